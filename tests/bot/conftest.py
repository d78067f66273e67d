"""What the tests of the pure parts share: the real knowledge, and hypothesis without a clock."""

import hypothesis
import pytest

from bot.danger.check import DangerCheck, load_danger_check
from bot.knowledge.library import Library, load_library
from bot.redaction.redactor import Redactor
from bot.settings import Settings

# Times are measured in tests of their own; a busy machine must not fail the others.
hypothesis.settings.register_profile("vigie", deadline=None, database=None, print_blob=True)
hypothesis.settings.load_profile("vigie")


@pytest.fixture(scope="session")
def library(chosen_settings: Settings) -> Library:
    return load_library(chosen_settings.knowledge_dir)


@pytest.fixture(scope="session")
def redactor(library: Library) -> Redactor:
    """As the gateway builds it."""
    return Redactor(library.services.values())


@pytest.fixture(scope="session")
def danger(chosen_settings: Settings) -> DangerCheck:
    return load_danger_check(chosen_settings.knowledge_dir)
