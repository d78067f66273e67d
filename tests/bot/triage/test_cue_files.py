"""data/triage/cues: every file loads, speaks both languages, and holds every cue that the code asks for."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.knowledge.errors import BrokenPack
from bot.knowledge.loading import load_pack
from bot.language.plain_words import plain_words
from bot.settings import PROJECT
from bot.triage.cue import CueFile, load_cues
from bot.triage.judging import cue_book
from bot.triage.signal import signal_pack

CUES = sorted((PROJECT / "data" / "triage" / "cues").glob("*.yml"))
CODE = sorted((PROJECT / "bot" / "triage").rglob("*.py"))


@pytest.mark.parametrize("path", CUES, ids=lambda path: path.stem)
def test_each_cue_has_phrases_in_both_languages(path: Path) -> None:
    for name, written in load_pack(path, CueFile).cues.items():
        assert set(written) == {"fr", "en"}, name
        assert all(written.values()), name


def test_each_cue_is_in_one_file() -> None:
    names = [name for path in CUES for name in load_pack(path, CueFile).cues]
    assert len(names) == len(set(names))


def test_no_cue_needs_the_organisations() -> None:
    names = {name for path in CUES for name in load_pack(path, CueFile).cues}
    assert load_cues({}).names == names


def test_each_word_of_a_phrase_can_be_said() -> None:
    packs = [load_pack(path, CueFile) for path in CUES]
    cues = [cue for pack in packs for cue in pack.cues.values()]
    phrases = [phrase for cue in cues for written in cue.values() for phrase in written]
    lists = [words for pack in packs for words in pack.words.values()]
    assert sorted({word for written in (*phrases, *lists) for word in unsayable(written)}) == []


def unsayable(phrase: str) -> Iterator[str]:
    for part in phrase.split():
        for word in part.removesuffix("?").split("|"):
            bare = word.removesuffix("~")
            if bare not in ("*", "^", "$") and not bare.startswith("<") and plain_words(bare) != [bare]:
                yield word


def strings(node: ast.AST) -> Iterator[str]:
    yield from (
        each.value
        for each in ast.walk(node)
        if isinstance(each, ast.Constant) and isinstance(each.value, str)
    )


def cues_asked_for(path: Path) -> Iterator[str]:
    """What stands in `says(...)`, by itself or as a tuple of the same file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    tuples = {
        node.targets[0].id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    }
    for call in ast.walk(tree):
        if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)):
            continue
        if call.func.attr == "says":
            for argument in call.args:
                yield from strings(argument)
                if isinstance(argument, ast.Starred) and isinstance(argument.value, ast.Name):
                    yield from strings(tuples[argument.value.id])


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.stem)
def test_the_code_asks_only_for_cues_that_exist(path: Path) -> None:
    assert set(cues_asked_for(path)) <= cue_book().names


def test_the_detectors_ask_for_cues() -> None:
    assert len({cue for path in CODE for cue in cues_asked_for(path)}) > 40


def signals_given(path: Path) -> Iterator[str]:
    for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        named = isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Signal"
        if named and isinstance(call.args[0], ast.Constant):
            yield call.args[0].value


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.stem)
def test_the_code_gives_only_signals_that_have_a_weight(path: Path) -> None:
    assert set(signals_given(path)) <= set(signal_pack().signals)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("cues: {asks: {fr: donnez, en: [give]}}\n", "cues.asks.fr"),
        ("cues: {asks: [donnez]}\n", "cues.asks"),
        ("words: {give: [a]}\ncues: {}\n", "words.give"),
        ("words: {give: a b}\n", "cues"),
        ("cues: {}\nmore: 1\n", "more"),
    ],
)
def test_a_broken_file_is_refused(tmp_path: Path, content: str, reason: str) -> None:
    path = tmp_path / "cues.yml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BrokenPack) as caught:
        load_pack(path, CueFile)
    assert reason in str(caught.value)
