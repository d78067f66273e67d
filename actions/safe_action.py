"""The base of every action: on any failure a sentence for the person, nothing of theirs in the log."""

import traceback
from abc import ABC, abstractmethod
from typing import Any

import structlog
from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

log = structlog.get_logger("vigie.actions")

Events = list[dict[str, Any]]
Domain = dict[str, Any]


class SafeAction(Action, ABC):
    """Subclasses implement `act`; `run` is the SDK's entry and must not be overridden."""

    @abstractmethod
    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        """Speaks through `dispatcher` in response names; returns events."""

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        try:
            return await self.act(dispatcher, tracker, domain)
        except Exception as error:  # the SDK would answer an exception with the whole conversation
            where = traceback.extract_tb(error.__traceback__)[-1]
            log.error(
                "action_failed",
                action=self.name(),
                error=type(error).__name__,
                where=f"{where.name}:{where.lineno}",
            )
            dispatcher.messages.clear()
            dispatcher.utter_message(response="utter_technical_trouble")
            return []
