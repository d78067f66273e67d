"""What a person tells an agent is kept by the dialogue; what the machine would have said or asked is not."""

from bot.engine.overheard import overheard, without_question

TURN = [
    {"event": "action", "name": "action_listen"},
    {"event": "user", "text": "44600"},
    {"event": "slot", "name": "place", "value": "44600"},
    {"event": "action", "name": "station_form"},
    {"event": "active_loop", "name": "station_form"},
    {"event": "slot", "name": "requested_slot", "value": "place"},
    {"event": "bot", "text": "…"},
]


def test_words_and_what_they_told_stay() -> None:
    kept = overheard(TURN)
    assert [each["event"] for each in kept] == ["user", "slot", "active_loop", "slot", "action"]
    assert kept[1]["name"] == "place"


def test_nobody_is_asked_anything_afterwards() -> None:
    *_, loop, question, listens = overheard(TURN)
    assert (loop["name"], question["name"], question["value"]) == (None, "requested_slot", None)
    assert listens["name"] == "action_listen"
    assert without_question({"place": "44600", "requested_slot": "place"}) == {"place": "44600"}


def test_nothing_heard_is_nothing_kept() -> None:
    assert overheard([]) == []
