"""Something that the service says to a person without being asked, as the parts of a Change; said once."""

import secrets
from typing import Any

from bot.answers.book import AnswerBook
from bot.handover.offer import values_of
from bot.messages import spoken_messages, stored_answer
from bot.store.conversations import About
from bot.understanding import Understanding


def notice(book: AnswerBook, response: str, about: About) -> dict[str, Any]:
    answer = book.render(response, about.language, about.incident, values_of(0, about.language))
    messages, buttons = spoken_messages([answer], role="system")
    understanding = Understanding.certain(None, about.language).as_dict()
    return {
        "message_id": secrets.token_hex(8),
        "transcript": messages,
        "answer": stored_answer(messages, understanding, about.state),
        "buttons": buttons,
    }
