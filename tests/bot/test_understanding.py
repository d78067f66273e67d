import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding import ALTERNATIVES_SHOWN, MOST_ASKED, Guess, Understanding

GUESSES = [Guess("ask_cnil", 0.61234567), Guess("ask_source", 0.2), Guess("greet", 0.1), Guess("deny", 0.05)]


def test_the_likeliest_is_the_topic_and_not_an_alternative() -> None:
    understood = Understanding.ranked(GUESSES, understood=True, language="fr")
    assert (understood.topic, understood.confidence) == ("ask_cnil", 0.6123)
    assert [guess.topic for guess in understood.alternatives] == ["ask_source", "greet", "deny"]


def test_what_was_not_understood_lists_the_three_likeliest() -> None:
    understood = Understanding.ranked(GUESSES, understood=False, language="en")
    assert (understood.topic, understood.confidence) == (None, 0.6123)
    assert [guess.topic for guess in understood.alternatives] == ["ask_cnil", "ask_source", "greet"]


@pytest.mark.parametrize("understood", [False, True])
def test_without_any_guess_nothing_is_understood(understood: bool) -> None:
    assert Understanding.ranked([], understood=understood, language="fr") == Understanding(None, 0.0, "fr")


def test_a_button_or_danger_is_certain() -> None:
    assert Understanding.certain("emergency", "fr") == Understanding("emergency", 1.0, "fr")
    assert Understanding.certain(None, "fr") == Understanding(None, 0.0, "fr", MOST_ASKED)


def test_its_shape_is_that_of_the_contract() -> None:
    shape = Understanding.ranked(GUESSES[:2], understood=True, language="en").as_dict()
    assert json.loads(json.dumps(shape)) == {
        "topic": "ask_cnil",
        "confidence": 0.6123,
        "language": "en",
        "alternatives": [{"topic": "ask_source", "confidence": 0.2}],
    }


@given(
    st.lists(
        st.builds(Guess, st.sampled_from("abcdef"), st.floats(0, 1)), max_size=8, unique_by=lambda g: g.topic
    ),
    st.booleans(),
)
def test_alternatives_never_repeat_the_topic_and_confidence_is_a_share(
    guesses: list[Guess], understood: bool
) -> None:
    heard = Understanding.ranked(guesses, understood, "fr")
    topics = [guess.topic for guess in heard.alternatives]
    assert heard.topic not in topics
    assert len(set(topics)) == len(topics) <= ALTERNATIVES_SHOWN
    assert 0 <= heard.confidence <= 1
