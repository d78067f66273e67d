"""The knowledge that the sentences are compared with."""

import pytest

from bot.answers.book import AnswerBook
from bot.knowledge.library import Library


@pytest.fixture(scope="session")
def library(book: AnswerBook) -> Library:
    return book.library
