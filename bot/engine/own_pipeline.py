"""The understanding part of config.yml, trained on any labelled messages instead of ours."""

import tempfile
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.evaluation.benchmark import Labelled, Prediction
from bot.knowledge.loading import read_yaml

# They know Vigie's own topics and places, not those of another data set.
_OURS_ONLY = ("EntityExtractor", "FollowUps", "FallbackClassifier")


def train_and_predict(
    config: Path, training: Labelled, tests: Sequence[Labelled]
) -> Iterator[list[Prediction]]:
    """English only. Yields one list of predictions for each list of `tests`."""
    with tempfile.TemporaryDirectory() as folder:
        storage = LocalModelStorage(Path(folder))
        data = TrainingData([_message(text, label) for text, label in training])
        components = []
        for entry in read_yaml(config)["pipeline"]:
            if not entry["name"].endswith(_OURS_ONLY):
                components.append(_component(entry, storage))
                data = _trained(components[-1], data)
        for test in tests:
            yield [_predict(components, text) for text, _ in test]


def _component(entry: dict[str, Any], storage: LocalModelStorage) -> Any:
    module, name = entry["name"].rsplit(".", 1)
    kind = getattr(import_module(module), name)
    settings = {key: value for key, value in entry.items() if key != "name"}
    context = ExecutionContext(GraphSchema({}), node_name=name)
    return kind.create({**kind.get_default_config(), **settings}, storage, Resource(name), context)


def _trained(component: Any, data: TrainingData) -> TrainingData:
    if hasattr(component, "train"):
        component.train(data)
    if hasattr(component, "process_training_data"):
        processed: TrainingData = component.process_training_data(data)
        return processed
    return data


def _predict(components: Sequence[Any], text: str) -> Prediction:
    messages = [_message(text)]
    for component in components:
        messages = component.process(messages)
    found = messages[0].get(INTENT)
    return Prediction(found["name"], found["confidence"])


def _message(text: str, label: str | None = None) -> Message:
    data: dict[str, Any] = {TEXT: text.strip() or "-", "metadata": {"language": "en"}}
    return Message(data | ({INTENT: label} if label else {}))
