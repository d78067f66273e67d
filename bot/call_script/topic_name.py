"""The name of a topic in both languages, for agents: data/wording/topics.yml."""

from bot.call_script.spoken import Texts
from bot.knowledge.bilingual import LANGUAGES
from bot.wording import say


def topic_name(topic: str) -> Texts:
    """Raises UnknownReference."""
    return {language: say("topics", topic, language) for language in LANGUAGES}
