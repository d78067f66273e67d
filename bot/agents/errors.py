"""What can go wrong with agents.

AgentError
├── SignInRefused    wrong name, password or code, code used before, account disabled: never told apart
├── AccountLocked    too many errors; the same for names that nobody has
├── TooManySignIns   too many errors from one network address
├── BadAgentName     not 1 to 64 letters, digits, dots, hyphens, underscores, the first a letter or digit
├── WeakPassword     shorter than 12 characters
├── AgentExists
└── UnknownAgent
"""


class AgentError(Exception):
    """Base of this tree; none of its texts holds what was typed."""


class SignInRefused(AgentError):
    pass


class AccountLocked(AgentError):
    pass


class TooManySignIns(AgentError):
    pass


class BadAgentName(AgentError):
    pass


class WeakPassword(AgentError):
    pass


class AgentExists(AgentError):
    pass


class UnknownAgent(AgentError):
    pass
