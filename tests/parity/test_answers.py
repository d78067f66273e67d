import re

import pytest

from bot.answers.answer import Answer
from bot.answers.book import OCCASIONAL, AnswerBook
from bot.answers.response import PLACEHOLDER, DomainResponses
from bot.documents.kind import KINDS
from bot.forms.answer import values_of
from bot.forms.form import (
    FORMS,
    HAND_OVER,
    OTHER_SITUATION,
    PASTE_CHECK,
    PLAN,
    REFERENCE_CHECK,
    REPORT_TEXT,
    SITUATION_CHECK,
    STATION_SEARCH,
    STOP_WAITING,
)
from bot.knowledge.bilingual import LANGUAGES, Language
from bot.knowledge.library import Library
from bot.knowledge.loading import load_pack
from bot.messages import button_meaning
from bot.settings import Settings
from bot.triage.advice import DONE
from bot.wording import wording
from tests.parity.contract import TOPICS_OF_THE_CONTRACT

INCIDENT = "cnam-2022"
OCCASION = dict.fromkeys(OCCASIONAL, "17 mars 2022")
MOST_WORDS = 110
# They steer the dialogue or speak of Vigie itself, and state no fact that a source could prove.
WITHOUT_SOURCE = frozenset({"greet", "thank", "affirm", "bot_challenge", "change_language"})
STATING = sorted(TOPICS_OF_THE_CONTRACT - WITHOUT_SOURCE)

# Promises that nobody can keep, and verdicts on a person that nobody here can give.
FORBIDDEN: dict[Language, tuple[str, ...]] = {
    "fr": (
        r"vous (?:n’êtes|n’étiez|ne serez) pas (?:concerné|touché|victime|dans la (?:fuite|liste))",
        r"(?<!si )vous êtes (?:concerné|touché|dans la (?:fuite|liste))(?![^.!\n]*\?)",
        r"(?<!mettez-vous )(?<!mettre )en (?:toute )?sécurité",
        r"(?:êtes|serez|restez) (?:bien )?protégé",
        r"vous ne risquez (?:rien|pas)",
        r"(?:aucun|sans(?: aucun)?) (?:risque|danger)",
        r"pas de (?:risque|danger|souci|panique)",
        r"ne vous inquiétez pas",
        r"soyez (?:rassuré|tranquille)",
        r"rassurez-vous",
        r"(?<!ne peux pas le )(?<!ne peux rien )\b(?:je|nous) (?:vous )?garanti",
        r"100\s% (?:sûr|fiable)",
        r"vous serez indemnisé",
        r"votre numéro (?:de sécurité sociale )?(?:a été|n’a pas été) volé",
    ),
    "en": (
        r"you (?:are|were|will be) (?:not|n[o’']t) (?:affected|concerned|in (?:it|the leak)|on the list)",
        r"you (?:aren[’']t|weren[’']t) (?:affected|concerned|in (?:it|the leak)|on the list)",
        r"(?<!if )(?<!whether )you are (?:affected|in the leak|on the list)",
        r"(?<!get )(?<!stay )(?<!keep )(?<!somewhere )(?<!yourself )\bsafe\b",
        r"\bsafely\b",
        r"you are (?:secure|protected)",
        r"(?:no|without(?: any)?) (?:risk|danger)\b",
        r"(?:don[’']t|do not|no need to|nothing to) (?:worry|panic|be afraid)",
        r"rest assured",
        r"\b(?:I|we) guarantee",
        r"you will (?:get|receive|be) (?:compensat|a refund)",
        r"your (?:social security )?number (?:was|was not|wasn[’']t) (?:stolen|taken)",
    ),
}
_PLAIN_BEFORE_SIGN = re.compile(r"(?:^|[^\u202f?!])[?!;»]|[ \u00a0][?!;»]")
_PLAIN_BEFORE_COLON = re.compile(r"[^\u00a0\d/]:(?!//)")
_PLAIN_AFTER_QUOTE = re.compile(r"«(?!\u202f)")


