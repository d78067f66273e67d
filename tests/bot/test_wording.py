import re
from pathlib import Path

import pytest

from bot.knowledge.bilingual import LANGUAGES
from bot.knowledge.errors import BrokenPack, UnknownReference
from bot.wording import WORDING_DIR, say, wording

FILES = sorted(path.stem for path in WORDING_DIR.glob("*.yml"))
PLACEHOLDER = re.compile(r"\{(\w+)\}")


def test_a_text_is_said_in_the_language_asked_for() -> None:
    assert say("errors", "empty_text", "fr") == "Le message est vide."
    assert say("errors", "empty_text", "en") == "The message is empty."


def test_values_are_filled_in() -> None:
    assert "https://vigie.example" in say("command_line", "address", "en", address="https://vigie.example")


def test_an_unknown_text_is_named() -> None:
    with pytest.raises(UnknownReference, match=r"errors\.nothing_like_it"):
        say("errors", "nothing_like_it", "fr")


@pytest.mark.parametrize("file", FILES)
def test_both_languages_fill_in_the_same_values(file: str) -> None:
    for key, text in wording(file).items():
        placeholders = [sorted(PLACEHOLDER.findall(text.in_(language))) for language in LANGUAGES]
        assert placeholders[0] == placeholders[1], key


@pytest.mark.parametrize("file", FILES)
def test_every_text_can_be_filled_in(file: str) -> None:
    for key, text in wording(file).items():
        values = dict.fromkeys(PLACEHOLDER.findall(text.fr), "x")
        for language in LANGUAGES:
            assert "{" not in say(file, key, language, **values)


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ('hello: {fr: "Bonjour"}\n', "hello.en"),
        ('hello: {en: "Hello"}\n', "hello.fr"),
        ('hello: {fr: "Bonjour", en: ""}\n', "hello.en"),
        ('hello: {fr: "Bonjour", en: "Hello", de: "Hallo"}\n', "hello.de"),
    ],
)
def test_a_text_missing_in_one_language_is_refused(tmp_path: Path, content: str, place: str) -> None:
    (tmp_path / "page.yml").write_text(content, encoding="utf-8")
    with pytest.raises(BrokenPack) as caught:
        wording("page", tmp_path)
    assert [problem.place for problem in caught.value.problems] == [place]
    assert "page.yml:1" in str(caught.value)
