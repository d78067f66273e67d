"""One-time links on a real store: once, not for long, for one thing, and nothing in clear."""

import re

import pytest
from redis.asyncio import Redis

from bot.messaging.link_tries import TRIES_AN_HOUR, LinkTries, TooManyLinks
from bot.messaging.links import LINK_SECONDS, PAGE_SECONDS, LinkedThing, OneTimeLinks
from bot.store.counters import CounterStore
from bot.store.links import LinkStore

SITE = "https://help.example.org"
CHAT, OTHER_CHAT = "a" * 32, "b" * 32
PLAN = {
    "kind": "document",
    "paper": "plan",
    "language": "fr",
    "title": "Mon plan",
    "values": {"cases": ["money_stolen/card"], "done": ["block_card"], "later": []},
}


@pytest.fixture
def links(redis: Redis) -> OneTimeLinks:
    return OneTimeLinks(LinkStore(redis), f"{SITE}/")


def token_of(link: str) -> str:
    return link.partition("#")[2]


async def test_the_token_stands_behind_the_sign_that_browsers_keep_to_themselves(links: OneTimeLinks) -> None:
    link = await links.to_form(CHAT, {"kind": "verification"})
    assert re.fullmatch(rf"{SITE}/f#[A-Za-z0-9_-]{{22}}", link)
    assert link != await links.to_form(CHAT, {"kind": "verification"})


async def test_without_a_public_address_the_link_is_one_of_this_site(redis: Redis) -> None:
    assert (await OneTimeLinks(LinkStore(redis), "").to_message(CHAT, "m1")).startswith("/f#")


@pytest.mark.parametrize(
    ("form", "thing"),
    [
        ({"kind": "verification", "id": "x", "fields": []}, LinkedThing(CHAT, "verification")),
        ({"kind": "call_back", "title": "Être rappelé"}, LinkedThing(CHAT, "call_back")),
        (PLAN, LinkedThing(CHAT, "document", "plan", PLAN["values"])),
    ],
)
async def test_a_link_opens_once_and_its_page_again(
    links: OneTimeLinks, form: dict[str, object], thing: LinkedThing
) -> None:
    token = token_of(await links.to_form(CHAT, form))
    opened = await links.open(token)
    assert opened is not None
    assert opened.thing == thing
    assert await links.open(token) is None
    assert await links.page(opened.pass_) == await links.page(opened.pass_) == thing


async def test_a_message_is_named_and_not_copied(links: OneTimeLinks) -> None:
    opened = await links.open(token_of(await links.to_message(CHAT, "m1")))
    assert opened is not None
    assert opened.thing == LinkedThing(CHAT, "message", message_id="m1")


@pytest.mark.parametrize("kind", ["box", "stations", "message"])
async def test_what_is_filled_in_inside_the_chat_has_no_link(links: OneTimeLinks, kind: str) -> None:
    with pytest.raises(ValueError, match=kind):
        await links.to_form(CHAT, {"kind": kind})


async def test_a_link_is_over_after_ten_minutes_and_its_page_after_half_an_hour(
    links: OneTimeLinks, redis: Redis
) -> None:
    token = token_of(await links.to_form(CHAT, {"kind": "verification"}))
    [link] = await redis.keys("*")
    assert LINK_SECONDS - 5 < await redis.ttl(link) <= LINK_SECONDS == 600
    await redis.expire(link, 0)
    assert await links.open(token) is None
    opened = await links.open(token_of(await links.to_form(CHAT, {"kind": "verification"})))
    assert opened is not None
    [page] = await redis.keys("*")
    assert PAGE_SECONDS - 5 < await redis.ttl(page) <= PAGE_SECONDS == 1800
    await redis.expire(page, 0)
    assert await links.page(opened.pass_) is None


async def test_each_link_leads_to_its_own_conversation(links: OneTimeLinks) -> None:
    one = await links.open(token_of(await links.to_form(CHAT, {"kind": "verification"})))
    other = await links.open(token_of(await links.to_form(OTHER_CHAT, {"kind": "verification"})))
    assert one is not None
    assert other is not None
    assert (one.thing.conversation_id, other.thing.conversation_id) == (CHAT, OTHER_CHAT)
    assert await links.page(one.pass_) != await links.page(other.pass_)


async def test_a_link_is_no_page_and_a_page_no_link(links: OneTimeLinks) -> None:
    token = token_of(await links.to_form(CHAT, {"kind": "verification"}))
    assert await links.page(token) is None
    opened = await links.open(token)
    assert opened is not None
    assert await links.open(opened.pass_) is None


@pytest.mark.parametrize("token", ["", "x", "é", "A" * 22, "A" * 5000, "*", "\0"])
async def test_a_wrong_token_opens_nothing(links: OneTimeLinks, token: str) -> None:
    await links.to_form(CHAT, {"kind": "verification"})
    assert await links.open(token) is None
    assert await links.page(token) is None


async def test_the_store_holds_no_secret_and_nothing_that_was_typed(
    links: OneTimeLinks, redis: Redis
) -> None:
    typed = {**PLAN, "values": {"cases": ["Camille Martin", "é", "money_stolen/card"]}, "draft": "Camille"}
    first = token_of(await links.to_form(CHAT, typed))
    opened = await links.open(token_of(await links.to_form(CHAT, typed)))
    assert opened is not None
    kept = " ".join([f"{key} {await redis.get(key)}" for key in await redis.keys("*")])
    assert "money_stolen/card" in kept
    for secret in (first, opened.pass_, "Camille", "é", "\\u00e9", "Mon plan"):
        assert secret not in kept
    assert all(key.startswith("vigie:1:{links}:") for key in await redis.keys("*"))


async def test_who_tries_wrong_links_is_stopped_and_nobody_else(links: OneTimeLinks, redis: Redis) -> None:
    tries = LinkTries(links, CounterStore(redis))
    for _ in range(TRIES_AN_HOUR):
        assert await tries.open("A" * 22, "one network") is None
    good = token_of(await links.to_form(CHAT, {"kind": "verification"}))
    with pytest.raises(TooManyLinks):
        await tries.open(good, "one network")
    assert await tries.open(good, "another network") is not None


async def test_links_that_are_good_are_not_counted(links: OneTimeLinks, redis: Redis) -> None:
    tries = LinkTries(links, CounterStore(redis))
    for _ in range(TRIES_AN_HOUR + 1):
        link = await links.to_form(CHAT, {"kind": "call_back"})
        assert await tries.open(token_of(link), "one network") is not None
