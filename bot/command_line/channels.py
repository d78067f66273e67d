"""`vigie channels`: which are open, what is missing, what did not arrive."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import TypeVar

from rich.table import Table

from bot.command_line.channel_echo import try_on_echo, unsigned_call
from bot.command_line.operator import checked_settings, complain, fail, operator_language, pack_errors, screen
from bot.command_line.store import store_address
from bot.settings import Settings
from bot.store.connection import WORKER_TIMEOUT_SECONDS, connect
from bot.store.deliveries import DeliveryStore, Failed
from bot.store.errors import StoreUnavailable
from bot.wording import say

R = TypeVar("R")
_UNAUTHORIZED, _NOT_FOUND = 401, 404


def check() -> None:
    from api.channels.opening import missing_settings, open_channels, webhook_url, wished

    settings = checked_settings()
    _check_provider(settings)
    table = Table(_tell("channel"), _tell("state"), title=_tell("title"))
    for channel, names in missing_settings(settings).items():
        state = "open" if not names else "half" if wished(settings, channel) else "closed"
        table.add_row(_tell(channel), _tell(state, names=", ".join(map(_variable, names))))
    screen.print(table)
    with pack_errors():
        channels = open_channels(settings)
    if not channels:
        _print(_tell("none_open"))
    for channel in channels:
        screen.rule(_tell(channel))
        _print(_tell("webhook", url=webhook_url(settings, channel)))
        _try(settings, channel)


def failed() -> None:
    async def all_failed(store: DeliveryStore) -> list[Failed]:
        return await store.failed()

    found = _in_store(all_failed)
    if not found:
        _print(_tell("nothing_failed"))
        return
    columns = (_tell(name) for name in ("name", "channel", "when", "reason"))
    table = Table(*columns, title=_tell("failed_title"))
    for each in found:
        when = datetime.fromtimestamp(each.at).astimezone().isoformat(timespec="minutes")
        table.add_row(each.name, _tell(each.channel), when, _reason(each.reason))
    screen.print(table)
    _print(_tell("retry_hint"))


def retry(names: Sequence[str], *, everything: bool) -> None:
    if not names and not everything:
        raise complain(_tell("which"))

    async def sent_again(store: DeliveryStore) -> list[bool]:
        known = {each.name: each for each in await store.failed()}
        for name in names:
            if name not in known:
                raise complain(_tell("unknown_name", name=name))
        chosen = known.values() if everything else [known[name] for name in names]
        return [await store.send_again(each) for each in chosen]

    outcomes = _in_store(sent_again)
    _print(_tell("retried", count=sum(outcomes), gone=len(outcomes) - sum(outcomes)))


def _try(settings: Settings, channel: str) -> None:
    outcome = try_on_echo(settings, channel, operator_language())
    if outcome.failure:
        _print(_tell("echo_failed", channel=_tell(channel), reason=outcome.failure))
    else:
        _print(_tell("echo", channel=_tell(channel), count=len(outcome.received)))
    for received in outcome.received:
        screen.print_json(received)
    status = unsigned_call(settings, channel)
    keys = {None: "not_running", _UNAUTHORIZED: "refuses", _NOT_FOUND: "not_open_there"}
    _print(_tell(keys.get(status, "not_refused"), status=status))


def _check_provider(settings: Settings) -> None:
    from api.channels.opening import known_sms_providers

    with pack_errors():
        known = known_sms_providers()
    if settings.sms_provider not in known:
        raise complain(_tell("bad_provider", name=settings.sms_provider, known=", ".join(known)))


def _in_store(do: Callable[[DeliveryStore], Awaitable[R]]) -> R:
    async def run(address: str) -> R:
        redis = connect(address, WORKER_TIMEOUT_SECONDS)
        try:
            return await do(DeliveryStore(redis))
        finally:
            await redis.aclose()

    with store_address(checked_settings()) as address:
        try:
            return asyncio.run(run(address))
        except StoreUnavailable:
            raise fail("store_failed", place=address) from None


def _reason(reason: str) -> str:
    if reason in ("window", "key", "defect"):
        return _tell(f"reason_{reason}")
    return _tell("reason_code", code=reason)


def _variable(setting: str) -> str:
    return f"VIGIE_{setting.upper()}"


def _print(sentence: str) -> None:
    screen.print(sentence, highlight=False, markup=False, soft_wrap=True)


def _tell(key: str, **values: object) -> str:
    return say("channels", key, operator_language(), **values)
