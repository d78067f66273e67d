"""What an operator is alerted by: attempts that a limit of the whole service turned away (GET /metrics)."""

from prometheus_client import Counter

# Of the whole service only: a figure for one reference, address or outcome would tell about somebody.
PAUSED = Counter(
    "vigie_verification_paused_attempts_total",
    "Attempts turned away by the hourly limit of the whole verification",
)
OFF = Counter(
    "vigie_verification_off_attempts_total",
    "Attempts turned away since the verification is off for the day: somebody must look",
)
