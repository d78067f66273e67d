"""The server goes away in mid-conversation and comes back: nothing is lost, nothing doubled."""

import pytest

from tests.browser.conftest import Visiting
from tests.browser.visitor import said_by_widget
from tests.equipped import equip
from tests.running_vigie import RunningVigie, free_port


def test_a_server_restarted_in_mid_conversation(
    model: object, tmp_path_factory: pytest.TempPathFactory, visiting: Visiting
) -> None:
    assert model
    data_dir, port = tmp_path_factory.mktemp("restart"), free_port()
    equip(data_dir)
    with RunningVigie.started(data_dir, workers=1, port=port) as first:
        first.wait_until_ready()
        visitor = visiting(f"{first.address}/?language=fr")
        visitor.open()
        visitor.say("Quelles données ont été volées ?")
        before = visitor.texts()
    visitor.find("#text").fill("Que dois-je faire ?")
    visitor.find("#text").press("Enter")
    visitor.find("#text").fill("Où porter plainte ?")
    visitor.find("#text").press("Enter")
    visitor.find(".going").filter(has_text=said_by_widget("offline", "fr")).wait_for()
    with RunningVigie.started(data_dir, workers=1, port=port) as second:
        second.wait_until_ready()
        visitor.page.wait_for_function(
            """() => { const { conversation } = document.querySelector("vigie-chat");
            return !conversation.typing && !conversation.offline && conversation.following.live }""",
            timeout=60_000,
        )
        texts = visitor.texts()
        assert texts[: len(before)] == before
        assert [text for text in texts if text.startswith("user: ")] == [
            "user: Quelles données ont été volées ?",
            "user: Que dois-je faire ?",
            "user: Où porter plainte ?",
        ]
        assert len(texts) == len(set(texts))
        history = visitor.page.evaluate(
            """async () => { const { conversation } = document.querySelector("vigie-chat");
            return (await (await conversation.call("GET", "/messages")).json()).messages.map(
              ({role, text}) => `${role}: ${text}`) }"""
        )
        assert texts == history
