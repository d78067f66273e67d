"""Whatever is done to the lines of the audit is found, by whomever has the store but not the key."""

import asyncio
import json
from collections.abc import Awaitable, Callable

import pytest
from prometheus_client import REGISTRY
from redis.asyncio import Redis

from bot.audit.chain import AuditChain, Verified
from bot.audit.line import ACTIONS, Head, Line
from bot.audit.volume import Volume
from bot.store.audit import AuditStore
from bot.store.connection import GATEWAY_TIMEOUT_SECONDS, connect
from bot.store.counters import CounterStore
from bot.store.keys import AUDIT_HEAD, AUDIT_LINES

KEY, OTHER_KEY = b"a key of the tests", b"a key of somebody else"
LINES = 6


def chain(redis: Redis, key: bytes = KEY, openings: int = 60) -> AuditChain:
    return AuditChain(AuditStore(redis), key, Volume(CounterStore(redis), openings))


@pytest.fixture
async def audit(redis: Redis) -> AuditChain:
    written = chain(redis)
    for number in range(LINES):
        await written.record("camille", "opened", f"case{number}")
    return written


async def line(redis: Redis, place: int) -> str:
    return str(await redis.lindex(AUDIT_LINES, place))


async def alter(redis: Redis) -> None:
    await redis.lset(AUDIT_LINES, 2, (await line(redis, 2)).replace("case2", "case9"))


async def alter_the_time(redis: Redis) -> None:
    entry = json.loads(await line(redis, 2))
    entry["at"] += 60
    await redis.lset(AUDIT_LINES, 2, json.dumps(entry, sort_keys=True, separators=(",", ":")))


async def write_otherwise(redis: Redis) -> None:
    await redis.lset(AUDIT_LINES, 2, (await line(redis, 2)).replace('"actor"', '"actor":"zoe","actor"'))


async def damage(redis: Redis) -> None:
    await redis.lset(AUDIT_LINES, 2, b"\xff\xfe{")


async def remove(redis: Redis) -> None:
    await redis.lrem(AUDIT_LINES, 1, await line(redis, 2))


async def reorder(redis: Redis) -> None:
    third, fourth = await line(redis, 2), await line(redis, 3)
    await redis.lset(AUDIT_LINES, 2, fourth)
    await redis.lset(AUDIT_LINES, 3, third)


async def repeat(redis: Redis) -> None:
    await redis.lset(AUDIT_LINES, 2, await line(redis, 1))


async def forge(redis: Redis) -> None:
    """Rightly chained, by somebody with another key."""
    entry = json.loads(await line(redis, 2))
    before = json.loads(await line(redis, 1))
    forged = Line(3, entry["at"], "zoe", "opened", entry["case"]).chained(OTHER_KEY, before["hash"])
    await redis.lset(AUDIT_LINES, 2, forged.text)


@pytest.mark.parametrize(
    "done", [alter, alter_the_time, write_otherwise, damage, remove, reorder, repeat, forge]
)
async def test_what_was_done_to_the_third_line_is_found(
    redis: Redis, audit: AuditChain, done: Callable[[Redis], Awaitable[None]]
) -> None:
    assert await audit.verify() == Verified(LINES)
    await done(redis)
    assert await audit.verify() == Verified(2, 3)


async def test_a_first_line_that_was_removed_is_found(redis: Redis, audit: AuditChain) -> None:
    await redis.lpop(AUDIT_LINES)
    assert await audit.verify() == Verified(0, 1)


@pytest.mark.parametrize("cut", [1, 3, LINES])
async def test_a_tail_that_was_cut_is_found(redis: Redis, audit: AuditChain, cut: int) -> None:
    await redis.rpop(AUDIT_LINES, cut)
    assert await audit.verify() == Verified(LINES - cut, LINES - cut + 1)


async def _head_of_the_fourth(redis: Redis, key: bytes) -> str:
    return Head(4, json.loads(await line(redis, 3))["hash"]).text(key)


