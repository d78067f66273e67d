"""An agent's account, checked when it is built."""

import re
from dataclasses import dataclass, field

from bot.agents.agent import Role
from bot.agents.errors import BadAgentName

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


def is_name(text: str) -> bool:
    return _NAME.fullmatch(text) is not None


@dataclass(frozen=True)
class Account:
    """`password`: an argon2 hash; or `subject`: whom the organisation's own sign-in means.

    `epoch` rises when every session must end; `last_step`: the newest time step whose code was accepted.
    `last_sign_in`: a day only. Raises BadAgentName or ValueError.
    """

    name: str
    role: Role
    password: str = field(default="", repr=False)
    secret: str = field(default="", repr=False)
    subject: str = field(default="", repr=False)
    disabled: bool = False
    epoch: int = 1
    last_step: int = 0
    errors: int = 0
    last_sign_in: str = ""

    def __post_init__(self) -> None:
        if not is_name(self.name):
            raise BadAgentName
        if bool(self.password) == bool(self.subject):
            raise ValueError("an account has a password or a subject, not both")
        if self.password and not self.secret:
            raise ValueError("an account with a password has a second factor")
