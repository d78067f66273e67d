"""A message as one text message: the essential, where to read the rest, and choices with their numbers."""

from collections.abc import Sequence

from bot.messaging.outgoing import Choice, Said
from bot.messaging.sms_text import Segments, essential, folded
from bot.wording import say

# Six segments hold most answers whole, with what to do in them; a longer one loses its end.
_SEGMENTS = 6
ROOM = _SEGMENTS * 153
# With a sign outside the alphabet of text messages a segment holds less than half.
_ROOM_OF_OTHERS = _SEGMENTS * 67
# Providers refuse a longer one, even in danger.
_LONGEST = 1600
_ITEM = "- "


def sms_body(said: Said) -> str:
    needed, choices = "".join(f"\n{line}" for line in said.needed), _numbered(said.choices)
    if said.whole:
        short, _ = essential(said.text, _LONGEST - _length(f"{needed}{choices}"))
        return folded(f"{short}{needed}{choices}")
    brief = f"\n{said.brief}" if said.brief else ""
    whole = folded(f"{said.text}{needed}{brief}{choices}")
    most = ROOM if Segments.of(whole).encoding == "GSM-7" else _ROOM_OF_OTHERS
    if _length(whole) <= most:
        return whole
    # Where all of it can be read, its sources stand, too.
    more = f"\n{say('messaging', 'read_all', said.language, url=said.read_all)}" if said.read_all else brief
    room = most - _length(f"{needed}{more}{choices}")
    short, _ = essential(_with_actions(said.text, room), room)
    return folded(f"{short}{needed}{more}{choices}")


def _with_actions(text: str, room: int) -> str:
    """Reasons stand in a first list, what to do in the last: that one must be read."""
    lines = text.split("\n")
    first = _first_list(lines)
    while _length("\n".join(lines)) > room and len(first) > 1 and _first_list(lines[first[-1] + 1 :]):
        del lines[first.pop()]
    return "\n".join(lines)


def _first_list(lines: Sequence[str]) -> list[int]:
    """The places of its items."""
    places = [place for place, line in enumerate(lines) if line.startswith(_ITEM)]
    return [place for number, place in enumerate(places) if place - number == places[0]]


def _numbered(choices: Sequence[Choice]) -> str:
    return "".join(f"\n{number}. {choice.title}" for number, choice in enumerate(choices, 1))


def _length(text: str) -> int:
    return Segments.of(folded(text)).units
