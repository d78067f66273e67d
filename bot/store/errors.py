"""What can go wrong with the store.

StoreError
├── StoreUnavailable      no connection, time-out, or the server refuses to write
├── UnknownConversation   never existed, expired, or was erased
├── InboxFull             too many messages of one conversation wait
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


class LockLost(StoreError):
    pass
