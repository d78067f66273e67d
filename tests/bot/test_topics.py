import pytest

from bot.knowledge.bilingual import LANGUAGES, Language
from bot.topics import OFFERED_TOPICS, SMALL_TALK, TOPICS
from bot.wording import say


def test_small_talk_is_never_offered_as_a_question() -> None:
    assert not SMALL_TALK - set(TOPICS)
    assert not OFFERED_TOPICS & SMALL_TALK
    assert "out_of_scope" not in OFFERED_TOPICS


def test_danger_and_people_can_be_offered() -> None:
    assert {"emergency", "distress", "talk_to_human"} <= OFFERED_TOPICS


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_topic_has_a_title_of_its_own(language: Language) -> None:
    titles = [say("topics", topic, language) for topic in TOPICS]
    assert len(set(titles)) == len(titles)
