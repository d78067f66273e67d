"""The shipped call script with one thing changed."""

from pathlib import Path

from bot.answers.book import AnswerBook
from bot.call_script.opening import load_call_script
from bot.call_script.script import CallScript
from bot.settings import settings

INCIDENT = "cnam-2022"


def changed_script(
    folder: Path, book: AnswerBook, old: str, new: str, everywhere: bool = False
) -> CallScript:
    """The file must hold `old`; its first place is replaced, or all of them."""
    shipped = (settings().knowledge_dir / "call_script.yml").read_text(encoding="utf-8")
    assert old in shipped
    (folder / "call_script.yml").write_text(
        shipped.replace(old, new, -1 if everywhere else 1), encoding="utf-8"
    )
    return load_call_script(book, folder)
