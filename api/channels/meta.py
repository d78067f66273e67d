"""What WhatsApp and Messenger share: Meta's signature, handshake and error codes."""

from collections.abc import Iterator, Mapping
from typing import Any

import httpx

from api.channels.base import (
    Channel,
    Forged,
    Impossible,
    NotSent,
    Postponed,
    Received,
    Unreadable,
    Unwanted,
    content_of,
    refusal_by_status,
    require_same,
    require_signature,
)
from api.channels.reading import dict_of, dicts_of

DAY_SECONDS = 24 * 3600
# https://developers.facebook.com/docs/graph-api/guides/error-handling and the Cloud API's list of codes.
_LATER = frozenset({1, 2, 4, 17, 32, 190, 613, 80007, 130429, 131000, 131016, 131048, 131056, 131057, 133004})
_CLOSED = frozenset({131047, 2018278, 2018065})
_UNWANTED = frozenset({131050, 551, 2018108, 1545041})


class MetaChannel(Channel):
    """Secrets: of the app (signs calls), of the handshake, and the token that we call with."""

    window_seconds = DAY_SECONDS

    def __init__(self, api: str, token: str, app_secret: str, verify_token: str) -> None:
        self._api = api
        self._token = token
        self._app_secret = app_secret
        self._verify_token = verify_token

    def verify(self, received: Received, now: float) -> None:  # Meta signs no time
        given = received.header("x-hub-signature-256")
        if not given.startswith("sha256="):
            raise Forged
        require_signature(given, self._app_secret, received.body)

    def handshake(self, query: Mapping[str, str]) -> str:
        if query.get("hub.mode") != "subscribe":
            raise Forged
        require_same(query.get("hub.verify_token", ""), self._verify_token)
        return query.get("hub.challenge", "")

    def refusal(self, response: httpx.Response) -> NotSent:
        code = dict_of(dict_of(content_of(response)).get("error")).get("code")
        found = refusal_by_code(code) or refusal_by_status(response)
        return Impossible(str(code)) if code and isinstance(found, Impossible) else found

    @property
    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self._token}"}


def refusal_by_code(code: Any) -> NotSent | None:
    """None for a code that is not in our lists, or is no number."""
    if not isinstance(code, int):
        return None
    if code in _UNWANTED:
        return Unwanted(str(code))
    if code in _CLOSED:
        return Impossible("window")
    return Postponed(str(code)) if code in _LATER else None


def entries_of(received: Received, expected: str) -> Iterator[dict[str, Any]]:
    """The entries of a batch. Raises Unreadable when it is another product's."""
    content = dict_of(received.json())
    if content.get("object") != expected:
        raise Unreadable("object")
    return dicts_of(content.get("entry"))
