from collections import Counter
from pathlib import PurePath

import pytest

from bot.knowledge.bilingual import LANGUAGES, Language
from bot.knowledge.loading import read_yaml
from bot.settings import Settings
from bot.topics import TOPICS
from tests.parity.contract import TOPICS_OF_THE_CONTRACT
from tests.training_lines import NLU, Example, training_examples, training_files

FEWEST_EXAMPLES = 100
MOST_UNEVEN = 1.5


def examples(language: Language) -> list[Example]:
    return [example for example in training_examples() if example.language == language]


def counts(language: Language) -> Counter[str]:
    return Counter(example.intent for example in examples(language))


def alike(text: str) -> str:
    """Lines that differ only in capitals, spaces and punctuation teach nothing new."""
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split()) or text


def test_both_languages_have_the_same_files() -> None:
    french, english = (
        [PurePath(path).relative_to(NLU / language) for path in training_files(language)]
        for language in LANGUAGES
    )
    assert french == english


def test_each_file_has_the_same_intents_in_both_languages() -> None:
    french, english = ({(e.file, e.intent) for e in examples(language)} for language in LANGUAGES)
    assert french == english


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_topic_has_enough_distinct_examples(language: Language) -> None:
    distinct = Counter(intent for intent, _ in {(e.intent, alike(e.text)) for e in examples(language)})
    scarce = {topic: distinct[topic] for topic in TOPICS_OF_THE_CONTRACT if distinct[topic] < FEWEST_EXAMPLES}
    assert scarce == {}


def test_no_topic_is_much_better_known_in_one_language() -> None:
    french, english = (counts(language) for language in LANGUAGES)
    uneven = {
        topic: (french[topic], english[topic])
        for topic in french.keys() | english.keys()
        if max(french[topic], english[topic]) > MOST_UNEVEN * min(french[topic], english[topic])
    }
    assert uneven == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_given_twice(language: Language) -> None:
    times = Counter(" ".join(e.text.casefold().split()) for e in examples(language))
    assert [line for line, count in times.items() if count > 1] == []


def test_no_line_stands_under_two_topics_in_the_two_languages() -> None:
    topics: dict[str, set[str]] = {}
    for example in training_examples():
        topics.setdefault(" ".join(example.text.casefold().split()), set()).add(example.intent)
    assert {line: found for line, found in topics.items() if len(found) > 1} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_teaches_a_command_or_markup(language: Language) -> None:
    lines = [example.text for example in examples(language)]
    assert [line for line in lines if line.startswith("/") or "](" in line or "{" in line] == []
    assert all(lines)


def test_domain_rules_titles_and_contract_name_the_same_topics(chosen_settings: Settings) -> None:
    domain = set(read_yaml(chosen_settings.domain_file)["intents"])
    assert domain == TOPICS_OF_THE_CONTRACT
    assert set(TOPICS) == TOPICS_OF_THE_CONTRACT
    # Rasa's own intent for « not understood », trained on fragments that say too little.
    assert set(counts("fr")) == TOPICS_OF_THE_CONTRACT | {"nlu_fallback"}


def test_every_topic_has_one_rule_of_its_name(chosen_settings: Settings) -> None:
    rules = read_yaml(chosen_settings.knowledge_dir / "rules" / "topics.yml")["rules"]
    asked = Counter(rule["steps"][0]["intent"] for rule in rules)
    assert set(asked) == TOPICS_OF_THE_CONTRACT | {"nlu_fallback"}
    assert [topic for topic, count in asked.items() if count > 1] == []
    assert [rule["rule"] for rule in rules if rule["steps"][0]["intent"] == rule["rule"]] == [
        rule["rule"] for rule in rules if rule["steps"][0]["intent"] != "nlu_fallback"
    ]


def test_every_answer_of_a_rule_or_story_exists(chosen_settings: Settings) -> None:
    domain = read_yaml(chosen_settings.domain_file)
    data = chosen_settings.knowledge_dir
    tales = [tale for path in (data / "rules").glob("*.yml") for tale in read_yaml(path)["rules"]]
    tales += [tale for path in (data / "stories").glob("*.yml") for tale in read_yaml(path)["stories"]]
    named = {step["action"] for tale in tales for step in tale["steps"] if "action" in step}
    actions = {
        name for entry in domain["actions"] for name in (entry if isinstance(entry, dict) else [entry])
    }
    assert named <= set(domain["responses"]) | actions | set(domain["forms"])
