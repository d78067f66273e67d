"""Messages in the contract's shape, with opaque payloads instead of intents on their buttons."""

import json
import secrets
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Literal

from bot.answers.answer import Answer
from bot.documents.form import paper_form
from bot.knowledge.bilingual import Language
from bot.verification.form import issue_form

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
        if answer.form is not None and answer.form != "verification":
            message["form"] = paper_form(answer.form, answer.language, answer.form_values)
        elif answer.form is not None:
            form = issue_form(answer.language)
            issued[form.form_id] = form.meaning
            message["form"] = form.shown
        messages.append(message)
    return messages, issued


def button_meaning(payload: str) -> tuple[str, dict[str, str]]:
    """`/affirm{"notice_channel":"email"}` → the topic, and what the button fills in."""
    topic, brace, rest = payload.removeprefix("/").partition("{")
    return topic, json.loads(brace + rest) if brace else {}


def stored_answer(messages: list[Message], understanding: dict[str, Any], state: str) -> dict[str, Any]:
    """What `POST …/messages` returns, kept so that a repeated message gets the same."""
    return {"messages": messages, "understanding": understanding, "state": state}
