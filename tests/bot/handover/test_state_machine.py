"""Whatever happens in any order: one owner, a silent machine while an agent holds, none lost or doubled."""

import asyncio
import secrets
from collections.abc import Coroutine, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from redis.asyncio import Redis

from bot.answers.book import AnswerBook
from bot.handover.handover import NOTHING_SEEN, Ending
from bot.store.acceptance import MOST_WAITING_MESSAGES
from bot.store.connection import GATEWAY_TIMEOUT_SECONDS, connect
from bot.store.errors import InboxFull, NotPossibleNow, Unseen
from bot.store.keys import ConversationKeys
from tests.bot.handover.scene import ASKS, STOPS, Begun, Scene

AGENTS = ("Ana", "Bo")
_T = TypeVar("_T")


@dataclass
class Given:
    """Where the machines run, one after the other."""

    loop: asyncio.AbstractEventLoop
    redis: Redis
    book: AnswerBook


GIVEN: list[Given] = []


@pytest.fixture
def given(store_address: str, book: AnswerBook) -> Iterator[None]:
    loop = asyncio.new_event_loop()
    redis = connect(store_address, GATEWAY_TIMEOUT_SECONDS)
    GIVEN.append(Given(loop, redis, book))
    yield
    GIVEN.clear()
    loop.run_until_complete(redis.aclose())
    loop.close()


