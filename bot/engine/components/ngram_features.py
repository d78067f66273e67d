"""Weighted n-grams of letters, words and lemmas: what the sentence vectors lose of names and misspellings."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import joblib
import numpy as np
from numpy.typing import NDArray
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import FEATURIZER_CLASS_ALIAS, TOKENS_NAMES
from rasa.nlu.featurizers.sparse_featurizer.sparse_featurizer import SparseFeaturizer
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer
from sklearn.preprocessing import normalize

_WORDS = r"(?u)\b\w+\b"
_FILE = "vectorizers.joblib"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class NgramFeatures(SparseFeaturizer, GraphComponent):
    """TF-IDF of letters (`letters`), words and lemmas (`words`), without accents; length 1 for each kind.

    `rarest`: n-grams in fewer training messages are left out.
    """

    def __init__(self, config: dict[str, Any], name: str, storage: ModelStorage, resource: Resource) -> None:
        super().__init__(name, config)
        self._storage, self._resource = storage, resource
        self._weighers: dict[str, _Weigher] = {}

    @classmethod
    def required_components(cls) -> list[type]:
        return [Tokenizer]

    @staticmethod
    def required_packages() -> list[str]:
        return ["sklearn"]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {**SparseFeaturizer.get_default_config(), "letters": [2, 5], "words": [1, 2], "rarest": 2}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "NgramFeatures":
        return cls(config, execution_context.node_name, model_storage, resource)

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Raises ValueError unless both ranges go upwards from 1 or more."""
        for kind in ("letters", "words"):
            shortest, longest = config.get(kind, (1, 1))
            if not 1 <= shortest <= longest:
                raise ValueError(f"NgramFeatures: {kind} must be [shortest, longest]")

    def train(self, training_data: TrainingData) -> Resource:
        messages = [m for m in training_data.training_examples if m.get(TEXT)]
        for kind, counter in self._untrained().items():
            self._weighers[kind] = _Weigher.fitted(counter, [_text(message, kind) for message in messages])
        with self._storage.write_to(self._resource) as folder:
            joblib.dump(self._weighers, folder / _FILE)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "NgramFeatures":
        loaded = cls.create(config, model_storage, resource, execution_context)
        with model_storage.read_from(resource) as folder:
            loaded._weighers = joblib.load(folder / _FILE)
        return loaded

    def process(self, messages: list[Message]) -> list[Message]:
        with_text = [message for message in messages if message.get(TEXT)]
        if with_text:
            rows = self._rows(with_text)
            alias = self._config[FEATURIZER_CLASS_ALIAS]
            for number, message in enumerate(with_text):
                message.add_features(Features(rows[number], FEATURE_TYPE_SENTENCE, TEXT, alias))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        self.process(training_data.training_examples)
        return training_data

    def _rows(self, messages: list[Message]) -> csr_matrix:
        parts = [
            weigher.rows([_text(message, kind) for message in messages])
            for kind, weigher in self._weighers.items()
        ]
        return hstack(parts, format="csr")

    def _untrained(self) -> dict[str, CountVectorizer]:
        shared = {"strip_accents": "ascii", "min_df": self._config["rarest"]}
        words = {"ngram_range": tuple(self._config["words"]), "token_pattern": _WORDS, **shared}
        letters = {"ngram_range": tuple(self._config["letters"]), "analyzer": "char_wb", **shared}
        return {
            "letters": CountVectorizer(**letters),
            "words": CountVectorizer(**words),
            "lemmas": CountVectorizer(**words),
        }


@dataclass(frozen=True)
class _Weigher:
    """Same numbers as scikit-learn's TfidfVectorizer, without its checks: 1 ms for each message."""

    counter: CountVectorizer
    rarity: NDArray[np.float64]

    @classmethod
    def fitted(cls, counter: CountVectorizer, texts: Sequence[str]) -> "_Weigher":
        return cls(counter, TfidfTransformer().fit(counter.fit_transform(texts)).idf_)

    def rows(self, texts: Sequence[str]) -> csr_matrix:
        counts = self.counter.transform(texts)
        counts.data = (1 + np.log(counts.data)) * self.rarity[counts.indices]
        return normalize(counts, copy=False)


def _text(message: Message, kind: str) -> str:
    if kind == "lemmas":
        return " ".join(token.lemma for token in message.get(TOKENS_NAMES[TEXT]))
    text: str = message.get(TEXT)
    return text
