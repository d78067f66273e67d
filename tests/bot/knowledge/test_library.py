from pathlib import Path

import pytest

from bot.knowledge.errors import BrokenPack, Problem, UnknownReference
from bot.knowledge.library import Library, load_library
from tests.bot.knowledge.packs import INCIDENT, LAW, SERVICES, line_of, small_knowledge


def problems_of(folder: Path) -> tuple[str, tuple[Problem, ...], str]:
    with pytest.raises(BrokenPack) as caught:
        load_library(folder)
    return caught.value.path.name, caught.value.problems, str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "place", "near", "reason"),
    [
        ('      en: "on 17 March 2022"\n', "", "story.told_on.text.en", "    text:\n", "required"),
        (
            'en: "on 17 March 2022"',
            'en: ""',
            "story.told_on.text.en",
            '      en: "on 17',
            "at least 1 character",
        ),
        (
            'en: "on 17 March 2022"',
            'en: "  "',
            "story.told_on.text.en",
            '      en: "on 17',
            "at least 1 character",
        ),
        ('name: {fr: "Petite fuite", en', "name: {en", "name.fr", "name:", "required"),
        ("    checked_on: 2026-11-23\n", "", "story.told_on.checked_on", "  told_on:", "required"),
        ("checked_on: 2026-11-23", "checked_on: soon", "story.told_on.checked_on", "    checked_on", "date"),
        ("announced_on: 2022-03-17\n", "", "announced_on", None, "required"),
        (
            "    evidence: V\n",
            "    evidence: V\n    rumour: true\n",
            "story.told_on.rumour",
            "    checked_on",
            "not permitted",
        ),
        ("evidence: V\n", "evidence: probably\n", "story.told_on.evidence", "    evidence", "should be"),
        ("evidence: V\n", "evidence: V-1\n", "story.told_on", "  told_on:", "needs a status among"),
        ("evidence: V\n", "evidence: NV\n", "story.told_on", "  told_on:", "needs a status among"),
        (', published: "2020"', "", "taken.what", "  what:", "needs the date of each source"),
        ("    unit: people\n", "", "people.how_many", "  how_many:", "number and unit go together"),
        ("    number: 12\n", "", "people.how_many", "  how_many:", "number and unit go together"),
        ("unit: people", "unit: elephants", "people.how_many.unit", "    unit", "should be"),
        ("  what:\n", "  how_many:\n", "", None, "fact names used twice: how_many"),
        ("https://journal.example/fuite", "journal", "story.told_on.sources.0.url", "      - {pub", "URL"),
        (
            'published: "2022-03-17"',
            'published: "last spring"',
            "story.told_on.sources.0.published",
            "      - {pub",
            "pattern",
        ),
        ("not_taken: {}\n", "", "not_taken", None, "required"),
        ("id: small-2022", "id: Small 2022", "id", "id:", "pattern"),
        ("id: small-2022", "id: other-2022", "id", None, "the file is called small-2022"),
        ("  told_on:", "  one_month:", "", None, "names also used in law.yml: one_month"),
    ],
)
def test_a_broken_incident_is_refused_with_file_place_and_line(
    tmp_path: Path, old: str, new: str, place: str, near: str | None, reason: str
) -> None:
    file, problems, text = problems_of(small_knowledge(tmp_path / "data", incident=(old, new)))
    assert file == "small-2022.yml"
    problem = problems[0]
    assert problem.place == place
    assert reason in problem.reason
    assert "small-2022.yml" in text
    assert place in text
    if near is not None:
        line = line_of(INCIDENT, near)
        assert problem.line == line
        assert f"small-2022.yml:{line}:" in text


def test_a_fact_without_a_source_is_refused(tmp_path: Path) -> None:
    old = 'sources: [{publisher: "Journal", url: "https://journal.example/fuite"}]'
    _, (problem,), text = problems_of(small_knowledge(tmp_path / "data", incident=(old, "sources: []")))
    assert problem.place == "people.how_many.sources"
    assert problem.line == line_of(INCIDENT, "    " + old)
    assert f"small-2022.yml:{problem.line}: people.how_many.sources" in text


