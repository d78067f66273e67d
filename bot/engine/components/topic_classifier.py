"""Ranks the topics of a message with one linear machine over all features, and confidences that are meant."""

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
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.featurizers.featurizer import Featurizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix, hstack, issparse, vstack
from sklearn.svm import LinearSVC

_FILE = "classifier.joblib"
_NOTHING_HEARD = {"name": None, "confidence": 0.0}


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class TopicClassifier(IntentClassifier, GraphComponent):
    """A linear support vector machine, one topic against the rest.

    `C` loosens the regularisation. `sharpness` turns margins into probabilities (softmax); it was chosen on
    held-out messages so that of the answers given at 80 %, 80 % are right (docs/understanding.md).
    `lean` is added to the log-odds of a topic: no examples can cover everything that a service is not for, so
    what is out of scope is heard too faintly.
    """

    def __init__(self, config: dict[str, Any], storage: ModelStorage, resource: Resource) -> None:
        self._config = config
        self._storage, self._resource = storage, resource
        self._machine = _Machine.untrained()

    @classmethod
    def required_components(cls) -> list[type]:
        return [Featurizer]

    @staticmethod
    def required_packages() -> list[str]:
        return ["sklearn"]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"C": 0.2, "sharpness": 5.5, "lean": {}}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "TopicClassifier":
        return cls(config, model_storage, resource)

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Raises ValueError unless `C` and `sharpness` are positive."""
        if min(config.get("C", 1), config.get("sharpness", 1)) <= 0:
            raise ValueError("TopicClassifier: C and sharpness must be above 0")

    def train(self, training_data: TrainingData) -> Resource:
        messages = [m for m in training_data.intent_examples if m.get(TEXT)]
        rows = vstack([_row(message) for message in messages], format="csr")
        self._machine = _Machine.fitted(
            rows, [message.get(INTENT) for message in messages], self._config["C"]
        )
        with self._storage.write_to(self._resource) as folder:
            joblib.dump(self._machine, folder / _FILE)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "TopicClassifier":
        loaded = cls.create(config, model_storage, resource, execution_context)
        with model_storage.read_from(resource) as folder:
            loaded._machine = joblib.load(folder / _FILE)
        return loaded

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            ranking = self._ranking(message) if message.get(TEXT) else []
            message.set(INTENT, ranking[0] if ranking else _NOTHING_HEARD, add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
        return messages

    def _ranking(self, message: Message) -> list[dict[str, Any]]:
        topics = self._machine.topics
        leaning = np.array([self._config["lean"].get(topic, 0.0) for topic in topics])
        margins = self._machine.margins(_features(message))
        confidences = _softmax(margins * self._config["sharpness"] + leaning)
        order = np.argsort(-confidences)
        return [{"name": topics[place], "confidence": float(confidences[place])} for place in order]


@dataclass(frozen=True)
class _Machine:
    """`weights`: one row per number of the features in their order, one column per topic."""

    topics: list[str]
    weights: NDArray[np.float32]
    intercepts: NDArray[np.float64]

    @classmethod
    def untrained(cls) -> "_Machine":
        return cls([], np.zeros((0, 0), np.float32), np.zeros(0))

    @classmethod
    def fitted(cls, rows: csr_matrix, topics: list[str], strength: float) -> "_Machine":
        machine = LinearSVC(C=strength, random_state=0).fit(rows, topics)
        weights, intercepts = machine.coef_, machine.intercept_
        if len(weights) == 1:  # two topics have one margin, for the second of them
            weights, intercepts = np.vstack([-weights, weights]), np.hstack([-intercepts, intercepts])
        names = [str(topic) for topic in machine.classes_]
        return cls(names, np.ascontiguousarray(weights.T, dtype=np.float32), intercepts)

    def margins(self, features: Sequence[Any]) -> NDArray[np.float64]:
        """One per topic, for one message; making one row of its features would take longer than the sums."""
        margins, start = self.intercepts, 0
        for each in features:
            weights = self.weights[start : start + each.shape[1]]
            start += each.shape[1]
            margins = margins + (each.data @ weights[each.indices] if issparse(each) else each[0] @ weights)
        return margins


def _row(message: Message) -> csr_matrix:
    return hstack([csr_matrix(features) for features in _features(message)], format="csr")


def _features(message: Message) -> list[Any]:
    return [
        each.features
        for each in message.features
        if each.attribute == TEXT and each.type == FEATURE_TYPE_SENTENCE
    ]


def _softmax(margins: NDArray[np.float64]) -> NDArray[np.float64]:
    raised = np.exp(margins - margins.max())
    shares: NDArray[np.float64] = raised / raised.sum()
    return shares
