"""Reads the call script once at start, and proves that all of it can be said."""

from pathlib import Path

from bot.answers.book import AnswerBook
from bot.call_script.checking import problems_of
from bot.call_script.pack import CallScriptPack
from bot.call_script.script import CallScript
from bot.knowledge.errors import BrokenPack
from bot.knowledge.loading import load_pack
from bot.settings import settings


def load_call_script(book: AnswerBook, data: Path | None = None) -> CallScript:
    """The script for the usual incident, from `data` or the settings' folder. Raises BrokenPack."""
    path = (data or settings().knowledge_dir) / "call_script.yml"
    pack = load_pack(path, CallScriptPack)
    problems = tuple(problems_of(pack, book))
    if problems:
        raise BrokenPack(path, problems)
    return CallScript(pack, book, settings().default_incident)
