"""The widget on somebody else's page: works where the settings name the origin, refused elsewhere."""

from collections.abc import Iterator

import pytest

from tests.browser.conftest import Visiting
from tests.browser.site import other_site
from tests.browser.visitor import said_by_widget
from tests.running_vigie import RunningVigie, free_port

# Answered by the gateway itself: no worker is needed here.
DANGER = "il est devant ma porte avec un couteau"


@pytest.fixture(scope="module")
def listed_port() -> int:
    return free_port()


@pytest.fixture(scope="module")
def allowing(listed_port: int, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningVigie]:
    origins = f'["http://127.0.0.1:{listed_port}"]'
    data_dir = tmp_path_factory.mktemp("embedding")
    with RunningVigie.started(data_dir, workers=0, VIGIE_ALLOWED_ORIGINS=origins) as running:
        yield running


def test_it_works_from_a_listed_origin_under_a_strict_policy(
    allowing: RunningVigie, listed_port: int, visiting: Visiting
) -> None:
    with other_site(listed_port, allowing.address) as address:
        visitor = visiting(address)
        visitor.open()
        assert "17" in visitor.say(DANGER)
        assert visitor.page.evaluate("document.querySelector('vigie-chat').conversation.following.live")
        # Styled under that policy, although it allows no style of the page's.
        assert visitor.find(".panel").evaluate("panel => getComputedStyle(panel).position") == "fixed"
        assert all(url.startswith((address, allowing.address, "ws://", "data:")) for url in visitor.requests)


def test_it_is_refused_from_an_origin_that_is_not_listed(allowing: RunningVigie, visiting: Visiting) -> None:
    with other_site(free_port(), allowing.address) as address:
        visitor = visiting(address)
        before = set(allowing.store.keys("*"))
        visitor.find(".launcher").click()
        visitor.find(".middle button").wait_for()
        assert said_by_widget("unreachable", "fr") in visitor.find(".middle").inner_text()
        link = visitor.find(".middle a").get_attribute("href")
        assert link == f"{allowing.address}/chat?language=fr&incident=cnam-2022"
        assert set(allowing.store.keys("*")) <= before
