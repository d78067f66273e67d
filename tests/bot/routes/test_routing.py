"""Who goes where, for each case: the doors that the facts name, in order, and never a wrong one."""

from datetime import date, timedelta

import pytest

from bot.knowledge.bilingual import LANGUAGES, Language
from bot.routes.card import card, notes, opening_line, rows
from bot.routes.pack import library, route, routes, situations
from bot.routes.routing import (
    MOST_ROUTES,
    Case,
    case_told_by,
    cases_of,
    facts_for,
    open_first,
    opening,
    routes_for,
)

TODAY = date(2026, 11, 24)
INCIDENT = "cnam-2022"

EXPECTED = {
    ("danger", "now"): "police_emergency emergency_text",
    ("danger", "despair"): "suicide_line france_victimes",
    ("money_stolen", "card_in_hand"): "own_bank perceval any_station",
    ("money_stolen", "card_gone"): "own_bank card_block any_station plainte_en_ligne",
    ("money_stolen", "transfer"): "own_bank any_station prosecutor_letter info_escroqueries",
    ("money_stolen", "debit"): "own_bank any_station prosecutor_letter",
    ("identity_misused", "account"): "any_station own_bank ficoba banque_de_france",
    ("identity_misused", "claim"): "any_station prosecutor_letter france_victimes",
    ("identity_misused", "benefits"): "any_station organisation france_victimes",
    ("identity_misused", "profile"): "any_station pharos prosecutor_letter",
    ("gave_information", "card"): "own_bank card_block seventeen_cyber info_escroqueries",
    ("gave_information", "password"): "seventeen_cyber info_escroqueries",
    ("gave_information", "number"): "main_courante organisation info_escroqueries",
    ("gave_information", "click"): "seventeen_cyber info_escroqueries",
    ("online_scam", "shop"): "own_bank thesee any_station",
    ("online_scam", "account"): "thesee any_station seventeen_cyber",
    ("online_scam", "blackmail"): "thesee any_station seventeen_cyber",
    ("online_scam", "known_author"): "any_station prosecutor_letter",
    ("online_scam", "phishing"): "any_station info_escroqueries seventeen_cyber",
    ("suspicious_message", "sms"): "sms_33700 seventeen_cyber info_escroqueries",
    ("suspicious_message", "call"): "sms_33700 info_escroqueries seventeen_cyber",
    ("suspicious_message", "email"): "signal_spam info_escroqueries seventeen_cyber",
    ("suspicious_message", "site"): "phishing_initiative pharos seventeen_cyber",
    ("suspicious_message", "letter"): "organisation info_escroqueries",
    ("organisation", "not_answered"): "cnil organisation",
    ("organisation", "security"): "organisation cnil",
    ("organisation", "notice"): "organisation cnil",
    ("organisation", "money"): "france_victimes organisation",
    ("leak_only", "notified"): "any_station prosecutor_letter organisation",
    ("leak_only", "not_told"): "organisation any_station prosecutor_letter",
    ("leak_only", "suspicion"): "main_courante any_station organisation",
}
CASES = [Case(*key) for key in EXPECTED]


def test_every_case_has_its_expected_doors() -> None:
    all_cases = {(name, detail) for name, each in situations().items() for detail in each.details}
    assert all_cases == set(EXPECTED)


@pytest.mark.parametrize(("case", "doors"), EXPECTED.items(), ids="-".join)
def test_doors_in_order(case: tuple[str, str], doors: str) -> None:
    assert routes_for([Case(*case)]) == tuple(doors.split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.situation}-{case.detail}")
def test_each_card_tells_what_a_person_needs(case: Case, language: Language) -> None:
    labels = {
        "fr": ("Pour :", "Attention :", "Pour qui :", "Prix :", "Langue :", "Vérifié le"),
        "en": ("For:", "Note:", "Who:", "Price:", "Language:", "Checked on"),
    }[language]
    for name in routes_for([case]):
        text = card(name, language, INCIDENT, TODAY).replace("\u00a0", " ")
        assert all(label in text for label in labels), text


