"""While training only: adds copies of the examples with the defects of real typing."""

import random
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.engine.components.spoken_language import spoken_language
from bot.language.misspelling import misspelt


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class WrittenDefects(GraphComponent):
    """`copies` per example, each with one kind of defect; stands before the tokenizer.

    A copy has the language of its example: misspelt words would not tell it.
    """

    def __init__(self, copies: int) -> None:
        self._copies = copies

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"copies": 1}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "WrittenDefects":
        return cls(config["copies"])

    def process(self, messages: list[Message]) -> list[Message]:
        """A message that somebody wrote has its own defects."""
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        # The seed makes two trainings on the same files give the same model.
        chance = random.Random(0)  # noqa: S311  # no secret
        examples = [m for m in training_data.training_examples if m.get(TEXT) and m.get(INTENT)]
        added = [_copy(example, chance) for _ in range(self._copies) for example in examples]
        return training_data.merge(TrainingData(added))


def _copy(example: Message, chance: random.Random) -> Message:
    language = spoken_language(example)
    text = misspelt(example.get(TEXT), language, chance)
    return Message({TEXT: text, INTENT: example.get(INTENT), "metadata": {"language": language}})
