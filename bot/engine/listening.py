"""Understands single texts the way the service does: prepared first, then ranked by the model."""

from pathlib import Path

from bot.answers.book import AnswerBook
from bot.danger.check import load_danger_check
from bot.engine.dialogue import Dialogue
from bot.reception.prepared import Preparation
from bot.redaction.redactor import Redactor
from bot.settings import Settings
from bot.store.conversations import About
from bot.understanding import Understanding


class Listener:
    """No store and no conversation: every text is a first message."""

    def __init__(self, settings: Settings, model: Path, book: AnswerBook) -> None:
        services = book.library.services.values()
        danger = load_danger_check(settings.knowledge_dir)
        self._preparation = Preparation(Redactor(services), danger, settings.default_language)
        self._dialogue = Dialogue(model, book)
        self._about = About("-", settings.default_incident, "web", settings.default_language, None, "bot")

    async def understand(self, text: str) -> Understanding:
        """Raises the reception's errors for a text that the service would refuse."""
        prepared = self._preparation.prepare(text, self._about, None)
        if prepared.response is not None or prepared.pasted is not None:
            return Understanding.certain(prepared.topic, prepared.language)
        guesses, understood = await self._dialogue.rank(prepared.text, prepared.language)
        return Understanding.ranked(guesses, understood, prepared.language)
