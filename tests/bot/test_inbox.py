import json

import pytest

from bot.inbox import InboxMessage, Kind

SAID = InboxMessage("said", "m1", "bonjour", "fr", "cnam-2022")
PRESSED = InboxMessage("pressed", "m2", "Mes droits", "fr", "cnam-2022", topic="ask_cnil")
NOTED = InboxMessage("noted", "m3", "je veux mourir", "fr", "cnam-2022", topic="distress", masked=True)


@pytest.mark.parametrize("message", [SAID, PRESSED, NOTED], ids=lambda message: message.kind)
def test_a_message_survives_the_store(message: InboxMessage) -> None:
    assert InboxMessage.from_dict(json.loads(json.dumps(message.as_dict()))) == message


def test_typed_text_has_no_topic_yet() -> None:
    with pytest.raises(ValueError, match="no topic"):
        InboxMessage("said", "m1", "bonjour", "fr", "cnam-2022", topic="greet")


@pytest.mark.parametrize("kind", ["pressed", "noted"])
def test_everything_else_has_one(kind: Kind) -> None:
    with pytest.raises(ValueError, match="has one"):
        InboxMessage(kind, "m1", "bonjour", "fr", "cnam-2022")


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(TypeError):
        InboxMessage.from_dict({**SAID.as_dict(), "slots": {}})
