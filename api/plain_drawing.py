"""How what is said is drawn on the plain page: lists of a text, numbers to call, places on a map."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

_BULLET = re.compile(r"[-•] ")
_NUMBER = re.compile(r"([0-9]{1,2})[.)] ")
_PHONE = re.compile(r"([0-9]{2,})")
# The emergency number for people who cannot hear or speak.
_BY_TEXT = "114"
_OUTSIDE = re.compile(r"(?:https?|tel|mailto|sms):")


def blocks(text: str, *, drawn: bool) -> list[dict[str, Any]]:
    """Paragraphs and lists of a text. `drawn`: its list is drawn below, as a plan or as stations."""
    found: list[dict[str, Any]] = []
    for line in filter(str.strip, text.split("\n")):
        tag, words, number = _block(line)
        if drawn and tag == "ul":
            continue
        if tag != "p" and found and found[-1]["tag"] == tag:
            found[-1]["lines"].append(words)
        else:
            found.append({"tag": tag, "lines": [words], "start": number})
    return found


def _block(line: str) -> tuple[str, str, int]:
    """Tag, words, and with which number a list goes on."""
    if bullet := _BULLET.match(line):
        return "ul", line[bullet.end() :], 1
    if number := _NUMBER.match(line):
        return "ol", line[number.end() :], int(number[1])
    return "p", line, 1


def shown_by(form: Mapping[str, Any] | None) -> str:
    """The macro that draws what lies under a message: its kind, or `plan` for a paper with a checklist."""
    if form is None:
        return ""
    return "plan" if form.get("plan") else str(form["kind"])


def calls(text: str) -> list[dict[str, str]]:
    """The parts of a text, its telephone numbers with an address that dials them."""
    parts = enumerate(_PHONE.split(text))
    return [{"words": part, "url": _dialled(part) if place % 2 else ""} for place, part in parts if part]


def _dialled(number: str) -> str:
    return f"{'sms' if number == _BY_TEXT else 'tel'}:{number}"


def outside(url: str) -> str:
    return url if _OUTSIDE.match(url) else "#"


def on_map(station: Mapping[str, Any]) -> str:
    return f"https://www.openstreetmap.org/search?{urlencode({'query': where(station)})}"


def where(station: Mapping[str, Any]) -> str:
    address, postcode = str(station["address"]), str(station["postcode"])
    return address if postcode in address else f"{address}, {postcode} {station['commune']}"
