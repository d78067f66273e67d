"""What providers of text messages share: one call a message, numbered choices, long answers shortened."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar

from api.channels.base import Call, Channel
from bot.messaging.outgoing import Limits, Said
from bot.messaging.sms_layout import ROOM, sms_body


class SmsChannel(Channel):
    name: ClassVar[str] = "sms"
    limits = Limits(text=1600, asking=1600, choices=9, title=40)
    shortens_above = ROOM // 2  # its choices and its sources take place, too
    numbers_choices = True

    def render(self, said: Sequence[Said], to: str) -> list[Call]:
        return [self._call(sms_body(one), to) for one in said]

    @abstractmethod
    def _call(self, text: str, to: str) -> Call: ...
