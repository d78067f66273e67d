"""While a provider does not answer, one attempt at a time, less and less often."""

import time

_FIRST_SECONDS, _LONGEST_SECONDS = 0.25, 4.0


class Pausing:
    """Of one channel in one process. Times are seconds of the monotonic clock."""

    def __init__(self) -> None:
        self._failures = 0
        self._until = 0.0

    def allowed(self, most: int, *, busy: bool) -> int:
        """How many conversations may be taken now."""
        if not self._failures:
            return most
        return 0 if busy or time.monotonic() < self._until else 1

    @property
    def seconds_left(self) -> float:
        return max(0.0, self._until - time.monotonic()) if self._failures else 0.0

    def failed(self) -> None:
        self._failures += 1
        self._until = time.monotonic() + min(_LONGEST_SECONDS, _FIRST_SECONDS * 2**self._failures)

    def succeeded(self) -> None:
        self._failures = 0

    @property
    def paused(self) -> bool:
        return self._failures > 0
