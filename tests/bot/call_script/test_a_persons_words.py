"""No response puts a machine's or a page's words into an agent's mouth; every exception has its reason."""

import re
from collections.abc import Callable, Mapping

import pytest

from bot.answers.book import OCCASIONAL, AnswerBook
from bot.answers.response import PLACEHOLDER
from bot.call_script.pack import CallScriptPack
from bot.call_script.rewording import Rewording
from bot.call_script.script import CallScript
from bot.call_script.spoken import Spoken
from bot.knowledge.bilingual import LANGUAGES, Language
from bot.knowledge.loading import load_pack
from bot.settings import Settings
from tests.bot.call_script.machine_words import ANYBODYS, MACHINE, NOT_SUGGESTED, SCREEN
from tests.bot.call_script.scripts import INCIDENT

Reword = Callable[[str, Mapping[Language, str]], Spoken]
Exceptions = dict[str, tuple[str, str]]
MOST_WORDS = 120

# Response → words that it may keep, and why.
_ROBOT = (r"robot", "the one of the attackers")
_PAPER = (r"type", "what the agent types into the form of a paper")
KEPT_SPOKEN: Exceptions = {
    "utter_ask_what_happened": _ROBOT,
    "utter_ask_bot_privacy": (
        r"type|chat|effac\w*|eras\w*|il ouvre",
        "what the agent types, and where it can be erased",
    ),
    "utter_reference_form": (
        r"chat|(le )?formulaire|(the )?form|ici|here|tapez|type",
        "the check is made in the chat only",
    ),
    "utter_ask_cybermalveillance": (r"discussion|chat", "the police answer there in writing"),
    "utter_ask_professional_account": (r"ici|here", "« in this case »: mailboxes had been hacked"),
    "utter_ask_cnil": (r"eras\w*|effac\w*", "the right to have data erased"),
    "utter_evidence_list": _PAPER,
    "utter_deadlines": _PAPER,
    "utter_complaint_letter": _PAPER,
    "utter_cnil_complaint": _PAPER,
    "utter_identity_statement": _PAPER,
    "utter_phone_summary": _PAPER,
}
KEPT_WRITTEN: Exceptions = {
    "utter_ask_what_happened": _ROBOT,
    "utter_ask_bot_privacy": (r"boutons?|buttons?", "the person who reads has it on the page"),
    "utter_reference_form": (r"machine|form", "only the machine opens that form"),
}


@pytest.fixture(scope="module")
def pack(chosen_settings: Settings) -> CallScriptPack:
    return load_pack(chosen_settings.knowledge_dir / "call_script.yml", CallScriptPack)


def words_in(text: str, patterns: tuple[str, ...], language: Language) -> set[str]:
    for legitimate in ANYBODYS[language]:
        text = re.sub(legitimate, "…", text, flags=re.IGNORECASE)
    return {found.group().lower() for each in patterns for found in re.finditer(each, text, re.IGNORECASE)}


def said(book: AnswerBook, reword: Reword) -> dict[str, dict[Language, str]]:
    """Every response, as an agent is given it."""
    occasion = dict.fromkeys(OCCASIONAL, "-")
    return {
        name: reword(
            name, {each: book.render(name, each, INCIDENT, occasion).text for each in LANGUAGES}
        ).texts
        for name in sorted(book.names - set(NOT_SUGGESTED))
    }


def out_of_place(
    texts: dict[str, dict[Language, str]], words: dict[Language, tuple[str, ...]]
) -> dict[str, set[str]]:
    found = {
        name: {word for each in LANGUAGES for word in words_in(both[each], words[each], each)}
        for name, both in texts.items()
    }
    return {name: words for name, words in found.items() if words}


def left(found: dict[str, set[str]], kept: Exceptions) -> dict[str, set[str]]:
    allowed = {
        name: {word for word in words if name in kept and re.fullmatch(kept[name][0], word)}
        for name, words in found.items()
    }
    return {name: words - allowed[name] for name, words in found.items() if words - allowed[name]}


def test_nothing_said_on_the_phone_needs_a_screen(book: AnswerBook, script: CallScript) -> None:
    words = {each: MACHINE[each] + SCREEN[each] for each in LANGUAGES}
    found = out_of_place(said(book, script.spoken), words)
    assert left(found, KEPT_SPOKEN) == {}
    assert set(KEPT_SPOKEN) <= set(found), "an exception that is no longer needed"


def test_nothing_written_by_a_person_speaks_for_a_machine(book: AnswerBook, script: CallScript) -> None:
    found = out_of_place(said(book, script.written), MACHINE)
    assert left(found, KEPT_WRITTEN) == {}
    assert set(KEPT_WRITTEN) <= set(found), "an exception that is no longer needed"


