"""What a person says instead of a response, and a rewording that does not fit its response is refused."""

from pathlib import Path

import pytest

from bot.answers.answer import Answer
from bot.answers.book import OCCASIONAL, AnswerBook, load_book
from bot.call_script.opening import load_call_script
from bot.call_script.script import CallScript
from bot.knowledge.bilingual import LANGUAGES, Language
from bot.knowledge.errors import BrokenPack
from bot.settings import Settings
from tests.bot.call_script.scripts import INCIDENT, changed_script


def answers(
    book: AnswerBook, response: str, occasion: dict[str, str] | None = None
) -> dict[Language, Answer]:
    return {each: book.render(response, each, INCIDENT, occasion or {}) for each in LANGUAGES}


def texts(book: AnswerBook, response: str, occasion: dict[str, str] | None = None) -> dict[Language, str]:
    return {each: answer.text for each, answer in answers(book, response, occasion).items()}


def test_what_anybody_may_say_is_said_as_it_is(script: CallScript, book: AnswerBook) -> None:
    said = texts(book, "utter_ask_cnil")
    for reworded in (script.spoken("utter_ask_cnil", said), script.written("utter_ask_cnil", said)):
        assert reworded.texts == said
        assert set(reworded.sources.values()) == {()}


def test_a_response_that_domain_does_not_hold_is_said_as_it_is(script: CallScript) -> None:
    assert script.spoken("utter_of_tomorrow", {"fr": "Bientôt.", "en": "Soon."}).texts == {
        "fr": "Bientôt.",
        "en": "Soon.",
    }


def test_a_whole_text_takes_the_place_of_another(script: CallScript, book: AnswerBook) -> None:
    said = script.spoken("utter_distress", texts(book, "utter_distress")).texts
    assert said["fr"].startswith(
        "Merci de me le dire. Ce que vous vivez est dur, et ce n’est pas votre faute."
    )
    assert said["en"].startswith("Thank you for telling me.")
    assert all("3114" in text and "15" in text and "112" in text for text in said.values())


def test_a_replacement_brings_its_sources(script: CallScript, book: AnswerBook) -> None:
    for response in ("utter_distress", "utter_emergency", "utter_access_request"):
        rendered = answers(book, response, dict.fromkeys(OCCASIONAL, "-"))
        reworded = script.spoken(response, {each: answer.text for each, answer in rendered.items()})
        for language in LANGUAGES:
            assert reworded.sources[language]
            assert set(reworded.sources[language]) <= set(rendered[language].sources)


def test_only_the_fragment_changes_and_the_occasion_stays(script: CallScript, book: AnswerBook) -> None:
    rows = "1. Votre banque {service.samu.number} : d’abord"
    said = script.spoken("utter_routes", texts(book, "utter_routes", {"routes.rows": rows})).texts
    assert said["fr"].split("\n") == [
        "Voici à qui vous adresser, dans cet ordre.",
        rows,
        "Lequel voulez-vous\u202f? Je vous dirai quoi préparer, les horaires et la langue.",
    ]
    assert said["en"].split("\n")[1] == rows


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_language_alone_is_enough(script: CallScript, book: AnswerBook, language: Language) -> None:
    for response in ("utter_distress", "utter_thank"):
        both = texts(book, response)
        alone = script.spoken(response, {language: both[language]}).texts
        assert alone == {language: script.spoken(response, both).texts[language]}


def test_a_text_of_yesterday_is_left_as_it_was_said(script: CallScript) -> None:
    """Kept in the store before the sentence was corrected: nothing breaks, and nothing is invented."""
    assert script.spoken("utter_thank", {"fr": "Merci à vous."}).texts == {"fr": "Merci à vous."}


def test_on_the_phone_and_in_writing_differ(script: CallScript, book: AnswerBook) -> None:
    said = texts(book, "utter_affirm")
    assert "Dites-le" in script.spoken("utter_affirm", said).texts["fr"]
    assert "Écrivez-le" in script.written("utter_affirm", said).texts["fr"]


_STOP = '{fr: "Écrivez « stop » pour arrêter.", en: "Type \\"stop\\" to end."}'
_AFFIRM = "  utter_affirm:\n    text:\n"


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        (
            _STOP,
            _STOP.replace("pour arrêter", "pour finir"),
            "spoken.utter_ask_notice_channel.replace.0.from.fr",
        ),
        (_STOP, _STOP.replace("to end", "to stop"), "spoken.utter_ask_notice_channel.replace.0.from.en"),
        (_STOP, '{fr: "Écrivez « stop » pour arrêter.", en: "e"}', "not once"),
        ("  utter_affirm:\n", "  utter_agree:\n", "spoken.utter_agree"),
        (_AFFIRM, "  utter_affirm:\n    replace: []\n    text:\n      colour: red\n", "utter_affirm"),
        (
            "&say_which_door\n    replace:",
            "&say_which_door\n    text: {fr: Ah, en: Oh}\n    replace:",
            "utter_routes",
        ),
        ("fr: \"D'accord. De quoi avez-vous besoin maintenant ? Dites", 'fr: "2 fois. Dites', "utter_affirm"),
        ("besoin maintenant ? Dites-le", "besoin au {service.samu.number} ? Dites-le", "utter_affirm"),
        (
            'to: {fr: "rappelez-nous", en: "call us again"}',
            'to: {fr: "rappelez-nous", en: ""}',
            "utter_thank",
        ),
        ('from: {fr: "revenez m\'en parler", ', 'from: {fr: "{letter.text}", ', "utter_thank"),
    ],
)
def test_what_does_not_fit_is_named(tmp_path: Path, book: AnswerBook, old: str, new: str, place: str) -> None:
    with pytest.raises(BrokenPack) as refused:
        changed_script(tmp_path, book, old, new)
    assert place in str(refused.value)


def test_a_rewording_of_nothing_is_refused(tmp_path: Path, book: AnswerBook) -> None:
    with pytest.raises(BrokenPack, match="either text or replace"):
        changed_script(tmp_path, book, "spoken:\n", "spoken:\n  utter_deny: {}\n")


def test_a_sentence_corrected_in_domain_is_noticed(tmp_path: Path, chosen_settings: Settings) -> None:
    domain = (chosen_settings.project_dir / "domain.yml").read_text(encoding="utf-8")
    (tmp_path / "domain.yml").write_text(domain.replace("revenez m'en parler.", "revenez."), encoding="utf-8")
    values = {"retention_days": str(chosen_settings.retention_days)}
    book = load_book(tmp_path / "domain.yml", chosen_settings.knowledge_dir, values)
    with pytest.raises(BrokenPack, match=r"utter_thank\.replace\.0\.from\.fr"):
        load_call_script(book)
