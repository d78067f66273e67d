"""Gives a fragment the topic that it has after the last answer, which the message's metadata names."""

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.entities.entity import Entity
from bot.follow_ups import load_follow_ups

# Decided by a rule, not by the model; below the certainty of a button.
CONFIDENCE = 0.9


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class FollowUps(GraphComponent):
    """Stands after the classifier and raises one of its topics; never invents one."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "FollowUps":
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            self._raise_topic(message)
        return messages

    def _raise_topic(self, message: Message) -> None:
        text, ranking = message.get(TEXT) or "", message.get("intent_ranking") or []
        if not ranking:
            return
        previous = (message.get("metadata") or {}).get("previous_topic")
        meant = load_follow_ups().topic(text, previous, ranking[0]["name"], _entities(message))
        if meant not in {entry["name"] for entry in ranking}:
            return
        left = (1 - CONFIDENCE) / max(sum(e["confidence"] for e in ranking if e["name"] != meant), 1e-9)
        raised = [
            {**entry, "confidence": CONFIDENCE if entry["name"] == meant else entry["confidence"] * left}
            for entry in ranking
        ]
        raised.sort(key=lambda entry: -entry["confidence"])
        message.set(INTENT, raised[0], add_to_output=True)
        message.set("intent_ranking", raised, add_to_output=True)


def _entities(message: Message) -> list[Entity]:
    found = message.get(ENTITIES) or []
    return [Entity(each["entity"], each["value"], each["start"], each["end"]) for each in found]
