"""What can be wrong with the knowledge.

KnowledgeError
├── BrokenPack        a file does not follow its schema; carries every place and reason
└── UnknownReference  an answer names a fact or service that no pack holds
"""

from dataclasses import dataclass
from pathlib import Path


class KnowledgeError(Exception):
    """Base of all errors of the packs and answers."""


@dataclass(frozen=True)
class Problem:
    """One mistake in a file: `place` is the dotted path of keys, `line` counts from 1 when known."""

    place: str
    reason: str
    line: int | None = None


class BrokenPack(KnowledgeError):
    def __init__(self, path: Path, problems: tuple[Problem, ...]) -> None:
        self.path = path
        self.problems = problems
        listed = "; ".join(
            f"{path}{f':{p.line}' if p.line else ''}: {p.place or path.name}: {p.reason}" for p in problems
        )
        super().__init__(listed)


class UnknownReference(KnowledgeError):
    def __init__(self, reference: str) -> None:
        self.reference = reference
        super().__init__(f"no fact or service called {reference}")