@pytest.mark.parametrize("head", ["", "nonsense", "4", "9" * 5000 + ":a:b", "forged"])
async def test_a_cut_tail_stays_found_with_another_head_and_more_lines(
    redis: Redis, audit: AuditChain, head: str
) -> None:
    forged = await _head_of_the_fourth(redis, OTHER_KEY) if head == "forged" else head
    await redis.rpop(AUDIT_LINES, 2)
    await redis.set(AUDIT_HEAD, forged)
    assert await audit.verify() == Verified(4, 5)
    for _ in range(3):
        await audit.record("camille", "closed", "case1")
    assert await audit.verify() == Verified(4, 5)


async def test_an_older_state_that_was_put_back_lacks_a_noted_mark(redis: Redis, audit: AuditChain) -> None:
    """Without the mark nothing can tell it: it was right once."""
    head, older = await redis.get(AUDIT_HEAD), await audit.verify()
    await audit.record("camille", "revealed", "case1")
    newer = await audit.verify()
    await redis.rpop(AUDIT_LINES)
    await redis.set(AUDIT_HEAD, head)
    assert await audit.verify(older.mark) == Verified(LINES)
    assert await audit.verify(newer.mark) == Verified(LINES, LINES + 1)


async def test_an_empty_audit_is_whole(redis: Redis) -> None:
    assert await chain(redis).verify() == Verified(0)


async def test_another_key_proves_nothing(redis: Redis, audit: AuditChain) -> None:
    assert await chain(redis, OTHER_KEY).verify() == Verified(0, 1)
    assert await audit.verify() == Verified(LINES)


async def test_writers_at_the_same_time_make_one_chain(store_address: str, redis: Redis) -> None:
    connections = [connect(store_address, GATEWAY_TIMEOUT_SECONDS) for _ in range(8)]
    writers = [chain(connection) for connection in connections]
    await asyncio.gather(
        *(writer.record("camille", "searched") for writer in writers for _ in range(40)),
    )
    assert await chain(redis).verify() == Verified(320)
    for connection in connections:
        await connection.aclose()


async def test_more_lines_than_one_page_are_checked(redis: Redis) -> None:
    written = chain(redis)
    for _ in range(1100):
        await written.record("camille", "searched")
    assert await written.verify() == Verified(1100)
    await redis.lset(AUDIT_LINES, 1050, await line(redis, 3))
    assert await written.verify() == Verified(1050, 1051)


@pytest.mark.parametrize(
    ("actor", "case"), [("Camille Martin", None), ("camille", "she said that"), ("", None), ("x" * 65, None)]
)
async def test_a_line_holds_names_and_ids_only(redis: Redis, actor: str, case: str | None) -> None:
    with pytest.raises(ValueError, match="names and ids"):
        await chain(redis).record(actor, "opened", case)
    assert await chain(redis).verify() == Verified(0)


def _raised(name: str, **labels: str) -> float:
    return REGISTRY.get_sample_value(name, labels) or 0.0


async def test_unusually_many_openings_raise_an_alert(redis: Redis) -> None:
    few = chain(redis, openings=3)
    before = _raised("vigie_agent_unusual_volume_total")
    for number in range(3):
        await few.record("camille", "opened", f"case{number}")
        await few.record("zoe", "opened", f"case{number}")
    assert _raised("vigie_agent_unusual_volume_total") == before
    await few.record("camille", "revealed", "case9")
    assert _raised("vigie_agent_unusual_volume_total") == before + 1


async def test_what_agents_do_is_counted_without_their_names(redis: Redis) -> None:
    before = _raised("vigie_agent_actions_total", action="taken")
    await chain(redis).record("camille", "taken", "case1")
    assert _raised("vigie_agent_actions_total", action="taken") == before + 1
    labels = [sample.labels for metric in REGISTRY.collect() for sample in metric.samples]
    actions = {found["action"] for found in labels if set(found) == {"action"}}
    assert actions <= set(ACTIONS)
