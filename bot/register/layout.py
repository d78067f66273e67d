"""The bytes of a register file: a header, then three columns.

    magic (8) | length of the header (4) | header: JSON | seal (32) | notices | details | references

Notices: 16 bytes each, sorted. Details: day sent and channel of the notice in the same place, 3 bytes.
References: 8 bytes each, sorted. 27 bytes a notice.
"""

import struct
from datetime import date, timedelta
from typing import Literal

from pydantic import Field

from bot.knowledge.bilingual import Strict
from bot.register.secret_key import NOTICE_BYTES, REFERENCE_BYTES

MAGIC = b"VIGIEREG"
HEADER_LENGTH = struct.Struct("<I")
LONGEST_HEADER = 4096
SEAL_BYTES = 32
DETAILS = struct.Struct("<HB")

_FIRST_DAY = date(1970, 1, 1)


class Header(Strict):
    """`self_checking`: every reference carries Vigie's check character."""

    version: Literal[1] = 1
    incident: str
    built_at: str
    key_id: str
    notices: int = Field(ge=0)
    first_sent: date
    last_sent: date
    self_checking: bool

    def body_bytes(self) -> int:
        return self.notices * (NOTICE_BYTES + DETAILS.size + REFERENCE_BYTES)


def day_number(day: date) -> int:
    return (day - _FIRST_DAY).days


def day_of(number: int) -> date:
    return _FIRST_DAY + timedelta(days=number)
