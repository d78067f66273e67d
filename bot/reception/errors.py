"""Why a message is not taken; each has a sentence of the same name in data/wording/errors.yml.

Refused
├── EmptyText       nothing was written
├── TextTooLong     more than LONGEST_TEXT characters
├── PastedTooLong   more than LONGEST_PASTED characters of a message to be judged
├── NothingToJudge  no letter and no digit in a message to be judged
├── UnknownButton   the payload was not issued in this conversation
├── UnknownIncident no pack of that name
├── UnknownTopic    no topic of that name
├── BadPhone        not a telephone number
└── BadMessageId    not a short plain identifier
"""


class Refused(Exception):
    """Never carries what the person typed."""


class EmptyText(Refused):
    pass


class TextTooLong(Refused):
    pass


class PastedTooLong(Refused):
    pass


class NothingToJudge(Refused):
    pass


class UnknownButton(Refused):
    pass


class UnknownIncident(Refused):
    pass


class UnknownTopic(Refused):
    pass


class BadPhone(Refused):
    pass


class BadMessageId(Refused):
    pass
