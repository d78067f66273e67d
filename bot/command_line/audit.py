"""`vigie agents audit`: is every line as it was written, and what do the last ones say."""

import sys
from collections import deque
from datetime import UTC, datetime

from bot.audit.chain import Verified
from bot.audit.line import Line
from bot.command_line.agents import Desk, at_the_desk
from bot.command_line.operator import fail, screen, tell


def verify(noted: str) -> None:
    async def verified(desk: Desk) -> Verified:
        return await desk.audit.verify(noted)

    found = at_the_desk(verified)
    if not found.intact:
        raise fail("audit_broken", good=found.good, first_bad=found.first_bad)
    screen.print(
        tell("audit_intact", good=found.good, mark=found.mark or "-"),
        highlight=False,
        markup=False,
        soft_wrap=True,
    )


def show(last: int) -> None:
    async def lines(desk: Desk) -> list[Line]:
        kept: deque[Line] = deque(maxlen=last)
        async for line in desk.audit.lines():
            kept.append(line)
        return list(kept)

    sys.stdout.writelines(f"{_shown(line)}\n" for line in at_the_desk(lines))


def _shown(line: Line) -> str:
    """Escaped: whoever altered the store may have written anything there."""
    fields = (line.seq, _time(line.at), line.actor, line.action, line.case or "")
    return "\t".join(str(field).encode("unicode_escape").decode() for field in fields)


def _time(at: int) -> str:
    try:
        return datetime.fromtimestamp(at, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    except (ValueError, OverflowError, OSError, TypeError):
        return str(at)
