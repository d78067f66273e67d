"""Links that a chat sends where something must not be typed into it: each for one thing, good once."""

import hashlib
import re
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, cast, get_args

from bot.store.links import LinkStore

LINK_SECONDS = 10 * 60
PAGE_SECONDS = 30 * 60
FormKind = Literal["verification", "call_back", "document"]
# Names of cases and steps, `case/detail`: what somebody typed has blanks, accents or capital letters.
_NAME = re.compile(r"[a-z0-9_]+(?:/[a-z0-9_]*)?")


@dataclass(frozen=True)
class LinkedThing:
    """All that a link leads to.

    `paper` and `values`: of a document's form, names only; `message_id`: of what is to be read.
    """

    conversation_id: str
    kind: FormKind | Literal["message"]
    paper: str = ""
    values: Mapping[str, list[str]] = field(default_factory=dict)
    message_id: str = ""


@dataclass(frozen=True)
class OpenedLink:
    """`pass_`: the page's own secret, good for this thing and nothing else of the conversation."""

    pass_: str
    thing: LinkedThing


class OneTimeLinks:
    """The store keeps digests of the secrets only. Store failures pass as StoreUnavailable."""

    def __init__(self, store: LinkStore, public_url: str) -> None:
        self._store = store
        self._public_url = public_url.rstrip("/")

    async def to_form(self, conversation_id: str, form: Mapping[str, Any]) -> str:
        """`form`: of a message. Raises ValueError for a kind that can be filled in inside the chat."""
        if form["kind"] not in get_args(FormKind):
            raise ValueError(form["kind"])
        kind = cast(FormKind, form["kind"])
        values = _names(form.get("values", {}))
        return await self._issue(LinkedThing(conversation_id, kind, form.get("paper", ""), values))

    async def to_message(self, conversation_id: str, message_id: str) -> str:
        return await self._issue(LinkedThing(conversation_id, "message", message_id=message_id))

    async def open(self, token: str) -> OpenedLink | None:
        """Once; None when it is wrong, used or over."""
        content = await self._store.redeem(_digest(token))
        if content is None:
            return None
        pass_ = _drawn()
        await self._store.open_page(_digest(pass_), content, PAGE_SECONDS)
        return OpenedLink(pass_, LinkedThing(**content))

    async def page(self, pass_: str) -> LinkedThing | None:
        """As often as it is shown: a typing error needs no new link. None when it is wrong or over."""
        content = await self._store.page(_digest(pass_))
        return LinkedThing(**content) if content else None

    async def _issue(self, thing: LinkedThing) -> str:
        token = _drawn()
        await self._store.issue(_digest(token), asdict(thing), LINK_SECONDS)
        # Behind the #, which browsers keep to themselves: no log, proxy or preview gets to see it.
        return f"{self._public_url}/f#{token}"


def _names(values: Mapping[str, list[str]]) -> dict[str, list[str]]:
    return {name: [each for each in given if _NAME.fullmatch(each)] for name, given in values.items()}


def _drawn() -> str:
    return secrets.token_urlsafe(16)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
