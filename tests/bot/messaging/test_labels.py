"""Every button that can be shown has a title of twenty characters, and no line of the pack is idle."""

from itertools import chain
from pathlib import Path

import pytest

from bot.answers.book import OCCASIONAL, AnswerBook
from bot.knowledge.bilingual import LANGUAGES, Bilingual, Language
from bot.knowledge.errors import BrokenPack
from bot.knowledge.loading import load_pack
from bot.messaging.labels import LONGEST_LABEL, LabelPack, label_pack, short_label, units
from bot.plan.steps import all_steps
from bot.routes.pack import routes, situations
from bot.routes.told import asked_situations
from bot.settings import PROJECT, Settings
from bot.topics import OFFERED_TOPICS
from bot.wording import wording

LIST_ROW = 24
Pair = tuple[str, str]
# A label that ends with one of these is half a thought.
UNFINISHED = {"à", "au", "aux", "avec", "ce", "de", "des", "du", "en", "et", "la", "le", "les", "mon", "ou"}
UNFINISHED |= {"par", "pour", "sans", "sur", "un", "une", "a", "an", "and", "by", "for", "from", "in", "my"}
UNFINISHED |= {"of", "or", "the", "their", "to", "with", "your"}
# Actions that bring buttons of their own, all of them in `groups`; towns are tested apart.
WITH_BUTTONS = {"ask_which_topic.py", "find_station.py", "show_plan.py", "show_routes.py"}


def pair(title: Bilingual) -> Pair:
    return title.fr, title.en


@pytest.fixture(scope="module")
def groups(book: AnswerBook, chosen_settings: Settings) -> dict[str, list[Pair]]:
    """Buttons that can stand together, by where."""
    said: dict[str, list[Pair]] = {}
    for name in book.names:
        fr, en = (
            book.render(name, each, chosen_settings.default_incident, dict.fromkeys(OCCASIONAL, "-"))
            for each in LANGUAGES
        )
        said[name] = [(a.title, b.title) for a, b in zip(fr.buttons, en.buttons, strict=True)]
    topics, around = wording("topics"), wording("routes")
    said["did you mean"] = [pair(topics[topic]) for topic in (*sorted(OFFERED_TOPICS), "out_of_scope")]
    said["menu"] = [pair(title) for title in wording("menu").values()]
    said["what happened"] = [pair(each.title) for each in asked_situations().values()]
    for name, situation in situations().items():
        details = [pair(each.title) for each in situation.details.values()]
        said[f"detail of {name}"] = [*details, pair(around["unsure"])]
    doors = [pair(each.button) for each in routes().values()]
    said["doors"] = [*doors, pair(around["other"]), *said["utter_routes"]]
    steps = [pair(each.title) for each in all_steps().values()]
    said["plan"] = [*steps, pair(wording("plan")["put_off"]), *said["utter_plan"], *said["utter_plan_done"]]
    return said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_title_fits(groups: dict[str, list[Pair]], language: Language) -> None:
    shown = {titles[LANGUAGES.index(language)] for titles in chain(*groups.values())}
    labels = {title: short_label(title, language, LONGEST_LABEL) for title in shown}
    assert [title for title, label in labels.items() if label is None] == []
    assert all(units(label) <= LONGEST_LABEL for label in labels.values() if label)


@pytest.mark.parametrize("longest", [LONGEST_LABEL, LIST_ROW])
@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_that_are_shown_together_differ(
    groups: dict[str, list[Pair]], language: Language, longest: int
) -> None:
    place = LANGUAGES.index(language)
    for where, pairs in groups.items():
        labels = [short_label(titles[place], language, longest) for titles in dict.fromkeys(pairs)]
        assert len(set(labels)) == len({titles[place] for titles in pairs}), (where, sorted(map(str, labels)))


def test_no_line_of_the_pack_is_idle(groups: dict[str, list[Pair]]) -> None:
    """A title that was changed leaves its line behind."""
    long = {each for each in chain(*groups.values()) if any(units(title) > LONGEST_LABEL for title in each)}
    assert {pair(label.title) for label in label_pack().labels} == long


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_short_form_is_a_whole_thought(language: Language) -> None:
    for label in label_pack().labels:
        title, short = label.title.in_(language), label.short.in_(language)
        rest = title.removeprefix(short) if title.startswith(short) else ""
        assert not rest[:1].isalnum(), short
        assert short.split()[-1].lower() not in UNFINISHED
        assert short[0].isupper()
        assert not short.endswith((".", ",", ":", "…", "-"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_stays_one_and_nothing_becomes_one(language: Language) -> None:
    """« How do I avoid scams? » may become a heading; a statement must not become doubtful."""
    for label in label_pack().labels:
        if label.short.in_(language).endswith("?"):
            assert label.title.in_(language).endswith("?")


def test_nobody_is_told_to_be_safe() -> None:
    assert [label for label in label_pack().labels if "safe" in label.short.en.lower()] == []


def test_buttons_come_from_known_places() -> None:
    found = {path.name for path in (PROJECT / "actions").glob("*.py") if "buttons=" in path.read_text()}
    assert found == WITH_BUTTONS


@pytest.mark.parametrize(
    ("title", "longest", "label"),
    [
        ("Que dois-je faire\u202f?", 20, "Que dois-je faire\u202f?"),
        ("Quels sont les risques\u202f?", 24, "Quels sont les risques\u202f?"),
        ("Quels sont les risques\u202f?", 23, "Quels risques\u202f?"),
        ("Quels sont les risques\u202f?", 20, "Quels risques\u202f?"),
        ("Quels sont les risques\u202f?", 14, None),
        ("J’ai un message suspect", 20, "Un message suspect"),
        ("Nantes (44)", 20, "Nantes (44)"),
        ("Saint-Germain-en-Laye (78)", 20, None),
        ("🙂" * 10, 20, "🙂" * 10),
        ("🙂" * 11, 20, None),
    ],
)
def test_the_title_then_the_short_form_then_nothing(title: str, longest: int, label: str | None) -> None:
    assert short_label(title, "fr", longest) == label


def test_the_language_chooses() -> None:
    assert short_label("I got a strange message", "en", 20) == "A strange message"
    assert short_label("I got a strange message", "fr", 20) is None


def line(fr: Pair, en: Pair) -> str:
    """Title and short form in both languages."""
    return f'- {{title: {{fr: "{fr[0]}", en: "{en[0]}"}}, short: {{fr: "{fr[1]}", en: "{en[1]}"}}}}\n'


LONG = "Yes, I would like that"


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (line(("Oui", "Oui"), ("Yes", "Yes")), "both titles are short enough"),
        (line(("Oui", "Si"), (LONG, "Yes")), "« Oui » is short enough"),
        (line(("Oui", "Oui"), (LONG, LONG)), "longer than 20"),
        (line(("Oui", ""), (LONG, "Yes")), "at least 1 character"),
        (2 * line(("Oui", "Oui"), (LONG, "Yes")), "stands twice"),
        (line(("Oui", "Oui"), (LONG, "Yes")) + line(("Si", "Si"), (LONG, "Yes, do")), "two short forms"),
    ],
)
def test_a_pack_that_is_not_right_is_refused(tmp_path: Path, lines: str, reason: str) -> None:
    path = tmp_path / "short_labels.yml"
    path.write_text(f"labels:\n{lines}", encoding="utf-8")
    with pytest.raises(BrokenPack, match=reason):
        load_pack(path, LabelPack)