OF_ANOTHER_LEAK = ("viamedis", "almerys", "befti", "francetransfert")
FALSE_COMFORT = ("en sécurité", "pas concerné", "you are safe", "not affected")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.situation}-{case.detail}")
def test_no_door_of_another_leak_and_no_false_comfort(case: Case, language: Language) -> None:
    names = routes_for([case])
    doors = "".join([rows(names, language), *(card(name, language, INCIDENT, TODAY) for name in names)])
    said = doors + "".join(notes(facts_for([case]), language, INCIDENT))
    assert not [wrong for wrong in OF_ANOTHER_LEAK if wrong in doors.lower()]
    assert not [wrong for wrong in FALSE_COMFORT if wrong in said.lower()]


@pytest.mark.parametrize("detail", ["notified", "not_told", "suspicion"])
def test_a_bare_leak_has_no_online_form_and_is_not_identity_theft(detail: str) -> None:
    case = Case("leak_only", detail)
    assert not {"thesee", "perceval", "plainte_en_ligne", "visioplainte"} & set(routes_for([case]))
    assert "complaint_form" in facts_for([case])
    if detail != "suspicion":
        assert "offence_not_identity_theft" in facts_for([case])


@pytest.mark.parametrize("door", ["perceval", "thesee", "plainte_en_ligne"])
def test_online_doors_need_france_connect(door: str) -> None:
    assert all("FranceConnect" in card(door, language, INCIDENT, TODAY) for language in LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_of_doors_says_which_need_france_connect(language: Language) -> None:
    with_it, without = rows(["perceval", "any_station"], language).split("\n")
    assert "FranceConnect" in with_it
    assert "FranceConnect" not in without


def test_a_main_courante_is_not_a_complaint() -> None:
    assert "pas une plainte" in card("main_courante", "fr", INCIDENT, TODAY)
    assert "not a plainte" in card("main_courante", "en", INCIDENT, TODAY)


def test_several_situations_come_by_urgency_without_repetition() -> None:
    told = {"leak_only": "notified", "identity_misused": "account", "money_stolen": "card_in_hand"}
    cases = cases_of(told)
    assert [case.situation for case in cases] == ["money_stolen", "identity_misused", "leak_only"]
    assert routes_for(cases) == ("own_bank", "perceval", "any_station", "ficoba", "banque_de_france")


def test_danger_comes_before_everything() -> None:
    cases = cases_of({"money_stolen": "transfer", "danger": None})
    assert routes_for(cases)[0] == "police_emergency"


def test_what_was_said_tells_the_case() -> None:
    assert case_told_by("money_stolen") == Case("money_stolen")
    assert case_told_by("distress") == Case("danger", "despair")
    assert case_told_by("ask_cnil") is None
    assert case_told_by(None) is None


def test_a_kept_case_that_no_longer_exists_is_left_out() -> None:
    assert cases_of({"never_heard_of": "x", "leak_only": "gone"}) == [Case("leak_only")]


def test_a_door_past_its_date_comes_last() -> None:
    ended = library().service("any_station").model_copy(update={"valid_to": TODAY - timedelta(days=1)})
    known = {**library().services, "any_station": ended}
    assert opening(ended, TODAY) == "closed"
    assert open_first(["any_station", "cnil"], TODAY, known) == ["cnil", "any_station"]


@pytest.mark.parametrize(
    ("language", "told"),
    [("fr", "Fermé depuis le 23 novembre 2026"), ("en", "Closed since 23 November 2026")],
)
def test_a_door_past_its_date_is_said_to_be_closed(language: Language, told: str) -> None:
    ended = library().service("thesee").model_copy(update={"valid_to": TODAY - timedelta(days=1)})
    assert told in opening_line(ended, language, TODAY)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_door_before_its_date_is_said_not_to_be_open(language: Language) -> None:
    before = date(2022, 3, 1)
    assert opening(library().service("thesee"), before) == "not_yet"
    expected = {"fr": "Pas encore ouvert", "en": "Not open yet"}[language]
    assert expected in card("thesee", language, INCIDENT, before)


def test_titles_fit_buttons_of_every_channel() -> None:
    titles = [each.title for each in situations().values()]
    titles += [detail.title for each in situations().values() for detail in each.details.values()]
    titles += [each.button for each in routes().values()]
    assert all(len(title.in_(language)) <= 24 for title in titles for language in LANGUAGES)


def test_no_list_is_a_maze() -> None:
    everything = cases_of(dict.fromkeys(situations()))
    assert len(routes_for(everything)) == MOST_ROUTES
    assert {route(name).service for name in routes()} <= set(library().services)
