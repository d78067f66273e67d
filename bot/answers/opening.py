"""Opens the answer book with the settings' files and the values that only the settings know."""

from functools import cache

from bot.answers.book import AnswerBook, load_book
from bot.settings import Settings, settings


def open_book(settings: Settings) -> AnswerBook:
    """Raises BrokenPack."""
    values = {"retention_days": str(settings.retention_days)}
    return load_book(settings.domain_file, settings.knowledge_dir, values)


@cache
def shared_book() -> AnswerBook:
    """One for all actions of a process. Raises BrokenPack."""
    return open_book(settings())
