"""The pictures and figures of README and docs: `make pictures`; elsewhere only that they exist."""

import os
import re
from pathlib import Path

import pytest

from bot.settings import PROJECT
from tests.browser.conftest import Visiting
from tests.browser.figures import noted
from tests.running_vigie import RunningVigie

WANTED = os.environ.get("VIGIE_PICTURES")
PICTURES = PROJECT / (WANTED or "docs/pictures")
DOCUMENT = PROJECT / "docs" / "widget.md"
NAMES = ("widget-fr", "widget-en-phone", "plan-fr-dark", "home-fr", "plain-en", "second-wave-fr")
SCAM = "Ameli : votre carte Vitale expire, mettez-la à jour sur https://vitale-maj.info"
PHONE = {"width": 360, "height": 700}

made_here = pytest.mark.skipif(WANTED is None, reason="pictures are made by `make pictures`")


@made_here
def test_the_widget_on_a_page(helping: RunningVigie, visiting: Visiting) -> None:
    visitor = visiting(f"{helping.address}/?language=fr", viewport={"width": 1280, "height": 800})
    visitor.page.screenshot(path=_place("home-fr"))
    visitor.open()
    visitor.ask("scam")
    visitor.find("form.beside textarea").fill(SCAM)
    visitor.find("form.beside button").click()
    visitor.answered(4)
    visitor.page.wait_for_timeout(500)
    visitor.page.screenshot(path=_place("widget-fr"))


@made_here
def test_the_widget_on_a_phone(helping: RunningVigie, visiting: Visiting) -> None:
    visitor = visiting(f"{helping.address}/?language=en", viewport=PHONE)
    visitor.open()
    visitor.say("What should I do?")
    visitor.page.wait_for_timeout(500)
    visitor.page.screenshot(path=_place("widget-en-phone"))


@made_here
def test_the_plan_in_the_dark(helping: RunningVigie, visiting: Visiting) -> None:
    visitor = visiting(f"{helping.address}/?language=fr", viewport=PHONE, color_scheme="dark")
    visitor.open()
    visitor.ask("plan")
    visitor.find(".plan").scroll_into_view_if_needed()
    visitor.page.wait_for_timeout(500)
    visitor.page.screenshot(path=_place("plan-fr-dark"))


@made_here
@pytest.mark.parametrize(
    ("name", "path"), [("plain-en", "/chat?language=en"), ("second-wave-fr", "/second-wave?language=fr")]
)
def test_the_pages(helping: RunningVigie, visiting: Visiting, name: str, path: str) -> None:
    visitor = visiting(f"{helping.address}{path}", viewport={"width": 900, "height": 800})
    visitor.page.screenshot(path=_place(name))


@made_here
def test_the_figures_of_the_document() -> None:
    """Those that the other browser tests noted, between two marks."""
    of_agents = {name for name in noted() if name.startswith("agents: ")}
    write_figures(DOCUMENT, sorted(noted().keys() - of_agents))
    write_figures(PROJECT / "docs" / "agents.md", sorted(of_agents))


def write_figures(document: Path, names: list[str]) -> None:
    figures = noted()
    lines = [f"| {name.removeprefix('agents: ').replace('_', ' ')} | {figures[name]:g} |" for name in names]
    table = "\n".join(["| measured | figure |", "|---|---|", *lines])
    text = document.read_text("utf-8")
    pattern = re.compile(r"(<!-- figures -->\n).*?(<!-- end of figures -->)", re.DOTALL)
    assert pattern.search(text)
    document.write_text(pattern.sub(lambda match: f"{match[1]}{table}\n{match[2]}", text), "utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_every_picture_is_there_and_shown(name: str) -> None:
    assert (PROJECT / "docs" / "pictures" / f"{name}.png").stat().st_size > 5_000
    shown = (PROJECT / "README.md").read_text("utf-8") + DOCUMENT.read_text("utf-8")
    assert f"pictures/{name}.png" in shown


def _place(name: str) -> Path:
    PICTURES.mkdir(parents=True, exist_ok=True)
    return PICTURES / f"{name}.png"
