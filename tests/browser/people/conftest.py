"""An agent at work, a team that is away, and people who ask for one."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.handover.hours import DAYS, PARIS
from bot.knowledge.bilingual import Language
from tests.browser.conftest import Visiting
from tests.browser.people.talk import Agent, PlainTalk, ask_for_a_person
from tests.browser.visitor import Visitor
from tests.equipped import equip
from tests.running_vigie import RunningVigie


@pytest.fixture
def agent(helping: RunningVigie) -> Agent:
    return Agent(helping)


@pytest.fixture(scope="package")
def away(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningVigie]:
    """A Vigie whose team answers on another day than today."""
    assert model.is_file()
    data_dir = tmp_path_factory.mktemp("away")
    equip(data_dir)
    day = DAYS[(datetime.now(UTC).astimezone(PARIS) + timedelta(days=3)).weekday()]
    with RunningVigie.started(data_dir, workers=1, VIGIE_AGENT_HOURS=f"{day} 09:00-18:00") as running:
        running.wait_until_ready()
        yield running


@pytest.fixture
def waiting(agent: Agent, helping: RunningVigie, visiting: Visiting, language: Language) -> Visitor:
    assert agent
    return ask_for_a_person(visiting(f"{helping.address}/?language={language}"), language)


@pytest.fixture
def plain(helping: RunningVigie, visiting: Visiting, language: Language) -> PlainTalk:
    visitor = visiting(f"{helping.address}/chat?language={language}", java_script_enabled=False)
    return PlainTalk(visitor.page, language)
