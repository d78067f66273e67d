"""An answer on its way into an app: words for a chat, choices, and what stands below."""

from dataclasses import dataclass

from bot.knowledge.bilingual import Language


@dataclass(frozen=True)
class Choice:
    """`payload`: opaque, issued in this conversation."""

    title: str
    payload: str


@dataclass(frozen=True)
class Said:
    """One message. `needed`: lines without which it is useless, such as links; `below`: its sources.

    `brief`: what stands below where every sign costs. `whole`: never shortened, such as help in danger.
    `read_all`: where all of it can be read, for channels that shorten.
    """

    text: str
    language: Language
    choices: tuple[Choice, ...] = ()
    needed: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    brief: str = ""
    whole: bool = False
    read_all: str = ""


@dataclass(frozen=True)
class Limits:
    """What one message of an app can hold, in UTF-16 units as the apps count.

    `text`: without choices; `asking`: with choices; `choices`: how many; `title`: of a choice.
    """

    text: int
    asking: int
    choices: int
    title: int
