"""What can be wrong with a register, its key or its list; no message holds a value of the list."""

from pathlib import Path


class RegisterError(Exception):
    """Base of this tree; `reason` names a sentence of data/wording/register.yml, `values` fill it."""

    reason = "broken"

    def __init__(self, **values: object) -> None:
        super().__init__(self.reason, values)
        self.values = values


class MalformedReference(RegisterError):
    reason = "malformed_reference"


class RefusedList(RegisterError):
    """The list of notices cannot be used; `line` counts from 1, the header included."""

    def __init__(self, reason: str, line: int, **values: object) -> None:
        self.reason = reason
        super().__init__(line=line, **values)
        self.line = line

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        # Raised in a child process: pickled with its arguments, not with those of Exception.
        return _refused, (self.reason, self.line, self.values)


def _refused(reason: str, line: int, values: dict[str, object]) -> RefusedList:
    return RefusedList(reason, line, **{name: value for name, value in values.items() if name != "line"})


class UnusableRegister(RegisterError):
    """Missing, cut short, altered, or built with another key."""

    def __init__(self, reason: str, path: Path, **values: object) -> None:
        self.reason = reason
        super().__init__(path=path, **values)


class UnusableKey(RegisterError):
    def __init__(self, reason: str, path: Path) -> None:
        self.reason = reason
        super().__init__(path=path)
