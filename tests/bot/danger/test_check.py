import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.danger.check import Danger, DangerCheck, load_danger_check
from bot.knowledge.errors import BrokenPack
from tests.training_lines import harmless_lines, training_examples


@pytest.mark.parametrize(
    "said",
    [
        "Au secours, il est devant ma porte avec un couteau",
        "AU SECOURS !!!",
        "à l'aide vite il me frappe",
        "il va me tuer",
        "Il a dit qu’il allait me tuer",
        "ils menacent de me tuer",
        "ils menace de me tué",
        "on me menace de mort",
        "je reçois des menaces de mort",
        "je suis en danger",
        "jsuis en danger la",
        "quelqu'un essaie de rentrer chez moi",
        "qqun force ma porte",
        "il me suit dans la rue",
        "il a une arme",
        "appelez la police vite",
        "mon mari me frappe en ce moment",
        "j'ai avalé des cachets",
        "jai avalé tous mes cachets",
        "je viens de prendre toute la boîte de médicaments",
        "je suis sur le pont et je vais sauter",
        "help me now he is at my door",
        "HELP ME HES GOING TO KILL ME",
        "he's going to kill me",
        "they threatened to kill me",
        "someone is trying to break into my house",
        "he has a knife",
        "there's a man at the door and he's banging",
        "im in danger",
        "I’m in danger right now",
        "i'm being folowed",
        "call the police now please",
        "i got a death threat",
        "I have taken all my pills",
        "ive swallowed a load of tablets",
        "I'm on the bridge and I'm going to jump",
        "my husband is hitting me right now",
    ],
)
def test_an_emergency_is_recognised(danger: DangerCheck, said: str) -> None:
    assert danger.find(said) == "emergency"


@pytest.mark.parametrize(
    "said",
    [
        "je veux mourir",
        "j'veux mourir",
        "jveu mourir",
        "je veut mourir",
        "je veux mouriiiiiir",
        "j'ai envie de mourir",
        "g envi de mourir",
        "J’ai envie d’en finir",
        "je vais me suicider",
        "je vais me suisider",
        "je pense au suicide",
        "j'ai des idées noires",
        "je n'en peux plus",
        "jen peu plus",
        "je ne veux plus vivre",
        "je n'ai plus envie de vivre",
        "tout le monde serait mieux sans moi",
        "je suis à bout",
        "je suis désespérée",
        "j'ai envie de me faire du mal",
        "ma mère parle de se suicider",
        "I want to die",
        "i wanna die",
        "I WANT TO DIE",
        "i want to kill myself",
        "im going to kil myself",
        "I want to end it all",
        "I'm thinking about suicide",
        "feeling sucidal",
        "I can't go on",
        "i cant go on like this",
        "cant cope anymore",
        "I can't take it anymore",
        "there is no reason to live",
        "life isn't worth living",
        "everyone would be better off without me",
        "I am desperate",
        "I have been hurting myself",
        "my son says he wants to kill himself",
    ],
)
def test_despair_is_recognised(danger: DangerCheck, said: str) -> None:
    assert danger.find(said) == "distress"


@pytest.mark.parametrize(
    "said",
    [
        "je suis mort de rire",
        "mdr je suis morte",
        "je meurs de faim",
        "mon père est mort en 2020, est-il dans la fuite ?",
        "ma mère est décédée, que faire de son numéro ?",
        "le facteur est passé devant la maison",
        "je veux en finir avec ce dossier",
        "je voudrais que mes données disparaissent",
        "pour tuer le temps je lis vos réponses",
        "mes données sont-elles en danger ?",
        "ma carte Vitale est-elle en danger ?",
        "ils menacent de bloquer ma carte Vitale",
        "on me menace de couper mes droits si je ne paie pas",
        "les pirates ont attaqué la sécu",
        "un pirate est entré dans mon compte ameli",
        "où est le commissariat le plus proche ?",
        "numéro d'urgence pour bloquer ma carte ?",
        "est-ce que mes remboursements de médicaments vont s'arrêter ?",
        "ma carte bancaire a été coupée",
        "je vais sauter le déjeuner pour aller au commissariat",
        "I'm dying to know who did it",
        "my father died last year, is he in the leak?",
        "I want my data to disappear",
        "I want to end this conversation",
        "kill my account please",
        "how do I kill time while I wait",
        "the postman left a letter at my door",
        "they threaten to block my card if I don't pay",
        "they are threatening to cut off my benefits",
        "hackers broke into my account",
        "is my data in danger?",
        "the attackers took my social security number",
        "where is the nearest police station?",
        "do foreigners get help or not",
        "I took my tablet to the repair shop",
        "what is an emergency number for cards",
        "the postman is hopeless",
        "I'm going to bed, speak tomorrow",
        "bonjour",
        "hello",
        "",
        "17",
    ],
)
def test_a_near_miss_is_left_to_the_dialogue(danger: DangerCheck, said: str) -> None:
    assert danger.find(said) is None


