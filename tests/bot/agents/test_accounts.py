"""An account is checked when it is built; a password is long enough, and hashed anew at a new price."""

import pytest
from argon2 import PasswordHasher

from bot.agents.account import Account
from bot.agents.agent import Role
from bot.agents.errors import AgentExists, BadAgentName, UnknownAgent, WeakPassword
from bot.agents.password import Passwords
from bot.agents.second_factor import address_of_secret, new_secret, step_of
from tests.bot.agents.desk import CHEAP, PASSWORD, Desk

DEARER = PasswordHasher(time_cost=2, memory_cost=64, parallelism=1)


@pytest.mark.parametrize("name", ["", "a b", "é", "x" * 65, "a\n", "-", ".a", "a/b", "<b>"])
def test_a_bad_name_makes_no_account(name: str) -> None:
    with pytest.raises(BadAgentName):
        Account(name, Role.agent, "hash", "secret")


@pytest.mark.parametrize("fields", [{}, {"password": "hash"}, {"password": "hash", "subject": "somebody"}])
def test_an_account_has_one_way_in(fields: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="account"):
        Account("camille", Role.agent, **fields)


def test_what_is_secret_is_not_shown() -> None:
    shown = repr(Account("camille", Role.agent, "the-hash", "the-secret"))
    assert "the-" not in shown


async def test_names_are_taken_once(desk: Desk) -> None:
    await desk.hire()
    with pytest.raises(AgentExists):
        await desk.hire()
    with pytest.raises(UnknownAgent):
        await desk.store.change("nobody", disabled=1)


async def test_accounts_are_read_back_as_they_were_added(desk: Desk) -> None:
    first, second = await desk.hire("zoe", Role.supervisor), await desk.hire("adam")
    assert await desk.store.all() == [second, first]
    await desk.store.change("adam", disabled=1)
    assert await desk.desk.names() == ["zoe"]


@pytest.mark.parametrize("short", ["", "elevensigns", "e\u0301" * 11])
async def test_a_short_password_is_refused(short: str) -> None:
    with pytest.raises(WeakPassword):
        await Passwords(CHEAP).hashed(short)


async def test_the_default_price_is_that_of_the_library() -> None:
    kept = await Passwords().hashed(PASSWORD)
    assert kept.startswith("$argon2id$")
    assert not PasswordHasher().check_needs_rehash(kept)
    assert (await Passwords().verdict(kept, PASSWORD)).right


@pytest.mark.parametrize("kept", ["", "nonsense", "$argon2id$v=19$m=64,t=1,p=1$AAAA$AAAA"])
async def test_no_hash_or_a_damaged_one_is_a_wrong_password(kept: str) -> None:
    assert not (await Passwords(CHEAP).verdict(kept, PASSWORD)).right


async def test_a_hash_of_another_price_is_renewed_at_the_next_sign_in(desk: Desk) -> None:
    account = await desk.hire()
    await desk.store.change("camille", password=DEARER.hash(PASSWORD))
    assert await desk.right(account) == "SignedIn"
    kept = (await desk.store.all())[0].password
    assert not CHEAP.check_needs_rehash(kept)
    desk.clock.seconds += 30
    assert await desk.right(account) == "SignedIn"


def test_the_codes_are_those_of_the_standard() -> None:
    """RFC 6238, appendix B, the last six of its eight digits."""
    of_the_standard = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    assert step_of(of_the_standard, "287 082", 59) == 1
    assert step_of(of_the_standard, "081804", 1111111109) == 37037036
    assert step_of("", "287082", 59) is None


def test_a_phone_reads_whose_code_it_is() -> None:
    secret = new_secret()
    address = address_of_secret("camille", secret)
    assert address.startswith("otpauth://totp/Vigie:camille?")
    assert secret in address