def test_what_is_never_suggested_exists_and_has_no_rewording(book: AnswerBook, pack: CallScriptPack) -> None:
    assert set(NOT_SUGGESTED) <= book.names
    assert set(NOT_SUGGESTED) & {name for _, name, _ in pack.rewordings()} == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Je suis une machine."),
        ("fr", "Écrivez-moi quand vous voulez."),
        ("fr", "N’écrivez pas ici ses numéros."),
        ("fr", "Écrivez « stop » pour arrêter."),
        ("fr", "Choisissez un sujet ci-dessous."),
        ("fr", "Copiez-collez le message."),
        ("fr", "Gardez cette page ouverte."),
        ("fr", "Touchez un nom."),
        ("fr", "Avant de partir, vous pouvez effacer cela."),
        ("en", "I am a program."),
        ("en", "Write to me whenever you want."),
        ("en", "Please type no password here."),
        ("en", "Paste the message."),
        ("en", "The link is below."),
        ("en", "Tap one of the choices."),
    ],
)
def test_a_machines_words_are_recognised(language: Language, text: str) -> None:
    assert words_in(text, MACHINE[language] + SCREEN[language], language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Écrivez au procureur de la République."),
        ("fr", "Vérifiez en tapant l’adresse vous-même, et gardez une capture d’écran."),
        ("fr", "Lisez-moi le message, et dites-moi si vous avez cliqué."),
        ("en", "Write to the procureur (public prosecutor)."),
        ("en", "Type the address yourself and keep a screenshot."),
    ],
)
def test_advice_that_anybody_gives_is_left_alone(language: Language, text: str) -> None:
    assert words_in(text, MACHINE[language] + SCREEN[language], language) == set()


def placeholders(text: str, kind: str) -> set[str]:
    return {each for each in PLACEHOLDER.findall(text) if each.startswith(kind)}


def whole(pack: CallScriptPack) -> list[tuple[str, str, Rewording]]:
    return [each for each in pack.rewordings() if each[2].text is not None]


def test_a_whole_text_tells_the_same_facts_and_gives_every_number(
    book: AnswerBook, pack: CallScriptPack
) -> None:
    """The facts beside the script, and what the summary says was told, are those of the response."""
    for place, response, rewording in whole(pack):
        for language in LANGUAGES:
            told = rewording.text.in_(language) if rewording.text else ""
            answer = book.render(response, language, INCIDENT, dict.fromkeys(OCCASIONAL, "-"))
            cited = {each.removeprefix("fact.") for each in placeholders(told, "fact.")}
            assert cited <= set(answer.facts), place
            filled = book.fill(told, language, INCIDENT)
            numbers = set(re.findall(r"(?<!\d)\d[\d\s]*\d(?!\d)", answer.text)) - {""}
            assert {each for each in numbers if each not in filled.text} == set(), place


def test_danger_is_answered_by_a_human_voice_with_the_numbers(script: CallScript, book: AnswerBook) -> None:
    for response in ("utter_emergency", "utter_distress"):
        texts = {each: book.render(response, each, INCIDENT).text for each in LANGUAGES}
        for reword in (script.spoken, script.written):
            for language, text in reword(response, texts).texts.items():
                assert not re.search(r"machine|programm?e?\b|logiciel|software", text), language
                for name in ("samu", "europe_emergency", "suicide_line"):
                    assert str(book.library.service(name).number) in text


def test_every_whole_text_is_short(book: AnswerBook, pack: CallScriptPack) -> None:
    for place, _, rewording in whole(pack):
        for language in LANGUAGES:
            text = book.fill(rewording.text.in_(language) if rewording.text else "", language, INCIDENT).text
            assert sum(any(c.isalnum() for c in word) for word in text.split()) <= MOST_WORDS, place


def test_french_is_typeset_whatever_was_replaced(book: AnswerBook, script: CallScript) -> None:
    for reword in (script.spoken, script.written):
        for name, texts in said(book, reword).items():
            assert "'" not in texts["fr"], name
            assert not re.search(r"[^\u202f?!][?!;»]|[ \u00a0][?!;»]|«(?!\u202f)", texts["fr"]), name
            assert not any(re.search(r"\{|\}", text) for text in texts.values()), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_exception_for_anybodys_words_is_needed(
    book: AnswerBook, script: CallScript, language: Language
) -> None:
    texts = [
        both[language] for reword in (script.spoken, script.written) for both in said(book, reword).values()
    ]
    unused = [
        each for each in ANYBODYS[language] if not any(re.search(each, text, re.IGNORECASE) for text in texts)
    ]
    assert unused == []
