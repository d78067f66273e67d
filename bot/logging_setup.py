"""One logging set-up for every process: nothing a person typed can pass its processors."""

import logging
import re
import sys
import threading
import traceback
import warnings
from collections.abc import MutableMapping
from types import TracebackType
from typing import Any

import structlog

# Only these fields are ever written; a new one is added here on purpose or not at all.
ALLOWED_FIELDS = frozenset(
    {
        "event",
        "level",
        "timestamp",
        "logger",
        "action",
        "error",
        "where",
        "worker",
        "seconds",
        "status",
        "method",
        "route",
        "process",
        "pid",
        "attempt",
        "count",
        "model",
        "address",
        "exit_code",
        "role",
        "channel",
        "outcome",
        # A word of ours or a provider's code.
        "reason",
    }
)
_OWN_EVENT = re.compile(r"[a-z][a-z0-9_.]{1,60}")
_FOREIGN = "foreign_event"
_NAME = re.compile(r"[\w.:/<>\[\]@+-]{1,120}")
_DROPPED = "dropped"


def _only_allowed(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Drops unknown fields, and any event that is not one of our constant names."""
    kept = {name: _constant(value) for name, value in event.items() if name in ALLOWED_FIELDS}
    if not _OWN_EVENT.fullmatch(str(kept.get("event", ""))):
        kept["event"] = _FOREIGN
    return kept


def _constant(value: Any) -> Any:
    """Numbers and short names pass, an exception is its type; what could be a sentence is dropped."""
    if isinstance(value, BaseException):
        return type(value).__name__
    if value is None or isinstance(value, bool | int | float) or _NAME.fullmatch(str(value)):
        return value
    return _DROPPED


def _report_uncaught(kind: type[BaseException], place: TracebackType | None) -> None:
    frames = traceback.extract_tb(place)
    where = f"{frames[-1].name}:{frames[-1].lineno}" if frames else "-"
    structlog.get_logger("vigie").error("uncaught", error=kind.__name__, where=where)


class _WithoutContent(logging.Formatter):
    """For libraries that log through the standard library: where and how bad, never the text or traceback."""

    def format(self, record: logging.LogRecord) -> str:
        error = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else "-"
        return f"{record.levelname.lower()} {record.name}:{record.lineno} error={error}"


def set_up_logging(level: int = logging.INFO) -> None:
    """Call once at the start of a process, before any library logs."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _only_allowed,
            structlog.processors.KeyValueRenderer(key_order=["timestamp", "level", "event"]),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_WithoutContent())
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    sys.excepthook = lambda kind, _error, place: _report_uncaught(kind, place)
    threading.excepthook = lambda given: _report_uncaught(given.exc_type, given.exc_traceback)
    # Rasa's warnings quote training texts and messages.
    warnings.simplefilter("ignore")