@pytest.mark.parametrize(
    ("file", "content", "old", "new", "place"),
    [
        ("law", LAW, ', en: "one month"', "", "facts.one_month.text.en"),
        ("services", SERVICES, ', en: "Help line"', "", "services.help_line.name.en"),
        ("services", SERVICES, '    number: "116 006"\n', "", "services.help_line"),
        ("services", SERVICES, '"116 006"', '"116 006"\n    fax: "none"', "services.help_line.fax"),
    ],
)
def test_broken_law_and_services_are_refused_too(
    tmp_path: Path, file: str, content: str, old: str, new: str, place: str
) -> None:
    name, (problem,), _ = problems_of(small_knowledge(tmp_path / "data", **{file: (old, new)}))
    assert (name, problem.place) == (f"{file}.yml", place)
    assert problem.line is not None
    assert 1 <= problem.line <= content.count("\n") + 1


def test_a_key_written_twice_is_refused_with_its_line(tmp_path: Path) -> None:
    twice = ("people:\n", "  told_on:\n    text: {fr: a, en: b}\npeople:\n")
    file, (problem,), _ = problems_of(small_knowledge(tmp_path / "data", incident=twice))
    assert file == "small-2022.yml"
    assert "told_on" in problem.reason
    assert problem.line == line_of(INCIDENT, "people:\n")


def test_a_file_that_is_not_yaml_is_refused_with_its_line(tmp_path: Path) -> None:
    open_bracket = ("people:\n", "people: [\n")
    file, (problem,), _ = problems_of(small_knowledge(tmp_path / "data", incident=open_bracket))
    assert file == "small-2022.yml"
    assert problem.line is not None


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    folder = small_knowledge(tmp_path / "data")
    (folder / "services.yml").unlink()
    file, (problem,), _ = problems_of(folder)
    assert (file, problem.reason) == ("services.yml", "FileNotFoundError")


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    folder = small_knowledge(tmp_path / "data")
    (folder / "law.yml").write_bytes("# é".encode("latin-1"))
    file, (problem,), _ = problems_of(folder)
    assert (file, problem.reason) == ("law.yml", "UnicodeDecodeError")


def test_every_problem_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    folder = small_knowledge(tmp_path / "data", incident=("not_taken: {}\nnotices: {}\n", ""))
    _, problems, _ = problems_of(folder)
    assert [problem.place for problem in problems] == ["not_taken", "notices"]


def test_a_weak_source_may_be_shown_as_what_it_is(tmp_path: Path) -> None:
    folder = small_knowledge(
        tmp_path / "data", incident=("evidence: V\n", "evidence: V-1\n    status: claimed\n")
    )
    assert load_library(folder).fact("told_on", "small-2022").status == "claimed"


def test_facts_of_the_incident_and_of_the_law_are_found_by_name(tmp_path: Path) -> None:
    small = load_library(small_knowledge(tmp_path / "data"))
    assert small.fact("how_many", "small-2022").number == 12
    assert small.fact("one_month", "small-2022").unit == "months"
    assert small.service("help_line").contact("en") == "116 006 (free, every day)"


@pytest.mark.parametrize("name", ["nobody_knows", "", "help_line"])
def test_an_unknown_fact_is_named(tmp_path: Path, name: str) -> None:
    small = load_library(small_knowledge(tmp_path / "data"))
    with pytest.raises(UnknownReference, match=f"fact.{name}"):
        small.fact(name, "small-2022")


def test_an_unknown_service_is_named(tmp_path: Path) -> None:
    small = load_library(small_knowledge(tmp_path / "data"))
    with pytest.raises(UnknownReference, match=r"service\.nobody"):
        small.service("nobody")


def test_the_shipped_knowledge_is_whole(library: Library) -> None:
    assert "cnam-2022" in library.incidents
    assert library.law
    assert library.services