def test_emergency_comes_before_despair(danger: DangerCheck) -> None:
    assert danger.find("je veux mourir, il est devant ma porte et il va me tuer") == "emergency"


@pytest.mark.parametrize("before", ["", "Bonjour. ", "j'ai reçu la lettre de l'assurance et depuis "])
@pytest.mark.parametrize("after", ["", " !!!", " 😭😭", " répondez svp"])
@pytest.mark.parametrize("shouted", [False, True])
def test_what_stands_around_hides_nothing(
    danger: DangerCheck, before: str, after: str, shouted: bool
) -> None:
    said = f"{before}je veux mourir{after}"
    assert danger.find(said.upper() if shouted else said) == "distress"


@given(said=st.text(max_size=200))
def test_any_text_can_be_checked(danger: DangerCheck, said: str) -> None:
    assert danger.find(said) in (None, "emergency", "distress")


@dataclass(frozen=True)
class Heard:
    """The harmless lines once through the check: what was alarming, and the mean time of one."""

    lines: int
    alarms: Mapping[Danger, Sequence[str]]
    seconds: float


@pytest.fixture(scope="module")
def heard(danger: DangerCheck) -> Heard:
    lines = harmless_lines()
    start = time.perf_counter()
    found = [danger.find(line) for line in lines]
    seconds = (time.perf_counter() - start) / len(lines)
    alarms: dict[Danger, list[str]] = {"emergency": [], "distress": []}
    for line, alarm in zip(lines, found, strict=True):
        if alarm is not None:
            alarms[alarm].append(line)
    return Heard(len(lines), alarms, seconds)


def test_hardly_any_harmless_line_is_taken_for_an_emergency(heard: Heard) -> None:
    """A false alarm is a wrong answer to somebody who asked for something else."""
    assert len(heard.alarms["emergency"]) <= heard.lines / 500, heard.alarms["emergency"]


def test_hardly_any_harmless_line_is_taken_for_despair(heard: Heard) -> None:
    assert len(heard.alarms["distress"]) <= heard.lines / 200, heard.alarms["distress"]


def test_a_harmless_message_costs_less_than_five_milliseconds(heard: Heard) -> None:
    assert heard.seconds < 0.005


@pytest.mark.parametrize("language", ["fr", "en"])
def test_half_of_the_examples_of_danger_need_no_model(danger: DangerCheck, language: str) -> None:
    said = [e for e in training_examples() if e.language == language and e.intent == "emergency"]
    found = sum(danger.find(example.text) is not None for example in said)
    assert found >= len(said) / 2


@pytest.mark.parametrize("word", ["il ", "je veux ", "il devant la ", "he ", "I want ", "au a de me il on "])
def test_the_longest_message_costs_less_than_half_a_second(danger: DangerCheck, word: str) -> None:
    start = time.perf_counter()
    danger.find((word * 1000)[:1000])
    assert time.perf_counter() - start < 0.5


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("emergency: {fr: ['au secours'], en: ['help *']}\ndistress: {fr: [a], en: [b]}\n", "unless"),
        ("emergency: {fr: ['*']}\ndistress: {fr: [a], en: [b]}\nunless: []\n", "matches anything"),
        ("emergency: {fr: [a], de: [b]}\ndistress: {fr: [a], en: [b]}\nunless: []\n", "emergency.de"),
        ("emergency: {fr: [a]}\ndistress: {fr: [a], en: [b]}\nunless: []\n", "emergency"),
    ],
)
def test_a_broken_list_of_phrases_is_refused(tmp_path: Path, content: str, reason: str) -> None:
    (tmp_path / "danger.yml").write_text(content, encoding="utf-8")
    with pytest.raises(BrokenPack) as caught:
        load_danger_check(tmp_path)
    assert reason in str(caught.value)
    assert "danger.yml" in str(caught.value)
