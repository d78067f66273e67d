"""What is known of the genuine notices of an incident."""

from functools import cache

from bot.knowledge.genuine import GenuineNotice
from bot.knowledge.library import load_library
from bot.settings import settings


@cache
def genuine_notice(incident: str) -> GenuineNotice | None:
    """None when the pack says nothing of them. Raises BrokenPack or KeyError."""
    return load_library(settings().knowledge_dir).incidents[incident].genuine_notice
