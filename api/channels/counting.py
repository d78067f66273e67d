"""Figures of the channels for GET /metrics: how many, how long; nobody's name, no text."""

from prometheus_client import Counter, Histogram

RECEIVED = Counter(
    "vigie_channel_received",
    "What came to a webhook, by what became of it",
    ("channel", "outcome"),
)
DOOR_SECONDS = Histogram(
    "vigie_channel_door_seconds",
    "Time until a webhook was answered",
    ("channel",),
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5),
)
SENT = Counter(
    "vigie_channel_sent",
    "Calls to a provider, by what became of them",
    ("channel", "outcome"),
)
