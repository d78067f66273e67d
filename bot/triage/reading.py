"""A message taken apart once, for all detectors: links, addresses, numbers, and its sentences as words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from bot.language.plain_words import plain_words
from bot.redaction.canonical import canonical
from bot.redaction.iban import find_ibans
from bot.triage.cue import MOST_WORDS, CueBook
from bot.triage.folding import our_letters
from bot.triage.link import MOST_LINKS, Link, evened, find_addresses, find_links, links_inside
from bot.triage.phone import Phone, find_phones

Channel = Literal["sms", "email", "call", "letter"]
CHANNELS: tuple[Channel, ...] = ("sms", "email", "call", "letter")

# The first that is found of a place wins; each becomes one word that phrases can name.
LINK, MAIL, PHONE, IBAN, AMOUNT, NUMBER = "xlink", "xmail", "xphone", "xiban", "xamount", "xnumber"
_AMOUNT = re.compile(
    r"(?:[€$£]|\b(?:eur|gbp|usd)\b)\s?\d[\d\s.,]{0,12}|\d[\d\s.,]{0,12}(?:\s?(?:€|\$|£|k€)|\s?(?:euros?|eur|e|gbp|usd|dollars?|pounds?|livres|"
    r"centimes|cents|p)\b)",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"(?<!\w)\d[\d\s]{2,}(?!\w)|(?<!\w)[A-Z]-\d{4,8}")
# « …, donnez … » asks anew: what was denied before does not cover it. English lists look like orders.
_ASKS_ANEW = (
    r"donnez|confirmez|envoyez|cliquez|appelez|r[ée]pondez|validez|transmettez|saisissez|communiquez|renvoyez|payez|"
    r"r[ée]glez|please|simply"
)
_SENTENCE_ENDS = re.compile(
    r"(?<=[.!?…])\s+|\n+|\s+/\s+|;|\s[-–—]\s|(?<=[a-zà-ÿ)])[.!?](?=[A-ZÀ-Ý])"
    rf"|[,:]\s+(?=(?i:{_ASKS_ANEW})\b)"
    r"|\s(?=(?i:mais|sauf|uniquement|seulement|il (?:vous )?suffit|but|except|only|just)\b)"
)
_HEADER = re.compile(
    r"\b(?:de|from|exp[ée]diteur|sender|reply-to|r[ée]pondre [àa])\s?:\s*([^/\n]{0,120})", re.IGNORECASE
)
_MOST_SENTENCES = 60
# After every word of a sentence.
_NOWHERE = 10_000


@dataclass(frozen=True)
class Sentence:
    """`cues`: what it says, less what it denies (« we never ask for your code »).

    `taken_back`: denied only by the way (« no payment, just your code »): not asked, but not proven either.
    """

    words: tuple[str, ...]
    cues: frozenset[str]
    denied: frozenset[str]
    taken_back: frozenset[str]


@dataclass(frozen=True)
class Reading:
    """`labels`: names such as `AMELI.FR :` where a message begins, no links when official (case.py).

    `cut`: it holds more than is looked at.
    """

    text: str
    channel: Channel | None
    received_on: date | None
    links: tuple[Link, ...]
    labels: tuple[Link, ...]
    addresses: tuple[str, ...]
    senders: tuple[str, ...]
    phones: tuple[Phone, ...]
    amounts: tuple[float, ...]
    sentences: tuple[Sentence, ...]
    has_iban: bool = False
    cut: bool = False

    @cached_property
    def cues(self) -> frozenset[str]:
        return frozenset(cue for sentence in self.sentences for cue in sentence.cues)

    @cached_property
    def denied(self) -> frozenset[str]:
        return frozenset(cue for sentence in self.sentences for cue in sentence.denied)

    @cached_property
    def taken_back(self) -> frozenset[str]:
        return frozenset(cue for sentence in self.sentences for cue in sentence.taken_back)

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(word for sentence in self.sentences for word in sentence.words)

    def says(self, *cues: str) -> bool:
        """Whether any of them is said."""
        return not self.cues.isdisjoint(cues)


def read(
    text: str, book: CueBook, channel: Channel | None = None, received_on: date | None = None
) -> Reading:
    """Never raises, whatever the text; the caller bounds its length."""
    whole = evened(canonical(text))
    pieces = _Pieces(whole)
    sentences = tuple(_sentences(pieces.worded(), book))
    on_the_phone = any("told_by_phone" in sentence.cues for sentence in sentences)
    return Reading(
        text=whole,
        channel=channel or ("call" if on_the_phone else None),
        received_on=received_on,
        links=tuple(pieces.links),
        labels=tuple(pieces.labels),
        addresses=tuple(pieces.addresses),
        senders=tuple(_senders(whole)),
        phones=tuple(pieces.phones),
        amounts=tuple(pieces.amounts),
        sentences=sentences,
        has_iban=pieces.has_iban,
        cut=pieces.cut or len(sentences) >= _MOST_SENTENCES or any(map(_is_cut, sentences)),
    )


class _Pieces:
    """What is no plain word, and the text with one word of ours in the place of each."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._taken: list[tuple[int, int, str]] = []
        self.links: list[Link] = []
        self.labels: list[Link] = []
        self._take_links()
        self.cut = len(self.links) + len(self.labels) >= MOST_LINKS
        self.addresses = [match.group() for match in find_addresses(text) if self._take(match, MAIL)]
        ibans = [self._put(span.start, span.end, IBAN) for span in find_ibans(text)]
        self.has_iban = any(ibans)
        self.phones = [phone for phone in find_phones(text) if self._put(phone.start, phone.end, PHONE)]
        amounts = [match.group() for match in _AMOUNT.finditer(text) if self._take(match, AMOUNT)]
        self.amounts = [value for value in map(_value, amounts) if value is not None]
        for match in _DIGITS.finditer(text):
            self._take(match, NUMBER)

    def _take_links(self) -> None:
        for found in find_links(self._text):
            if found.bare and _begins_a_sentence(self._text, found.start):
                self.labels.append(found.link)
            elif self._put(found.start, found.end, LINK):
                self.links += [found.link, *links_inside(found.link)]

    def _take(self, match: re.Match[str], word: str) -> bool:
        return self._put(match.start(), match.end(), word)

    def _put(self, start: int, end: int, word: str) -> bool:
        if any(start < last and first < end for first, last, _ in self._taken):
            return False
        self._taken.append((start, end, word))
        return True

    def worded(self) -> str:
        parts, place = [], 0
        for start, end, word in sorted(self._taken):
            parts += [self._text[place:start], f" {word} "]
            place = end
        return "".join([*parts, self._text[place:]])