class HandOverMachine(RuleBasedStateMachine):
    """One conversation; a worker and a gateway that may die between any two steps; two agents."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = GIVEN[0].loop
        self.scene = Scene(GIVEN[0].redis, GIVEN[0].book)
        self.run(GIVEN[0].redis.flushall())
        self.id = self.run(self.scene.open())
        self.said: list[str] = []
        self.written: list[str] = []
        self.begun: Begun | None = None
        self.length, self.state = 0, "bot"

    def run(self, work: Coroutine[Any, Any, _T]) -> _T:
        return self.loop.run_until_complete(work)

    @property
    def about(self) -> Any:
        return self.run(self.scene.conversations.about(self.id))

    # The person

    @rule(text=st.sampled_from(["a question", ASKS, STOPS]), repeated=st.booleans())
    def says(self, text: str, repeated: bool) -> None:
        """`repeated`: the gateway died before it answered, and the person's program sends it again."""
        message_id = secrets.token_hex(8)
        try:
            for _ in range(1 + repeated):
                self.run(self.scene.say(self.id, text, message_id))
        except InboxFull:
            assert len(self.said) >= MOST_WAITING_MESSAGES
        else:
            self.said.append(message_id)

    @precondition(lambda self: self.about.state in ("bot", "closed"))
    @rule()
    def joins_the_queue(self) -> None:
        self.says(ASKS, repeated=False)
        self.run(self.scene.drain(self.id))

    # Workers

    @precondition(lambda self: self.waits_for_a_worker())
    @rule()
    def a_worker_begins(self) -> None:
        """Also while another one is at it: that one has died, or is slow."""
        self.begun = self.run(self.scene.begin(self.id)) or self.begun

    @precondition(lambda self: self.begun is not None)
    @rule()
    def the_worker_commits(self) -> None:
        assert self.begun is not None
        self.run(self.scene.commit(self.id, self.begun))
        self.begun = None

    @precondition(lambda self: self.begun is not None)
    @rule()
    def the_worker_dies(self) -> None:
        self.begun = None

    def waits_for_a_worker(self) -> bool:
        return bool(self.run(self.scene.redis.xlen(ConversationKeys(self.id).inbox)))

    # Agents

    @precondition(lambda self: self.about.state != "bot")
    @rule(agent=st.sampled_from(AGENTS))
    def takes(self, agent: str) -> None:
        before = self.about
        try:
            self.run(self.scene.hand_over.take(agent, self.id))
        except NotPossibleNow:
            assert before.state != "waiting"
        else:
            assert before.state == "waiting"
            assert self.about.owner == agent

    @precondition(lambda self: self.about.owner)
    @rule(agent=st.sampled_from(AGENTS), repeated=st.booleans())
    def writes(self, agent: str, repeated: bool) -> None:
        before, message_id = self.about, secrets.token_hex(8)
        try:
            for _ in range(1 + repeated):
                self.run(self.scene.hand_over.write(agent, self.id, "hello", message_id))
        except NotPossibleNow:
            assert before.owner != agent
        else:
            assert before.owner == agent
            self.written.append(message_id)

    @precondition(lambda self: self.about.owner)
    @rule(agent=st.sampled_from(AGENTS), attentive=st.booleans(), closes=st.booleans())
    def leaves(self, agent: str, attentive: bool, closes: bool) -> None:
        before = self.about
        seen = before.last_said or NOTHING_SEEN if attentive else "an older one"
        try:
            if closes:
                self.run(self.scene.hand_over.close(agent, self.id, Ending("informed", ""), seen))
            else:
                self.run(self.scene.hand_over.give_back(agent, self.id, seen))
        except NotPossibleNow:
            assert before.owner != agent
        except Unseen:
            assert not attentive
        else:
            assert attentive
            assert self.about.state == ("closed" if closes else "bot")

    @precondition(lambda self: self.about.owner)
    @rule(agent=st.sampled_from(AGENTS), to=st.sampled_from([*AGENTS, None]))
    def passes_on(self, agent: str, to: str | None) -> None:
        with suppress(NotPossibleNow):
            self.run(self.scene.hand_over.transfer(agent, self.id, to))
            assert self.about.owner == to

    # Time

    @precondition(lambda self: self.about.state in ("waiting", "agent"))
    @rule(minutes=st.sampled_from([1, 6, 20, 70]))
    def two_gateways_look_at_the_clock(self, minutes: int) -> None:
        """Both read the conversation first; each change happens once."""
        about = self.about
        now = max(about.since, about.said_at, about.acted_at) + 60 * minutes
        before = len(self.run(self.scene.messages(self.id)))
        for _ in range(2):
            with suppress(NotPossibleNow):
                self.run(self.scene.timing._end(replace(about), now))  # with what was read
        assert len(self.run(self.scene.messages(self.id))) <= before + 1

    # What always holds

    @invariant()
    def an_agent_holds_it_exactly_when_it_says_so(self) -> None:
        about = self.about
        assert (about.state == "agent") == (about.owner is not None)

    @invariant()
    def the_list_shows_it_while_somebody_is_wanted(self) -> None:
        listed = self.run(self.scene.cases.listed())
        if self.about.state in ("waiting", "agent"):
            assert listed[self.id]["state"] == self.about.state

    @invariant()
    def who_does_not_hold_it_is_silent(self) -> None:
        messages, state = self.run(self.scene.messages(self.id)), self.about.state
        new = {message["role"] for message in messages[self.length :]}
        if self.state == "agent":
            assert "bot" not in new, "the machine spoke over the agent"
        else:
            assert "agent" not in new, "an agent wrote who does not hold it"
        self.length, self.state = len(messages), state

    @invariant()
    def nothing_is_doubled(self) -> None:
        messages = self.run(self.scene.messages(self.id))
        assert [m["id"] for m in messages if m["role"] == "user"] == self.said
        assert [m["id"] for m in messages if m["role"] == "agent"] == self.written
        answers = [m["text"] for m in messages if m["role"] == "bot"]
        assert len(answers) == len(set(answers))

    def teardown(self) -> None:
        """Everything that was said has its answer: the machine's, or the agent's to give."""
        self.run(self.scene.drain(self.id))
        self.nothing_is_doubled()
        self.who_does_not_hold_it_is_silent()
        self.run(self.scene.desk.look_at(self.id))  # as every gateway does of all that is listed
        listed = self.id in self.run(self.scene.cases.listed())
        assert listed == (self.about.state in ("waiting", "agent"))
        for message_id in self.said:
            assert self.run(self.scene.conversations.answer(self.id, message_id)), "a message was lost"


@pytest.mark.usefixtures("given")
def test_in_any_order_with_crashes() -> None:
    run_state_machine_as_test(
        HandOverMachine,
        settings=settings(
            max_examples=60,
            stateful_step_count=40,
            deadline=None,
            # A shorter example of a failure would take minutes; the steps that led to it are told.
            phases=(Phase.explicit, Phase.generate),
            suppress_health_check=list(HealthCheck),
        ),
    )
