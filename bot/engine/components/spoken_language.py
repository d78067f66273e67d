"""The language of a message in the pipeline: decided by the gateway, or read from the text."""

from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.knowledge.bilingual import LANGUAGES, Language
from bot.language.choice import choose_language

_KEPT = "spoken_language"


def spoken_language(message: Message) -> Language:
    """Kept on the message, so that every component of the pipeline works with the same."""
    kept: Language | None = message.get(_KEPT)
    if kept is None:
        decided = (message.get("metadata") or {}).get("language")
        kept = (
            next((ours for ours in LANGUAGES if ours == decided), None)
            or choose_language(message.get(TEXT) or "").language
        )
        message.set(_KEPT, kept)
    return kept