def _begins_a_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" ")
    return not before or before[-1] in "\n/"


def _value(written: str) -> float | None:
    number = re.sub(r"[^\d.,]", "", written).strip(".,").replace(",", ".")
    whole, dot, cents = number.rpartition(".")
    decimals = dot and len(cents) != 3  # noqa: PLR2004 - three figures after the point are thousands
    number = f"{whole.replace('.', '')}.{cents}" if decimals else number.replace(".", "")
    return float(number) if number else None


def _senders(text: str) -> Iterator[str]:
    """Addresses in a header line such as `De : ameli <x@y.example>`."""
    for header in _HEADER.finditer(text):
        for address in find_addresses(header.group(1)):
            yield address.group()
            break


def _sentences(text: str, book: CueBook) -> Iterator[Sentence]:
    for piece in _SENTENCE_ENDS.split(text)[:_MOST_SENTENCES]:
        words = plain_words(our_letters(piece))
        if words:
            yield _sentence(tuple(words), book)


def _is_cut(sentence: Sentence) -> bool:
    return len(sentence.words) > MOST_WORDS


def _sentence(words: tuple[str, ...], book: CueBook) -> Sentence:
    found = book.found_in(words)
    never = 0 if "denies_all_of_it" in found else found.get("denies_asking", _NOWHERE)
    by_the_way = found.get("denies_by_the_way", _NOWHERE)
    own = found.get("calls_own_number", _NOWHERE)
    asked = {name: place for name, place in found.items() if name.startswith("asks_")}
    denied = {name for name, place in asked.items() if place >= never}
    # « Call the number on your card » asks for no card.
    denied |= {name for name, place in asked.items() if name == "asks_card" and place >= own}
    taken_back = {name for name, place in asked.items() if place >= by_the_way} - denied
    return Sentence(words, frozenset(found) - denied - taken_back, frozenset(denied), frozenset(taken_back))
