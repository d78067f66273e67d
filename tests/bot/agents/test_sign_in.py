"""Five errors in a row lock, whatever was wrong and however many come at once; nothing tells names apart."""

from pathlib import Path

import pytest

from bot.agents.errors import SignInRefused
from bot.agents.sessions import Proven
from bot.store.connection import GATEWAY_TIMEOUT_SECONDS, connect
from bot.store.embedded import EmbeddedStore
from tests.bot.agents.desk import PASSWORD, Desk, wrong_code

WRONG = "not the right password"
REFUSED, LOCKED, IN = "SignInRefused", "AccountLocked", "SignedIn"


async def test_the_right_password_and_code_open_a_session(desk: Desk) -> None:
    account = await desk.hire()
    signed_in = await desk.sign_in("camille", PASSWORD, desk.clock.code(account.secret))
    found = await desk.sessions.find(signed_in.token)
    assert found == signed_in.session
    assert (found.agent.name, found.agent.role) == ("camille", "agent")


async def test_an_accent_in_two_signs_is_the_same_password(desk: Desk) -> None:
    account = await desk.hire()
    typed = PASSWORD.replace("é", "e\u0301")
    assert await desk.outcome("camille", typed, desk.clock.code(account.secret)) == IN


@pytest.mark.parametrize("early_or_late", [-1, 0, 1])
async def test_a_code_may_be_one_step_off(desk: Desk, early_or_late: int) -> None:
    assert await desk.right(await desk.hire(), early_or_late) == IN


@pytest.mark.parametrize("too_far", [-2, 2])
async def test_a_code_of_another_minute_is_refused(desk: Desk, too_far: int) -> None:
    assert await desk.right(await desk.hire(), too_far) == REFUSED


async def test_a_code_is_accepted_once(desk: Desk) -> None:
    account = await desk.hire()
    code = desk.clock.code(account.secret)
    assert await desk.outcome("camille", PASSWORD, code) == IN
    assert await desk.outcome("camille", PASSWORD, code) == REFUSED
    assert await desk.right(account, -1) == REFUSED, "an older one neither"
    desk.clock.seconds += 30
    assert await desk.right(account) == IN


async def test_one_code_at_the_same_time_lets_one_in(desk: Desk) -> None:
    account = await desk.hire()
    found = await desk.outcomes(5, "camille", PASSWORD, desk.clock.code(account.secret))
    assert sorted(found) == [REFUSED] * 4 + [IN]


async def test_a_code_is_not_used_up_by_a_wrong_password(desk: Desk) -> None:
    account = await desk.hire()
    assert await desk.outcome("camille", WRONG, desk.clock.code(account.secret)) == REFUSED
    assert await desk.right(account) == IN


@pytest.mark.parametrize("kind", ["password", "code", "no code", "letters", "used code"])
async def test_five_errors_of_any_kind_lock(desk: Desk, kind: str) -> None:
    account = await desk.hire()
    code = desk.clock.code(account.secret)
    if kind == "used code":
        assert await desk.right(account) == IN
    password = WRONG if kind == "password" else PASSWORD
    typed = {"code": wrong_code(code), "no code": "", "letters": "é\ud800 x"}.get(kind, code)
    assert [await desk.outcome("camille", password, typed) for _ in range(6)] == [REFUSED] * 5 + [LOCKED]
    desk.clock.seconds += 90
    assert await desk.right(account) == LOCKED


async def test_four_errors_are_given_back_by_a_success(desk: Desk) -> None:
    account = await desk.hire()
    for _ in range(3):
        assert [await desk.outcome("camille", WRONG, "") for _ in range(4)] == [REFUSED] * 4
        assert await desk.right(account) == IN
        desk.clock.seconds += 30


