"""Finds the questions of one message: « Combien de personnes ? Et où porter plainte ? » holds two."""

import re
from functools import cache
from itertools import pairwise

from bot.knowledge.bilingual import Strict
from bot.knowledge.loading import load_pack
from bot.language.plain_words import plain_words
from bot.settings import PROJECT

QUESTIONS_FILE = PROJECT / "data" / "language" / "questions.yml"

_SENTENCE = re.compile(r"[^.?!;\n]+[.?!;\n]*")
_WORD = re.compile(r"\S+")
# « Où ? » says nothing alone.
_FEWEST_WORDS = 3


class QuestionWords(Strict):
    """data/language/questions.yml"""

    openers: tuple[str, ...]
    joints: tuple[str, ...]


@cache
def _words() -> QuestionWords:
    return load_pack(QUESTIONS_FILE, QuestionWords)


def questions_of(text: str) -> list[str]:
    """The parts that ask something, in order; statements around them are left out."""
    parts = [part for sentence in _SENTENCE.findall(text) for part in _split_at_joints(sentence)]
    return [part for part in parts if _asks(part)]


def _split_at_joints(sentence: str) -> list[str]:
    """« quand c'est arrivé et comment porter plainte » → two; « ma femme et moi » stays whole."""
    places = [
        word.start()
        for word in _WORD.finditer(sentence)
        if word.start() and _joined_question(sentence[word.start() :])
    ]
    bounds = [0, *places, len(sentence)]
    return [sentence[start:end].strip() for start, end in pairwise(bounds)]


def _joined_question(rest: str) -> bool:
    start = " ".join(plain_words(rest)) + " "
    return any(
        start.startswith(f"{joint} {opener} ") for joint in _words().joints for opener in _words().openers
    )


def _asks(part: str) -> bool:
    words = plain_words(part)
    start = " ".join(words) + " "
    for joint in _words().joints:
        start = start.removeprefix(f"{joint} ")
    opened = any(start.startswith(f"{opener} ") for opener in _words().openers)
    return len(words) >= _FEWEST_WORDS and (opened or part.rstrip().endswith("?"))
