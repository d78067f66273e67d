"""A message as one text message: what to do is never what is left out."""

from bot.messaging.outgoing import Choice, Said
from bot.messaging.sms_layout import ROOM, sms_body
from bot.messaging.sms_text import Segments

LINK = "https://aide.example.org/f#abcdefghijklmnopqrstuv"
REASONS = "\n".join(
    f"- Reason number {number}, which is told at some length in the message." for number in range(12)
)
ACTIONS = "- Open no link.\n- Keep the message.\n- Call the number on your card."
CHOICES = (Choice("I clicked", "p1"), Choice("I paid", "p2"))


def test_short_message_is_whole_with_its_sources() -> None:
    body = sms_body(Said("Call 17.", "en", CHOICES, brief="Sources: police.fr", read_all=LINK))
    assert body == "Call 17.\nSources: police.fr\n1. I clicked\n2. I paid"


def test_long_message_keeps_its_answer_its_actions_and_its_choices() -> None:
    text = f"This is very likely a scam. Why:\n{REASONS}\nNow:\n{ACTIONS}\nWhat have you done already?"
    body = sms_body(Said(text, "en", CHOICES, brief="Sources: police.fr", read_all=LINK))
    assert Segments.of(body).units <= ROOM
    assert body.startswith("This is very likely a scam.")
    assert ACTIONS in body
    assert f"More and sources: {LINK}" in body
    assert body.endswith("1. I clicked\n2. I paid")
    # Whole reasons, from the first one on.
    kept = [line for line in body.split("\n") if line.startswith("- Reason")]
    assert kept
    assert kept == REASONS.split("\n")[: len(kept)]


def test_what_makes_it_useful_is_never_left_out() -> None:
    body = sms_body(
        Said("Sentence. " * 200, "en", CHOICES, needed=(f"Open this link: {LINK}",), read_all=LINK)
    )
    assert f"Open this link: {LINK}" in body
    assert Segments.of(body).units <= ROOM


def test_help_in_danger_is_whole() -> None:
    text = (
        "Appelez tout de suite le 17 ou le 112.\n" + "- Une ligne de plus, avec ce qu'il faut faire.\n" * 25
    )
    body = sms_body(Said(text.strip(), "fr", CHOICES, whole=True, read_all=LINK))
    assert body.count("Une ligne de plus") == 25
    assert Segments.of(body).units <= 1600


def test_letter_outside_the_alphabet_costs_no_more_segments() -> None:
    body = sms_body(Said("Phrase assez longue pour compter. " * 40 + "Łódź", "fr", CHOICES, read_all=LINK))
    assert Segments.of(body).count <= 6