@pytest.mark.parametrize("name", ["camille", "nobody", "not a name\ud800", "-"])
async def test_a_hundred_guesses_at_once_are_five(desk: Desk, name: str) -> None:
    await desk.hire()
    found = await desk.outcomes(100, name, WRONG, "000000")
    assert (found.count(REFUSED), found.count(LOCKED)) == (5, 95)


async def test_a_name_that_nobody_has_behaves_as_any_other(desk: Desk) -> None:
    await desk.hire()
    known = [await desk.outcome("camille", WRONG, "000000") for _ in range(8)]
    unknown = [await desk.outcome("nobody", WRONG, "000000") for _ in range(8)]
    assert known == unknown


async def test_a_disabled_account_is_refused_as_any_other(desk: Desk) -> None:
    account = await desk.hire()
    await desk.store.change("camille", ends_sessions=True, disabled=1)
    assert await desk.right(account) == REFUSED


async def test_an_account_that_changes_while_it_is_checked_is_refused(desk: Desk) -> None:
    account = await desk.hire()
    attempt = await desk.store.attempt("camille", "-", 5)
    await desk.store.change("camille", ends_sessions=True, password=account.password)
    assert attempt.account
    with pytest.raises(SignInRefused):
        await desk.sessions.open(Proven("camille", attempt.account.epoch))


async def test_a_locked_account_stays_locked_over_restarts(tmp_path: Path) -> None:
    for restarted in range(3):
        store = EmbeddedStore(tmp_path)
        store.start()
        redis = connect(store.address, GATEWAY_TIMEOUT_SECONDS)
        desk = Desk(redis)
        if not restarted:
            await desk.hire()
            assert [await desk.outcome("camille", WRONG, "") for _ in range(5)] == [REFUSED] * 5
        else:
            account = (await desk.store.all())[0]
            assert await desk.right(account) == LOCKED
        await redis.aclose()
        store.stop()


async def test_unlocking_lets_the_right_one_in(desk: Desk) -> None:
    account = await desk.hire()
    await desk.outcomes(9, "camille", WRONG, "")
    await desk.store.change("camille", errors=0)
    assert await desk.right(account) == IN


async def test_one_address_cannot_lock_a_whole_organisation(desk: Desk) -> None:
    few = Desk(desk.redis, desk.clock, errors_of_a_network=7)
    account = await few.hire()
    found = [await few.outcome(f"nobody{number}", WRONG, "") for number in range(9)]
    assert found == [REFUSED] * 7 + ["TooManySignIns"] * 2
    elsewhere = await few.outcome("camille", PASSWORD, few.clock.code(account.secret), "192.0.2.2")
    assert elsewhere == IN


async def test_an_office_that_signs_in_rightly_is_never_too_many(desk: Desk) -> None:
    few = Desk(desk.redis, desk.clock, errors_of_a_network=2)
    account = await few.hire()
    for _ in range(5):
        assert await few.right(account) == IN
        few.clock.seconds += 30


async def test_without_second_factor_a_password_is_enough(desk: Desk) -> None:
    await desk.hire()
    assert await Desk(desk.redis, second_factor=False).outcome("camille", PASSWORD, "") == IN


async def test_every_sign_in_is_audited_and_what_was_typed_is_kept_nowhere(desk: Desk) -> None:
    account = await desk.hire()
    await desk.outcome("my-password-in-the-wrong-field", WRONG, "123456")
    await desk.right(account)
    await desk.outcomes(6, "camille", WRONG, "123456")
    refused = [("camille", "sign_in_refused")] * 5
    assert sorted(await desk.actions()) == sorted(
        [("-", "sign_in_refused"), ("camille", "signed_in"), *refused, ("camille", "locked")]
    )
    kept = [key async for key in desk.redis.scan_iter("*")]
    kept += [str(await desk.redis.hgetall(key)) for key in kept if ":account:" in key or ":session:" in key]
    kept += [line.text async for line in desk.audit.lines()]
    assert not any(secret in text for text in kept for secret in ("wrong-field", WRONG, PASSWORD))