def answer_to(book: AnswerBook, topic: str, language: Language) -> Answer:
    return book.render(f"utter_{topic}", language, INCIDENT)


def shown(book: AnswerBook, language: Language) -> dict[str, list[str]]:
    """By response: its text and the titles of its buttons, as a person sees them."""
    answers = [book.render(name, language, INCIDENT, OCCASION) for name in sorted(book.names)]
    return {answer.response: [answer.text, *(b.title for b in answer.buttons)] for answer in answers}


def words(text: str) -> int:
    """As a reader counts: « 510 000 » and « ? » after a no-break space are no words of their own."""
    return sum(any(c.isalnum() for c in word) for word in re.split(r"[ \n]+", text))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("topic", sorted(TOPICS_OF_THE_CONTRACT))
def test_every_topic_has_an_answer(book: AnswerBook, topic: str, language: Language) -> None:
    assert answer_to(book, topic, language).text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("topic", STATING)
def test_what_is_stated_has_a_titled_and_dated_source(
    book: AnswerBook, topic: str, language: Language
) -> None:
    sources = answer_to(book, topic, language).sources
    assert sources, f"{topic} states facts without a source"
    for line in sources:
        assert line.title.strip()
        assert line.url.startswith(("https://", "http://"))
        assert re.fullmatch(r"20\d\d-\d\d-\d\d", line.checked_on)


@pytest.mark.parametrize("topic", sorted(WITHOUT_SOURCE))
def test_topics_exempt_from_sources_really_state_nothing(book: AnswerBook, topic: str) -> None:
    """An exemption that is no longer needed is taken off the list; a number would need a source."""
    for language in LANGUAGES:
        answer = answer_to(book, topic, language)
        assert answer.sources == ()
        assert not any(c.isdigit() for c in answer.text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_answer_promises_or_judges(book: AnswerBook, language: Language) -> None:
    found = {
        name: match.group()
        for name, texts in shown(book, language).items()
        for text in texts
        for pattern in FORBIDDEN[language]
        if (match := re.search(pattern, text, re.IGNORECASE))
    }
    assert found == {}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "Vous n’êtes pas concerné."),
        ("fr", "Vous êtes en sécurité."),
        ("fr", "Ne vous inquiétez pas."),
        ("fr", "Vous êtes dans la fuite."),
        ("en", "You are not affected."),
        ("en", "You are safe."),
        ("en", "Don't worry."),
    ],
)
def test_the_forbidden_words_are_recognised(language: Language, said: str) -> None:
    assert any(re.search(pattern, said, re.IGNORECASE) for pattern in FORBIDDEN[language])


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "Votre numéro de sécurité sociale ouvre votre compte."),
        ("fr", "Mettez-vous en sécurité."),
        ("en", "Get safe first."),
        ("en", "I cannot tell whether you are affected."),
        ("fr", "Demandez si vous êtes dans la fuite."),
        ("fr", "Vous êtes dans la fuite, sans autre problème ? Portez plainte."),
    ],
)
def test_honest_sentences_are_not_forbidden(language: Language, said: str) -> None:
    assert not any(re.search(pattern, said, re.IGNORECASE) for pattern in FORBIDDEN[language])


def test_no_digit_is_typed_into_a_sentence(chosen_settings: Settings) -> None:
    written = load_pack(chosen_settings.domain_file, DomainResponses, only="responses").responses
    typed = {
        (name, variation.language): text
        for name, response in written.items()
        for variation in response.variations
        for text in (variation.text, *(button.title for button in variation.buttons))
        if re.search(r"\d", PLACEHOLDER.sub("", text))
    }
    assert typed == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_answer_is_longer_than_a_screen_of_a_phone(book: AnswerBook, language: Language) -> None:
    lengths = {name: words(texts[0]) for name, texts in shown(book, language).items()}
    assert {name: count for name, count in lengths.items() if count > MOST_WORDS} == {}


