"""Rasa's tracker store for one turn: reads the last turns, collects new events, writes nothing."""

from collections.abc import Iterator
from typing import Any

from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from bot.store.turns import Memory


class TrackerMemory(TrackerStore):
    """Filled before a turn and emptied after it: the commit is the worker's, whole or not at all.

    Only the last turns are replayed, so a turn costs the same in a long conversation as in a short one.
    Slots that were last set before those turns are set first, from the snapshot.
    """

    def __init__(self, domain: Domain) -> None:
        super().__init__(domain)
        self._memories: dict[str, Memory] = {}
        self._known_events: dict[str, int] = {}
        self._saved: dict[str, DialogueStateTracker] = {}

    def recall(self, conversation_id: str, memory: Memory) -> None:
        """Begins a turn; what an unfinished one left is dropped."""
        self.forget(conversation_id)
        self._memories[conversation_id] = memory

    def forget(self, conversation_id: str) -> None:
        for kept in (self._memories, self._known_events, self._saved):
            kept.pop(conversation_id, None)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        if sender_id in self._saved:  # the second question of one message
            return self._saved[sender_id]
        memory = self._memories.get(sender_id)
        if memory is None or not memory.turns:
            return None
        events = [event for turn in memory.turns for event in map(Event.from_parameters, turn) if event]
        tracker = self.init_tracker(sender_id)
        for event in (*_older_slots(memory, events), *events):
            tracker.update(event, self.domain)
        self._known_events[sender_id] = len(tracker.events)
        return tracker

    async def save(self, tracker: DialogueStateTracker) -> None:
        self._saved[tracker.sender_id] = tracker

    def saved(self, conversation_id: str) -> DialogueStateTracker:
        """The tracker after the turn. Raises KeyError when the engine saved none."""
        return self._saved[conversation_id]

    def new_events(self, conversation_id: str) -> list[dict[str, Any]]:
        events = list(self._saved[conversation_id].events)
        return [event.as_dict() for event in events[self._known_events.get(conversation_id, 0) :]]

    def slots(self, conversation_id: str) -> dict[str, Any]:
        values = self._saved[conversation_id].current_slot_values()
        return {name: value for name, value in values.items() if value is not None}

    async def keys(self) -> list[str]:
        return list(self._memories)


def _older_slots(memory: Memory, events: list[Event]) -> Iterator[SlotSet]:
    set_in_turns = {event.key for event in events if isinstance(event, SlotSet)}
    for name, value in memory.slots.items():
        if name not in set_in_turns:
            yield SlotSet(name, value)
