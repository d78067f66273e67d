"""Reads what a provider sent without trusting its shape: what is of another kind counts as absent."""

from collections.abc import Iterator
from typing import Any

_MOST_DIGITS = 19


def dict_of(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def dicts_of(value: Any) -> Iterator[dict[str, Any]]:
    yield from (each for each in (value if isinstance(value, list) else ()) if isinstance(each, dict))


def text_of(value: Any) -> str:
    """Half of a pair of surrogates is no sign, and cannot be kept."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""


def id_of(value: Any) -> str:
    """Of a text or a number; empty for anything else."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else text_of(value)


def number_of(value: Any) -> int:
    """Of a number or a string of digits; 0 of anything else."""
    written = str(value) if isinstance(value, int | str) else ""
    return int(written) if written.isascii() and written.isdigit() and len(written) <= _MOST_DIGITS else 0
