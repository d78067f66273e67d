"""Was a notice sent? One form of a conversation, answered alike whatever was found."""

import time
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, ConfigDict, StrictStr

from api.access import Conversation, services_of
from api.caller import address_of
from bot.store.json_text import json_text
from bot.verification.check import Attempt
from bot.verification.outcome import Outcome, signed
from bot.verification.pace import wait_for_tick

router = APIRouter(prefix="/conversations", tags=["verification"])

# Every answer has this many bytes: longer than the longest, in either language.
ANSWER_BYTES = 8192


class Typed(BaseModel):
    """As printed on the notice, and as 1980-02-29 or 29/02/1980; whatever is typed is an attempt.

    `form`: the id of the form that a message carried; one that is over, used or another conversation's checks
    nothing, and is answered `locked`. Without it the conversation's token is what binds the attempt.
    """

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"reference": "XXXX-XXXXX-XXXXX", "birth_date": "1980-02-29"}]}
    )

    reference: StrictStr
    birth_date: StrictStr
    form: StrictStr | None = None


@router.post("/{conversation_id}/verification", response_class=JSONResponse)
async def verify(request: Request, about: Conversation, typed: Typed) -> Response:
    started = time.monotonic()
    services = services_of(request)
    attempt = Attempt(
        about.conversation_id, about.incident, address_of(request), typed.reference, typed.birth_date
    )
    # Both calls are made for every form, so that a form that is over takes as long as another.
    good = await services.reception.accepts_form(about, typed.form)
    outcome = await services.verifier.check(attempt, valid=good)
    signature = signed(outcome, services.outcome_secret)
    messages = await services.reception.note_verification(about, outcome, signature, form_over=not good)
    content = _padded({"outcome": outcome.result, "notice": _notice(outcome), "messages": messages})
    await wait_for_tick(started)
    return Response(content, media_type="application/json", headers={"Cache-Control": "no-store"})


def _notice(outcome: Outcome) -> dict[str, str] | None:
    if outcome.sent_on is None or outcome.channel is None:
        return None
    return {"sent_on": outcome.sent_on.isoformat(), "channel": outcome.channel}


def _padded(answer: dict[str, Any]) -> bytes:
    bare = len(json_text({**answer, "padding": ""}).encode())
    return json_text({**answer, "padding": " " * (ANSWER_BYTES - bare)}).encode()
