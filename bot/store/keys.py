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

# Hash: conversation → what the list of the desk shows of it, for those that wait for an agent or are held by
# one. An index only: the conversation's own state decides.
DESK_CASES = f"{PREFIX}:{{desk}}:cases"
# Sorted set: conversation → since when it waits; changes together with the index.
DESK_WAITING = f"{PREFIX}:{{desk}}:waiting"
# Sorted set: agent → last sign of life. Kept for a month: whether an organisation has agents at all.
DESK_PRESENT = f"{PREFIX}:{{desk}}:present"
# Published when the list of the desk may have changed.
DESK_CHANNEL = f"{PREFIX}:desk"


def code_key(code: str) -> str:
    """String: the conversation that a code told by phone leads to; expires within minutes."""
    return f"{PREFIX}:{{desk}}:code:{code}"


def call_back_key(conversation_id: str) -> str:
    """Hash: where somebody wants to be called back; expires within days, whatever else happens."""
    return f"{PREFIX}:{{desk}}:call-back:{conversation_id}"


def attempts_key(of: str) -> str:
    """String: how many codes were tried; expires within the hour."""
    return f"{PREFIX}:{{desk}}:attempts:{of}"


# Published when an answer is due in a messaging app: the channel. Only a wake-up.
DELIVERIES_CHANNEL = f"{PREFIX}:deliveries"
# Hash: conversation.entry → an answer that did not arrive; expires a month after the last one.
DELIVERIES_FAILED = f"{PREFIX}:{{deliveries}}:failed"


def due_key(channel: str) -> str:
    """Sorted set: conversation → when somebody looks for answers to deliver, in unix milliseconds."""
    return f"{PREFIX}:{{deliveries}}:due:{channel}"


def sent_key(reference: str) -> str:
    """String: what a provider's name, as a keyed hash, stands for; expires within days."""
    return f"{PREFIX}:{{deliveries}}:sent:{reference}"


def sender_key(sender: str) -> str:
    """String: the conversation of a sender, who is a keyed hash; expires with it."""
    return f"{PREFIX}:{{senders}}:conversation:{sender}"


def taken_key(name: str) -> str:
    """String: a call or a message, as a keyed hash, that was taken; expires after eight days."""
    return f"{PREFIX}:{{senders}}:taken:{name}"


def sender_count_key(sender: str, per: str) -> str:
    """String: how many messages a sender sent; expires within the hour."""
    return f"{PREFIX}:{{senders}}:count:{per}:{sender}"


# Sorted set: conversation → when its call-back was asked for.
CALL_BACKS = f"{PREFIX}:{{desk}}:call-backs"


def link_key(digest: str) -> str:
    """String: what a one-time link leads to, by the digest of its token; expires within minutes."""
    return f"{PREFIX}:{{links}}:link:{digest}"


def link_page_key(digest: str) -> str:
    """String: what an opened page shows, by the digest of its secret; expires within the hour."""
    return f"{PREFIX}:{{links}}:page:{digest}"


def link_tries_key(of: str) -> str:
    """String: how many links that lead nowhere were tried; expires within the hour."""
    return f"{PREFIX}:{{links}}:tries:{of}"


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

    @property
    def delivery_lock(self) -> str:
        """String: as `lock`, of whoever brings answers to a messaging app."""
        return self._key("delivery-lock")

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


# Start of every account's key; the store's scripts add the name to it.
AGENT_ACCOUNTS = f"{PREFIX}:{{agents}}:account:"
# Set: names of all accounts.
AGENT_NAMES = f"{PREFIX}:{{agents}}:names"


def agent_account_key(name: str) -> str:
    """Hash: an agent's account. Kept until somebody removes it: it belongs to the organisation."""
    return f"{AGENT_ACCOUNTS}{name}"


def agent_unknown_key(digest: str) -> str:
    """String: errors of a name that nobody has, by its keyed digest; expires."""
    return f"{PREFIX}:{{agents}}:unknown:{digest}"


def agent_session_key(session_id: str) -> str:
    """Hash: a session, by the digest of its token; expires when idle."""
    return f"{PREFIX}:{{agents}}:session:{session_id}"


def agent_network_key(digest: str) -> str:
    """String: errors from one network address, by its keyed digest; expires within the hour."""
    return f"{PREFIX}:{{agents}}:network:{digest}"


def agent_openings_key(name: str) -> str:
    """String: cases that one agent opened; expires within the hour."""
    return f"{PREFIX}:{{agents}}:openings:{name}"


# List: the lines of the audit, oldest first, never cut. String: their count and last hash.
AUDIT_LINES = f"{PREFIX}:{{audit}}:lines"
AUDIT_HEAD = f"{PREFIX}:{{audit}}:head"