def test_french_is_typeset(book: AnswerBook) -> None:
    wrong = [
        (name, match.group())
        for name, texts in shown(book, "fr").items()
        for text in texts
        for pattern in (_PLAIN_BEFORE_SIGN, _PLAIN_BEFORE_COLON, _PLAIN_AFTER_QUOTE)
        if (match := pattern.search(text))
    ]
    assert wrong == []


def test_french_apostrophes_are_curly(book: AnswerBook) -> None:
    assert [name for name, texts in shown(book, "fr").items() if any("'" in text for text in texts)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_buttons_of_an_answer_read_the_same(book: AnswerBook, language: Language) -> None:
    for name, (_, *titles) in shown(book, language).items():
        assert len(set(titles)) == len(titles), name


def test_every_button_leads_to_a_topic_or_fills_a_form(book: AnswerBook) -> None:
    desk = {HAND_OVER, STOP_WAITING}
    offers = {REFERENCE_CHECK, OTHER_SITUATION, PLAN, PASTE_CHECK, REPORT_TEXT, *desk, *KINDS}
    known = {"start": offers | {form.start for form in FORMS}, "did": set(DONE)}
    for name in book.names:
        for button in book.render(name, "fr", INCIDENT, OCCASION).buttons:
            topic, filled = button_meaning(button.payload)
            assert topic in TOPICS_OF_THE_CONTRACT, button.payload
            for slot, value in filled.items():
                assert value in known.get(slot, values_of(slot)), button.payload


def test_every_question_of_a_form_can_be_left_open(book: AnswerBook) -> None:
    """Somebody who does not know an answer must get on; by telephone or SMS nothing more is asked."""
    # What happened is asked with buttons from data/situations.yml: journeys press them. A place is typed.
    for form in set(FORMS) - {SITUATION_CHECK, STATION_SEARCH}:
        for slot in set(form.slots) - {"notice_channel"}:
            payloads = {button.payload for button in book.render(f"utter_ask_{slot}", "fr", INCIDENT).buttons}
            assert f'/affirm{{"{slot}":"unknown"}}' in payloads


# Not telephone numbers: the longest text (1 000 or 1,000) and the longest message id (64), error by error.
_LIMITS = {
    "text_too_long_detail": {"1000"},
    "body_too_large_detail": {"1000"},
    "pasted_too_long_detail": {"4000"},
    "bad_message_id_detail": {"64"},
}
_NUMBER = re.compile(r"(?<![\w/-])\d+(?:[ \u00a0\u202f,]\d{3})*(?![\w-])")


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_lines_in_errors_are_those_of_the_services(library: Library, language: Language) -> None:
    known = {re.sub(r"\D", "", s.number) for s in library.services.values() if s.number}
    for key, text in wording("errors").items():
        told = {re.sub(r"\D", "", number) for number in _NUMBER.findall(text.in_(language))}
        assert told - _LIMITS.get(key, set()) <= known, key


def test_errors_name_the_same_numbers_in_both_languages() -> None:
    for key, text in wording("errors").items():
        french, english = (
            sorted(re.sub(r"\D", "", number) for number in _NUMBER.findall(text.in_(language)))
            for language in LANGUAGES
        )
        assert french == english, key


@pytest.mark.parametrize("key", ["store_unavailable_detail", "inbox_full_detail", "internal_error_detail"])
def test_errors_that_can_hide_somebody_in_need_name_the_emergency_lines(library: Library, key: str) -> None:
    lines = [
        library.service(name).number for name in ("police_emergency", "europe_emergency", "emergency_text")
    ]
    for language in LANGUAGES:
        assert all(line in wording("errors")[key].in_(language) for line in lines if line)


def test_every_error_has_a_title_and_what_to_do() -> None:
    keys = set(wording("errors"))
    titles = {key for key in keys if not key.endswith("_detail")}
    assert keys == titles | {f"{title}_detail" for title in titles}
