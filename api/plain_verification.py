"""The check of a notice from the plain page: the API's own, and a page as long whatever it found."""

import time
from collections.abc import Awaitable, Callable

from fastapi import Request
from fastapi.responses import HTMLResponse

from api.access import services_of
from api.plain_fields import Form
from api.verification import ANSWER_BYTES, Typed, verify
from bot.store.conversations import About
from bot.verification.pace import wait_for_tick

Shown = Callable[[], Awaitable[HTMLResponse]]
# An outcome drawn on a page has more signs than as JSON; longer than the longest, in either language.
_OUTCOME_BYTES = 2 * ANSWER_BYTES
# No reference and no date is longer; whatever is, is an attempt like another.
_LONGEST = 200


async def check_notice(request: Request, about: About, form: Form, shown: Shown) -> HTMLResponse:
    """Where the register is on another machine, the page says so instead of showing the form."""
    if not services_of(request).settings.verifies:
        return await shown()
    started = time.monotonic()
    before = len((await shown()).body)
    typed = Typed(
        reference=form.one("reference")[:_LONGEST],
        birth_date=form.one("birth_date")[:_LONGEST],
        form=form.one("form")[:_LONGEST] or "-",
    )
    await verify(request, about, typed)
    page = _as_long(await shown(), before + _OUTCOME_BYTES)
    await wait_for_tick(started)
    return page


def _as_long(page: HTMLResponse, length: int) -> HTMLResponse:
    body = bytes(page.body)
    page.body = body + b" " * (length - len(body))
    page.headers["Content-Length"] = str(len(page.body))
    return page
