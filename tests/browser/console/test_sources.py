"""The console's sentences are those of data/wording/console.yml, and nothing in it reads markup."""

import re

import pytest

from api.console.page import PAGE, SOURCE
from bot.wording import wording

LONGEST_FILE = 200
SCRIPTS = sorted(SOURCE.rglob("*.js"))
# Named by what the server says: `channel_web`, `state_waiting` …
_MADE = re.compile(r"(?:channel|danger|language|role|state)_\w+")
_SENTENCE = re.compile(r"[A-ZÀ-Ý«]\S* .*[a-z]{2}")
_DANGEROUS = (
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "document.write",
    "localStorage",
    "sessionStorage",
)


def _text() -> str:
    page = (PAGE / "console.html").read_text(encoding="utf-8")
    return page + "".join(path.read_text(encoding="utf-8") for path in SCRIPTS)


def test_every_sentence_is_used() -> None:
    text = _text()
    unused = [key for key in wording("console") if not re.search(rf'["\.]{key}\b', text)]
    assert [key for key in unused if not _MADE.fullmatch(key)] == []


def test_every_sentence_that_is_said_exists() -> None:
    said = re.findall(r'\bsay(?:In)?\((?:\w+, )?"(\w+)"', "".join(p.read_text("utf-8") for p in SCRIPTS))
    assert said
    assert sorted(set(said) - set(wording("console"))) == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_is_short_and_holds_neither_sentences_nor_markup(path: object) -> None:
    text = path.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    assert len(text.splitlines()) < LONGEST_FILE
    assert text.startswith("// ")
    assert [word for word in _DANGEROUS if word in text] == []
    for line in text.splitlines():
        quoted = line.split("//")[0].split('"')[1::2]
        assert not [words for words in quoted if _SENTENCE.match(words)], line


def test_nothing_of_the_widget_is_known_here() -> None:
    assert not re.search(r"from \"[^\"]*widget", _text())
