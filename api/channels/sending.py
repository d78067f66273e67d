"""One call to a provider: tried again at once when that may help, and its refusal understood."""

import httpx
import structlog
from tenacity import AsyncRetrying, retry_if_exception_type, stop_after_attempt, wait_random_exponential

from api.channels.base import Call, Channel, NotSent, Postponed
from api.channels.counting import SENT
from api.channels.pausing import Pausing

log = structlog.get_logger("vigie.channels")

_AT_ONCE = 2
_SERVER = 500
TIMEOUT = httpx.Timeout(10.0, connect=4.0)


class Down(Postponed):
    """The provider itself does not work: others need not be tried either."""


class Sending:
    def __init__(self, channel: Channel, http: httpx.AsyncClient, pausing: Pausing) -> None:
        self._channel = channel
        self._http = http
        self._pausing = pausing

    async def send(self, call: Call) -> str:
        """The provider's name of it, empty when it gives none. Raises NotSent."""
        try:
            # A provider that is known to be down gets one attempt, not several.
            async for attempt in AsyncRetrying(
                stop=stop_after_attempt(1 if self._pausing.paused else _AT_ONCE),
                wait=wait_random_exponential(multiplier=0.2, max=1),
                retry=retry_if_exception_type(Down),
                reraise=True,
            ):
                with attempt:
                    reference = await self._once(call)
        except NotSent as error:
            if isinstance(error, Down):
                self._pausing.failed()
            SENT.labels(self._channel.name, type(error).__name__.lower()).inc()
            log.warning("not_sent", channel=self._channel.name, reason=error.reason)
            raise
        self._pausing.succeeded()
        SENT.labels(self._channel.name, "taken").inc()
        return reference

    async def _once(self, call: Call) -> str:
        """Raises NotSent."""
        auth = httpx.BasicAuth(*call.auth) if call.auth else None
        try:
            response = await self._http.send(call.request(self._http), auth=auth)
        except httpx.HTTPError as error:
            raise Down(type(error).__name__) from None
        if response.is_success:
            return self._channel.reference(response)
        refusal = self._channel.refusal(response)
        if response.status_code >= _SERVER:
            raise Down(refusal.reason)
        raise refusal
