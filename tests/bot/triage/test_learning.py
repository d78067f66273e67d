"""The weights in the repository are those of the messages and cues beside them."""

import pytest

from bot.settings import PROJECT
from bot.triage.labelled import Labelled, read_labelled
from bot.triage.learning import learn
from bot.triage.wording import wording_weights

MESSAGES = PROJECT / "data" / "triage" / "messages"


@pytest.fixture(scope="module")
def messages() -> list[Labelled]:
    return [message for file in sorted(MESSAGES.glob("*.tsv")) for message in read_labelled(file)]


def test_learning_again_gives_the_same_weights(messages: list[Labelled]) -> None:
    """Fails when messages or cues changed: run `vigie triage learn`."""
    learnt, kept = learn(messages), wording_weights()
    assert learnt.features.keys() == kept.features.keys()
    assert learnt.start == pytest.approx(kept.start, abs=0.05)
    different = [
        name for name, pair in learnt.features.items() if pair != pytest.approx(kept.features[name], abs=0.05)
    ]
    assert not different


def test_nothing_is_learnt_from_what_measures(messages: list[Labelled]) -> None:
    held_out = read_labelled(PROJECT / "data" / "held_out" / "triage" / "messages.tsv")
    assert not {message.text for message in messages} & {message.text for message in held_out}


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("label", ["scam", "genuine", "ordinary"])
def test_every_kind_is_well_fed(messages: list[Labelled], language: str, label: str) -> None:
    assert len([each for each in messages if (each.language, each.label) == (language, label)]) >= 300
