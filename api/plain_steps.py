"""What a person does with a form of the plain page: say something, press, look again, change the language."""

from fastapi import Request

from api.access import services_of
from api.conversations import answer_to, receive
from api.plain_fields import Form, is_payload
from api.plain_view import Turn
from api.shapes import Sent
from bot.knowledge.bilingual import LANGUAGES, Language
from bot.messages import Message
from bot.reception.errors import UnknownButton
from bot.reception.limits import LONGEST_MESSAGE_ID
from bot.reception.reception import MOMENT
from bot.store.conversations import About
from bot.wording import say


async def say_it(request: Request, about: About, form: Form) -> Turn:
    """Raises what the reception raises."""
    if form.payload is not None:
        return await _send(request, about, _pressed(form, form.payload))
    return await _send(request, about, Sent(text=form.text, message_id=form.one("message_id") or None))


def _pressed(form: Form, payload: str) -> Sent:
    """Buttons stand in one form, so each has its name in the message's id: pressed twice, done once."""
    if not is_payload(payload):
        raise UnknownButton
    given = form.one("message_id")
    return Sent(payload=payload, message_id=f"{given}.{payload}" if given else None)


async def switch_language(request: Request, about: About, form: Form) -> Turn:
    wished: Language = next((each for each in LANGUAGES if each == form.one("to")), about.language)
    words = say("chat", "switch_to", wished)
    return await _send(request, about, Sent(text=words, message_id=form.one("message_id") or None))


async def look_again(request: Request, about: About, form: Form) -> Turn:
    """Waits once more when an answer was not there."""
    awaited = form.one("awaited")
    if not awaited or len(awaited) > LONGEST_MESSAGE_ID:
        return Turn()
    services = services_of(request)
    if await services.waiting.answer(about.conversation_id, awaited) is not None:
        return Turn()
    moment = services.reception.wait_a_moment(about.language, about.incident)
    return Turn(awaited=awaited, moment=tuple(moment["messages"]))


async def _send(request: Request, about: About, sent: Sent) -> Turn:
    services = services_of(request)
    receipt = await receive(services, about, sent, request.headers.get("accept-language"))
    messages: list[Message] = (await answer_to(services, about, receipt))["messages"]
    # « One moment » is the only answer that is not stored.
    moment = tuple(message for message in messages if message["id"].startswith(MOMENT))
    repeated = receipt.repeated and sent.text is not None
    return Turn(receipt.message_id if moment else "", moment, repeated)
