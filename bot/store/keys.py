"""The only place where store keys are named: version prefix, hash tag, and whose expiry they follow."""

from dataclasses import dataclass

PREFIX = "vigie:1"

# Woken workers read this stream; its entries hold conversation ids only and go once handled.
READY = f"{PREFIX}:{{ready}}:stream"
READY_GROUP = "workers"
# Published after each commit: the id of the conversation. Only a wake-up, nothing depends on it.
COMMITTED_CHANNEL = f"{PREFIX}:committed"
# Sorted set: worker → time of its last sign of life. Expires when no worker renews it.
WORKERS = f"{PREFIX}:workers"
WORKER_SILENCE_SECONDS = 4


def verification_key(counter: str, of: str = "") -> str:
    """String: a number that expires. One hash tag: the counters of an attempt change together."""
    return f"{PREFIX}:{{verification}}:{counter}:{of}"


@dataclass(frozen=True)
class ConversationKeys:
    """All keys of one conversation share a hash tag: a commit is one transaction, in a cluster too.

    Every one of them expires `retention_days` after the conversation's last activity.
    """

    conversation_id: str

    def _key(self, name: str) -> str:
        return f"{PREFIX}:{{{self.conversation_id}}}:{name}"

    @property
    def about(self) -> str:
        """Hash: token digest, incident, channel, language, chosen language, state."""
        return self._key("about")

    @property
    def inbox(self) -> str:
        """Stream: acknowledged messages that wait for a worker."""
        return self._key("inbox")

    @property
    def answers(self) -> str:
        """Hash: message id → stored answer, or an empty string while it waits."""
        return self._key("answers")

    @property
    def transcript(self) -> str:
        """List: messages of both sides as JSON, oldest first."""
        return self._key("transcript")

    @property
    def events(self) -> str:
        """List: one JSON array of dialogue events per turn, the last turns only."""
        return self._key("events")

    @property
    def slots(self) -> str:
        """String: JSON object of the filled slots."""
        return self._key("slots")

    @property
    def buttons(self) -> str:
        """Hash: opaque payload → what it stands for; issued in this conversation only."""
        return self._key("buttons")

    @property
    def outbox(self) -> str:
        """Stream: answers to be delivered by the conversation's channel."""
        return self._key("outbox")

    @property
    def attempts(self) -> str:
        """Hash: inbox entry → how often a worker began it."""
        return self._key("attempts")

    @property
    def lock(self) -> str:
        """String: the owner's random token; expires within seconds unless renewed."""
        return self._key("lock")

    def kept(self) -> list[str]:
        """The keys that live as long as the conversation, in the order that the scripts expect."""
        return [
            self.about,
            self.inbox,
            self.answers,
            self.transcript,
            self.events,
            self.slots,
            self.buttons,
            self.outbox,
            self.attempts,
        ]
