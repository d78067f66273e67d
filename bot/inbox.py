"""One acknowledged message on its way from the gateway to a worker."""

from dataclasses import asdict, dataclass
from typing import Any, Literal

from bot.knowledge.bilingual import Language

# said: typed text · pressed: a button of ours · noted: already answered, the dialogue only learns of it
Kind = Literal["said", "pressed", "noted"]


@dataclass(frozen=True)
class InboxMessage:
    """`text` is redacted; `topic` is given for what was pressed or noted; `masked`: a secret was masked.

    `verification`: a signed outcome of bot/verification. `choice`: what a button fills in.
    `sites`: whose the sites are that the text named before it was redacted (bot/notice/sites.py).
    `judged`: what a strange message looks like (bot/triage), names and ids only. `doubtful`: these may
    be the person's own words instead. `for_agent`: an agent types what a caller says. `overheard`: an agent
    holds the conversation.
    """

    kind: Kind
    message_id: str
    text: str
    language: Language
    incident: str
    topic: str | None = None
    masked: bool = False
    verification: str | None = None
    choice: dict[str, str] | None = None
    sites: str | None = None
    judged: dict[str, Any] | None = None
    doubtful: bool = False
    for_agent: bool = False
    overheard: bool = False

    def __post_init__(self) -> None:
        if (self.kind == "said") != (self.topic is None):
            raise ValueError("typed text has no topic yet, everything else has one")

    @classmethod
    def from_dict(cls, content: dict[str, Any]) -> "InboxMessage":
        return cls(**content)

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)
