"""From the plain page to people and back: a call back, a code for the phone, a code from a call."""

from datetime import datetime

from fastapi import Request

from api.agent_shapes import CallBackShape, CodeShape
from api.plain_fields import Carried, Form, menu_payloads
from api.plain_refusals import refusal_for
from api.plain_view import PhoneCode, Talk, Turn
from api.reaching_people import ask_to_be_called, code_for_phone, go_on
from api.speech import language_of
from bot.handover.hours import PARIS
from bot.knowledge.bilingual import Language
from bot.reception.errors import BadPhone
from bot.store.conversations import About
from bot.wording import say

# What is longer is no number, no time and no code; the beginning is refused like another wrong one.
_LONGEST = 40
_LONGEST_WHEN = 100
_GROUP = 4


async def ask_call_back(request: Request, about: About, form: Form) -> Turn:
    """The number is never shown again."""
    wish = CallBackShape(phone=form.one("phone")[:_LONGEST], when=form.one("when")[:_LONGEST_WHEN])
    try:
        await ask_to_be_called(request, about, wish)
    except BadPhone as error:
        return Turn(refusal=refusal_for(error, language_of(request)), at_phone=True)
    return Turn(called_back=True)


async def show_code(request: Request, about: About, form: Form) -> Turn:  # noqa: ARG001  # as every step
    issued = await code_for_phone(request, about)
    code, ends = issued["code"], datetime.fromisoformat(issued["expires_at"]).astimezone(PARIS)
    clock = say("chat", "clock", language_of(request), hour=ends.hour, minute=f"{ends.minute:02d}")
    return Turn(code=PhoneCode((code[:_GROUP], code[_GROUP:]), clock))


async def continued(request: Request, form: Form) -> Talk:
    """The call that the code leads to. Raises NamedRefusal."""
    opened = await go_on(request, CodeShape(code=form.one("code")[:_LONGEST]))
    language: Language = opened["language"]
    request.state.language = language
    carried = Carried(opened["id"], opened["token"], menu_payloads(opened["menu"]))
    return Talk(carried, opened["incident"], "bot", opened["messages"])
