"""Messages in the contract's shape, with opaque payloads instead of intents on their buttons."""

import json
import secrets
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Literal

from bot.answers.answer import Answer
from bot.knowledge.bilingual import Language
from bot.message_form import form_under

Role = Literal["bot", "user", "agent", "system"]
# The keys are those of the contract.
Message = dict[str, Any]


def _message(role: Role, text: str, language: Language, message_id: str | None = None) -> Message:
    return {
        "id": message_id or secrets.token_hex(8),
        "role": role,
        "text": text,
        "language": language,
        "buttons": [],
        "sources": [],
        "links": [],
        "form": None,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def user_message(text: str, language: Language, message_id: str | None = None) -> Message:
    """`message_id`: as the person's program named it, so that it knows its own message again."""
    return _message("user", text, language, message_id)


def agent_message(text: str, language: Language, message_id: str) -> Message:
    return _message("agent", text, language, message_id)


def spoken_messages(answers: Sequence[Answer], role: Role = "bot") -> tuple[list[Message], dict[str, str]]:
    """The messages, and what each opaque payload or form id stands for: `/intent title`, or a form."""
    messages, issued = [], {}
    for answer in answers:
        message = _message(role, answer.text, answer.language)
        content = answer.as_dict()
        message["sources"], message["links"] = list(content["sources"]), list(content["links"])
        for button in answer.buttons:
            payload = secrets.token_urlsafe(9)
            issued[payload] = f"{button.payload} {button.title}"
            message["buttons"].append({"title": button.title, "payload": payload})
        message["form"], of_form = form_under(answer)
        issued |= of_form
        messages.append(message)
    return messages, issued


def button_meaning(payload: str) -> tuple[str, dict[str, str]]:
    """`/affirm{"notice_channel":"email"}` → the topic, and what the button fills in."""
    topic, brace, rest = payload.removeprefix("/").partition("{")
    return topic, json.loads(brace + rest) if brace else {}


def stored_answer(
    messages: list[Message], understanding: dict[str, Any], state: str, **for_agents: Any
) -> dict[str, Any]:
    """What `POST …/messages` returns, kept so that a repeated message gets the same.

    `for_agents`: what the person is not sent: the facts that were told, the script in both languages.
    """
    return {"messages": messages, "understanding": understanding, "state": state, **for_agents}


def without_notes(answer: dict[str, Any], state: str) -> dict[str, Any]:
    """A stored answer as the person gets it, with the state of now."""
    return {"messages": answer["messages"], "understanding": answer["understanding"], "state": state}
