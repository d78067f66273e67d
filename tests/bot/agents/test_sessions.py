"""A session ends when idle, after twelve hours, and at once with its account or its password."""

import asyncio

from bot.agents.sessions import LIFE_SECONDS, SignedIn
from tests.bot.agents.desk import PASSWORD, Desk


async def signed_in(desk: Desk) -> SignedIn:
    account = await desk.hire()
    return await desk.sign_in("camille", PASSWORD, desk.clock.code(account.secret))


async def test_the_store_never_holds_the_token(desk: Desk) -> None:
    token = (await signed_in(desk)).token
    keys = [key async for key in desk.redis.scan_iter("*:session:*")]
    assert len(keys) == 1
    assert token not in keys[0] + str(await desk.redis.hgetall(keys[0]))


async def test_a_guessed_token_finds_nobody(desk: Desk) -> None:
    session = (await signed_in(desk)).session
    for guess in ("", "x", session.agent.session_id, "é\ud800", "x" * 5000):
        assert await desk.sessions.find(guess) is None


async def test_disabling_ends_the_session_at_once(desk: Desk) -> None:
    opened = await signed_in(desk)
    await desk.store.change("camille", disabled=1)
    assert await desk.sessions.find(opened.token) is None
    assert not await desk.sessions.still_open(opened.session.agent)
    await desk.store.change("camille", disabled=0)
    assert await desk.sessions.find(opened.token) is None, "it does not come back"


async def test_a_new_password_ends_every_session_at_once(desk: Desk) -> None:
    opened = await signed_in(desk)
    fresh = await desk.passwords.hashed("another good password")
    await desk.store.change("camille", ends_sessions=True, password=fresh)
    assert await desk.sessions.find(opened.token) is None


async def test_a_changed_role_is_seen_by_the_next_look_up(desk: Desk) -> None:
    opened = await signed_in(desk)
    await desk.store.change("camille", role="supervisor")
    found = await desk.sessions.find(opened.token)
    assert found
    assert found.agent.role == "supervisor"


async def test_signing_out_ends_this_session_only(desk: Desk) -> None:
    first = await signed_in(desk)
    desk.clock.seconds += 30
    account = (await desk.store.all())[0]
    second = await desk.sign_in("camille", PASSWORD, desk.clock.code(account.secret))
    await desk.desk.sign_out(first.session.agent)
    assert await desk.sessions.find(first.token) is None
    assert await desk.sessions.find(second.token)


async def test_an_idle_session_ends_and_a_used_one_does_not(desk: Desk) -> None:
    quick = Desk(desk.redis, desk.clock, idle_seconds=0.5)
    opened = await signed_in(quick)
    for _ in range(4):
        await asyncio.sleep(0.2)
        assert await quick.sessions.find(opened.token)
    await asyncio.sleep(0.7)
    assert await quick.sessions.find(opened.token) is None


async def test_a_socket_that_only_listens_does_not_keep_a_session_alive(desk: Desk) -> None:
    quick = Desk(desk.redis, desk.clock, idle_seconds=0.5)
    opened = await signed_in(quick)
    for _ in range(4):
        await quick.sessions.still_open(opened.session.agent)
        await asyncio.sleep(0.2)
    assert not await quick.sessions.still_open(opened.session.agent)


async def test_twelve_hours_are_the_end_however_busy(desk: Desk) -> None:
    opened = await signed_in(desk)
    desk.clock.seconds += LIFE_SECONDS - 1
    assert await desk.sessions.find(opened.token)
    desk.clock.seconds += 1
    assert await desk.sessions.find(opened.token) is None
