"""The script as it is shipped."""

import pytest

from bot.answers.book import AnswerBook
from bot.call_script.opening import load_call_script
from bot.call_script.script import CallScript


@pytest.fixture(scope="session")
def script(book: AnswerBook) -> CallScript:
    return load_call_script(book)
