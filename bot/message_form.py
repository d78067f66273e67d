"""What pages draw under a message: a form to fill in, a checklist, cards; and what its payloads stand for."""

import secrets
from typing import Any

from bot.answers.answer import Answer
from bot.documents.form import paper_form
from bot.knowledge.bilingual import Language
from bot.reception.limits import LONGEST_PASTED, LONGEST_TEXT
from bot.verification.form import issue_form
from bot.wording import say

Shown = dict[str, Any] | None
Issued = dict[str, str]
_CALL_BACK_WORDS = ("title", "phone", "phone_hint", "when", "when_hint", "submit")
_LONGEST = {"paste": LONGEST_PASTED, "place": LONGEST_TEXT}


def form_under(answer: Answer) -> tuple[Shown, Issued]:
    """The message's `form`, and what each payload or id in it stands for."""
    match answer.form:
        case None:
            return _cards(answer), {}
        case "verification":
            form = issue_form(answer.language)
            return form.shown, {form.form_id: form.meaning}
        case "call_back":
            words = {key: say("call_back_form", key, answer.language) for key in _CALL_BACK_WORDS}
            return {"kind": "call_back", **words}, {}
        case "paste" | "place":
            return _box(answer.form, answer.language), {}
        case paper:
            shown = paper_form(paper, answer.language, answer.form_values)
            plan, issued = _checklist(answer.shown.get("plan"))
            return shown | plan, issued


def _cards(answer: Answer) -> Shown:
    stations = answer.shown.get("stations")
    return {"kind": "stations", "stations": stations} if stations else None


def _box(name: str, language: Language) -> dict[str, Any]:
    """What is typed there is sent as the next message."""
    words = {key: say("box_form", f"{name}_{key}", language) for key in ("label", "hint", "submit")}
    return {"kind": "box", "name": name, "longest": _LONGEST[name], **words}


def _checklist(plan: dict[str, Any] | None) -> tuple[dict[str, Any], Issued]:
    """Each step that is not done gets the payload that marks it."""
    if plan is None:
        return {}, {}
    issued, steps = {}, []
    for step in plan["steps"]:
        payload = None
        if step["state"] != "done":
            payload = secrets.token_urlsafe(9)
            issued[payload] = f'/affirm{{"done":"{step["name"]}"}} {step["title"]}'
        steps.append({**step, "payload": payload})
    return {"plan": {**plan, "steps": steps}}, issued
