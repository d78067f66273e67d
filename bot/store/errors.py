"""What can go wrong with the store.

StoreError
├── StoreUnavailable      no connection, time-out, or the server refuses to write
├── UnknownConversation   never existed, expired, or was erased
├── InboxFull             too many messages of one conversation wait
├── HeldByAgent           the machine must not speak: an agent holds the conversation
├── NotPossibleNow        the conversation is in another state, or another agent's
├── Unseen                the person wrote something that the agent has not seen
└── LockLost              another worker owns the conversation now
"""


class StoreError(Exception):
    """Base of all errors of the store."""


class StoreUnavailable(StoreError):
    """The cause stays chained; its text never holds what a person typed."""


class UnknownConversation(StoreError):
    pass


class InboxFull(StoreError):
    pass


class HeldByAgent(StoreError):
    pass


class NotPossibleNow(StoreError):
    """`state` and `owner` as they are now."""

    def __init__(self, state: str, owner: str) -> None:
        super().__init__(state)
        self.state = state
        self.owner = owner


class Unseen(StoreError):
    pass


class LockLost(StoreError):
    pass
