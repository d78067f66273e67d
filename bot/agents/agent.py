"""Somebody who is signed in, as every route gets to know them."""

from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    agent = "agent"
    supervisor = "supervisor"


@dataclass(frozen=True)
class Agent:
    """`session_id`: what the store knows the session by; the token cannot be found from it."""

    name: str
    role: Role
    session_id: str = field(repr=False)
