"""What the letters say: in the right words for the situation, and as whose word it is."""

import re
from pathlib import Path

import pytest

from bot.documents.filled import ComplaintLetter
from bot.documents.kind import Kind, Situation
from bot.documents.plain_text import as_text
from bot.knowledge.bilingual import LANGUAGES, Language
from bot.knowledge.library import Library
from bot.settings import PROJECT
from bot.wording import wording
from tests.bot.documents.conftest import Compose
from tests.bot.documents.filled_in import FULL, LEAST, PAPERS

SITUATIONS: tuple[Situation, ...] = (
    "leak_only",
    "suspicious_message",
    "gave_information",
    "money_stolen",
    "online_scam",
    "identity_misused",
)
FILES = sorted(path.stem for path in (PROJECT / "data" / "wording").glob("documents_*.yml"))
# Articles that no source of ours proves; and what nobody may promise.
UNPROVEN = re.compile(r"\b(?:323-\d|226-1[68]|321-1|313-\d|441-\d|132-)")
PROMISES = re.compile(r"\bsafe(?:ly)?\b|en sécurité|garanti|guarantee|rassur|reassur|ne vous inquiétez", re.I)


def text_of(composed: Compose, kind: Kind, language: Language = "fr", **fields: object) -> str:
    return as_text(composed(kind, {**LEAST[kind], **fields}, language))


@pytest.mark.parametrize("file", FILES)
def test_no_wording_names_an_unproven_article_or_promises(file: str) -> None:
    for key, text in wording(file).items():
        for language in LANGUAGES:
            assert not UNPROVEN.search(text.in_(language)), key
            assert not PROMISES.search(text.in_(language)), key


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("situation", SITUATIONS)
@pytest.mark.parametrize("kind", ["complaint_letter", "refusal_card", "phone_summary", "evidence_list"])
def test_identity_theft_is_named_only_where_an_identity_was_used(
    composed: Compose, kind: Kind, situation: Situation, language: Language
) -> None:
    said = text_of(composed, kind, language, situation=situation)
    named = re.search(r"usurpation|226-4-1|identity theft", said) is not None
    assert named == (situation == "identity_misused" and kind in ("complaint_letter", "refusal_card"))


def test_a_bare_leak_is_a_complaint_against_a_person_unknown(composed: Compose) -> None:
    said = text_of(composed, "complaint_letter", situation="leak_only")
    assert "Objet : plainte contre X pour accès frauduleux".replace(" :", "\u00a0:") in said
    assert "collecte frauduleuse de données personnelles" in said
    assert "17 mars 2022" in said
    assert "Selon cet organisme" in said
    assert "le numéro de sécurité sociale" in said


def test_the_incident_is_told_from_its_pack_and_cited(composed: Compose, library: Library) -> None:
    pack = library.incidents["cnam-2022"]
    said = text_of(composed, "complaint_letter", "en")
    assert all(item.en in said and item.fr in said for item in pack.taken["data_taken"].items)
    assert "According to that organisation" in said
    assert "aufeminin" in said
    assert "Facts checked on 23 November 2026" in said


def test_no_wording_holds_a_date_number_or_name_of_the_incident() -> None:
    for file in FILES:
        content = (PROJECT / "data" / "wording" / f"{file}.yml").read_text(encoding="utf-8")
        assert not re.search(r"2022|cnam|amelipro|510", content, re.IGNORECASE), file


def test_the_leak_is_left_out_of_an_online_scam_unless_a_notice_came(composed: Compose) -> None:
    assert "violation de données" not in text_of(composed, "complaint_letter", situation="online_scam")
    linked = text_of(composed, "complaint_letter", situation="online_scam", notice_received_on="2022-03-25")
    assert "Je ne peux pas dire si les faits exposés ici y sont liés" in linked


def test_at_the_counter_the_law_is_named_and_the_prosecutor_is_not(composed: Compose) -> None:
    said = text_of(composed, "complaint_letter", **{"for": "counter"})
    assert "article 15-3 du code de procédure pénale" in said
    assert "procès-verbal" in said
    assert "Procureur de la République" not in said


@pytest.mark.parametrize("kind", PAPERS)
def test_what_is_missing_is_a_line_to_fill_by_hand(composed: Compose, kind: Kind) -> None:
    assert "______" in as_text(composed(kind, LEAST[kind]))


@pytest.mark.parametrize("kind", PAPERS)
def test_french_stands_alone_and_english_has_both(composed: Compose, kind: Kind) -> None:
    french = as_text(composed(kind, FULL[kind], "fr"))
    both = as_text(composed(kind, FULL[kind], "en"))
    assert "Made with Vigie" not in french
    assert "Fait avec Vigie" in both
    assert "Made with Vigie" in both
    body = french.split("-----")[0]
    assert body in both


SAID_IN_OTHER_WORDS = frozenset(
    {"for", "situation", "civil_party", "interpreter", "notice_channel", "cases", "done", "later"}
)


@pytest.mark.parametrize("kind", PAPERS)
def test_everything_that_was_filled_in_is_in_the_document(composed: Compose, kind: Kind) -> None:
    said = as_text(composed(kind, FULL[kind]))
    for name, value in FULL[kind].items():
        if name in SAID_IN_OTHER_WORDS or "_on" in name:
            continue
        for part in value if isinstance(value, list) else [value]:
            expected = "12 juillet 1980" if name == "birth_date" else str(part)
            assert expected in said, name


def test_the_social_security_number_is_a_line_for_the_hand_where_an_authority_may_want_it(
    composed: Compose,
) -> None:
    by_hand = "à écrire à la main, seulement si on vous le demande"
    asked = {kind for kind in PAPERS if by_hand in as_text(composed(kind, LEAST[kind]))}
    assert asked == {"complaint_letter", "access_request"}


def test_another_organisation_gets_no_facts_of_this_incident(composed: Compose) -> None:
    for kind in ("access_request", "cnil_complaint"):
        other = as_text(composed(kind, {**LEAST[kind], "organisation": "Banque Exemple"}))
        assert "Banque Exemple" in other
        assert "17 mars 2022" not in other.split("Pour vous")[0]
        same = as_text(composed(kind, {**LEAST[kind], "organisation": "la CNAM".removeprefix("la ")}))
        assert "17 mars 2022" in same


def test_the_cnil_is_written_to_at_its_address(composed: Compose, library: Library) -> None:
    said = text_of(composed, "cnil_complaint")
    assert "75334 Paris cedex 07" in said
    assert str(library.service("cnil").url) in said


@pytest.mark.parametrize("path", ["bot/documents", "bot/deadlines"])
def test_no_layout_or_module_reads_anything_from_elsewhere(path: str) -> None:
    for file in Path(PROJECT / path).rglob("*.typ"):
        content = file.read_text(encoding="utf-8")
        assert not re.search(r"#?import|#?include|\bread\(|https?:|@preview|eval\(", content.split("*/")[-1])


def test_a_letter_is_built_from_checked_fields_only() -> None:
    assert ComplaintLetter.model_config["extra"] == "forbid"


def test_the_plan_has_the_states_of_its_steps_and_the_days_that_count(composed: Compose) -> None:
    said = as_text(composed("plan", FULL["plan"]))
    assert "numéro de mes relevés (fait)" in said
    assert "(plus tard)" in said
    assert "2028" in said


def test_a_plan_of_unknown_names_is_a_plan_of_what_is_known(composed: Compose) -> None:
    strange = {"cases": ["#read/x", "leak_only/never"], "done": ["\u202ex"], "later": ["../.."]}
    assert "Porter plainte" in as_text(composed("plan", strange))
