from pathlib import Path

import pytest

from bot.knowledge.errors import BrokenPack
from tests.bot.answers.domains import INCIDENT, responses, small_book

WHOLE = responses()
CONDITION = "  - condition: [{type: slot, name: language, value: en}]\n    text"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (WHOLE[WHOLE.index("  - condition") :], "", "exactly these variations"),
        (CONDITION, "  - text", "exactly these variations"),
        ("value: en", "value: fr", "exactly these variations"),
        ("value: en", "value: de", "'fr' or 'en'"),
        ("name: language", "name: channel", "pattern"),
        (
            'title: "How many?", payload: /ask_who_affected',
            'title: "Why?", payload: /ask_source',
            "other topics",
        ),
        ('    buttons: [{title: "How many?", payload: /ask_who_affected}]\n', "", "other topics"),
        ("payload: /ask_who_affected", "payload: ask_who_affected", "pattern"),
        ("payload: /ask_who_affected", "payload: '/a{\"slot\": 1}'", "pattern"),
        ("facts: []", "facts: [how_many]", "metadata differs"),
        ('"Hello!"', '""', "at least 1 character"),
        ("facts: []", "rumours: []", "not permitted"),
        ('    text: "Hello!"', '    channel: whatsapp\n    text: "Hello!"', "not permitted"),
    ],
)
def test_what_one_language_lacks_is_refused_with_the_response(
    tmp_path: Path, old: str, new: str, reason: str
) -> None:
    assert old in WHOLE
    with pytest.raises(BrokenPack) as caught:
        small_book(tmp_path, WHOLE.replace(old, new, 1))
    assert "responses.utter_hello" in str(caught.value)
    assert reason in str(caught.value)


def test_english_stays_as_written_and_french_is_typeset(tmp_path: Path) -> None:
    small = small_book(tmp_path, responses(french="C'est vrai ?", english="Is it 'true' ?"))
    assert small.render("utter_hello", "fr", INCIDENT).text == "C’est vrai\u202f?"
    assert small.render("utter_hello", "en", INCIDENT).text == "Is it 'true' ?"
