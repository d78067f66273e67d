from dataclasses import asdict
from pathlib import Path

import pytest

from bot.answers.answer import Button, Link, SourceLine
from bot.answers.book import OCCASIONAL, AnswerBook
from bot.answers.response import PLACEHOLDER, DomainResponses
from bot.knowledge.bilingual import LANGUAGES, Language
from bot.knowledge.errors import BrokenPack, UnknownReference
from bot.knowledge.loading import load_pack
from bot.settings import Settings
from tests.bot.answers.domains import INCIDENT, responses, small_book

SHIPPED_INCIDENT = "cnam-2022"
OCCASION = dict.fromkeys(OCCASIONAL, "17 mars 2022")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_response_can_be_said(book: AnswerBook, language: Language) -> None:
    for name in book.names:
        answer = book.render(name, language, SHIPPED_INCIDENT, OCCASION)
        assert (answer.response, answer.language) == (name, language)
        assert answer.text.strip()
        assert PLACEHOLDER.search(answer.text) is None, name
        assert "{" not in answer.text, name


def test_both_languages_stand_on_the_same_facts(chosen_settings: Settings) -> None:
    written = load_pack(chosen_settings.domain_file, DomainResponses, only="responses").responses
    differing = {
        name: french.placeholders ^ english.placeholders
        for name, response in written.items()
        for french, english in [response.variations]
        if french.placeholders != english.placeholders
    }
    assert differing == {}


def test_both_languages_cite_the_same_sources_and_links(book: AnswerBook) -> None:
    for name in book.names:
        french, english = (book.render(name, language, SHIPPED_INCIDENT, OCCASION) for language in LANGUAGES)
        cited = [{(line.url, line.checked_on) for line in answer.sources} for answer in (french, english)]
        assert cited[0] == cited[1], name
        assert [link.url for link in french.links] == [link.url for link in english.links], name
        assert [b.payload for b in french.buttons] == [b.payload for b in english.buttons], name


@pytest.mark.parametrize("name", ["utter_nothing", "", "greet"])
def test_an_unknown_response_is_refused(book: AnswerBook, name: str) -> None:
    with pytest.raises(UnknownReference):
        book.render(name, "fr", SHIPPED_INCIDENT)


def test_facts_services_and_settings_are_set_into_the_sentence(tmp_path: Path) -> None:
    small = small_book(
        tmp_path,
        responses(
            french="{fact.how_many} {service.help_line.contact}, {retention_days} ans :\\n{fact.what.items}",
            english="{fact.how_many} {service.help_line.name}, {retention_days} days:\\n{fact.what.items}",
        ),
    )
    french, english = (small.render("utter_hello", language, INCIDENT) for language in LANGUAGES)
    assert french.text == "au moins 12 personnes 116 006 (gratuit, 7 jours sur 7), 30 ans\u00a0:\n- le nom"
    assert english.text == "at least 12 people Help line, 30 days:\n- name"


def test_whatever_a_sentence_uses_is_cited_once(tmp_path: Path) -> None:
    small = small_book(
        tmp_path,
        responses(
            french="{fact.told_on} {fact.told_on}",
            english="{fact.told_on}",
            facts="how_many",
            services="help_line",
        ),
    )
    assert [line.url for line in small.render("utter_hello", "en", INCIDENT).sources] == [
        "https://journal.example/fuite",
        "https://www.france-victimes.fr",
    ]


def test_a_source_tells_when_it_was_looked_at(tmp_path: Path) -> None:
    answer = small_book(tmp_path, responses(facts="what")).render("utter_hello", "fr", INCIDENT)
    assert answer.sources == (SourceLine("Journal (2020)", "https://journal.example/noms", "2026-11-23"),)


def test_a_sentence_without_facts_cites_nothing(tmp_path: Path) -> None:
    answer = small_book(tmp_path, responses()).render("utter_hello", "fr", INCIDENT)
    assert answer.sources == ()
    assert answer.links == ()
    assert answer.text == "Bonjour\u202f!"
    assert answer.buttons == (Button("Combien\u202f?", "/ask_who_affected"),)


def test_a_link_shows_the_address_of_a_service_and_its_source(tmp_path: Path) -> None:
    address = ('number: "116 006"', 'url: "https://help.example"')
    small = small_book(tmp_path, responses(links="help_line"), services=address)
    answer = small.render("utter_hello", "en", INCIDENT)
    assert answer.links == (Link("Help line", "https://help.example"),)
    assert [line.title for line in answer.sources] == ["France Victimes"]
    assert asdict(answer) == answer.as_dict()


@pytest.mark.parametrize(
    ("domain", "unknown"),
    [
        (responses(french="{fact.nobody_knows}"), "fact.nobody_knows"),
        (responses(english="{fact.nobody_knows}"), "fact.nobody_knows"),
        (responses(facts="nobody_knows"), "fact.nobody_knows"),
        (responses(services="no_line"), "service.no_line"),
        (responses(links="no_line"), "service.no_line"),
        (responses(links="help_line"), "service.help_line.url"),
        (responses(french="{service.no_line.contact}"), "service.no_line"),
        (responses(french="{service.help_line.url}"), "service.help_line.url"),
        (responses(french="{service.help_line.sources}"), "service.help_line.sources"),
        (responses(french="{service.help_line}"), "service.help_line"),
        (responses(french="{fact.how_many.items}"), "fact.how_many.items"),
        (responses(french="{fact.how_many.number}"), "fact.how_many.number"),
        (responses(french="{retention_years}"), "retention_years"),
        (responses(french="{fact}"), "fact"),
    ],
)
def test_an_unknown_fact_or_service_is_refused_at_start_naming_the_response(
    tmp_path: Path, domain: str, unknown: str
) -> None:
    with pytest.raises(BrokenPack) as caught:
        small_book(tmp_path, domain)
    assert caught.value.path.name == "domain.yml"
    assert all("utter_hello" in problem.place for problem in caught.value.problems)
    assert unknown in str(caught.value)
    assert "domain.yml" in str(caught.value)


@pytest.mark.parametrize(
    "written", ["{Fact.how_many}", "{ fact.how_many }", "{fact.how-many}", "{fact.}", "{}"]
)
def test_a_misspelt_placeholder_never_reaches_a_person(tmp_path: Path, written: str) -> None:
    with pytest.raises(BrokenPack, match="utter_hello"):
        small_book(tmp_path, responses(french=f"Bonjour {written}"))
