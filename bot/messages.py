"""Messages in the contract's shape, with opaque payloads instead of intents on their buttons."""

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Literal

from bot.answers.answer import Answer
from bot.knowledge.bilingual import Language

Role = Literal["bot", "user", "agent", "system"]
# The keys are those of the contract.
Message = dict[str, Any]


def _message(role: Role, text: str, language: Language) -> Message:
    return {
        "id": secrets.token_hex(8),
        "role": role,
        "text": text,
        "language": language,
        "buttons": [],
        "sources": [],
        "links": [],
        "form": None,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def user_message(text: str, language: Language) -> Message:
    return _message("user", text, language)


def spoken_messages(answers: Sequence[Answer], role: Role = "bot") -> tuple[list[Message], dict[str, str]]:
    """The messages, and what each opaque payload on their buttons stands for: `/intent title`."""
    messages, issued = [], {}
    for answer in answers:
        message = _message(role, answer.text, answer.language)
        content = answer.as_dict()
        message["sources"], message["links"] = list(content["sources"]), list(content["links"])
        for button in answer.buttons:
            payload = secrets.token_urlsafe(9)
            issued[payload] = f"{button.payload} {button.title}"
            message["buttons"].append({"title": button.title, "payload": payload})
        messages.append(message)
    return messages, issued


def stored_answer(messages: list[Message], understanding: dict[str, Any], state: str) -> dict[str, Any]:
    """What `POST …/messages` returns, kept so that a repeated message gets the same."""
    return {"messages": messages, "understanding": understanding, "state": state}
