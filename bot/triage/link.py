"""Links of a text, however messily written, taken apart without opening any."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

import tldextract

# The suffix list inside the package: no list is fetched, nothing is written to disk.
_registered = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
_published = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)

MOST_LINKS = 20
# Endings that are also words: « c'est fini.me voila » names no site.
_WORD_ENDINGS = frozenset(
    [
        "me",
        "is",
        "it",
        "to",
        "in",
        "so",
        "no",
        "la",
        "ma",
        "sa",
        "as",
        "pm",
        "am",
        "be",
        "at",
        "de",
        "es",
        "et",
        "do",
        "us",
        "my",
        "st",
        "se",
        "ai",
        "ne",
        "il",
        "ca",
        "nu",
        "vu",
        "li",
        "im",
        "re",
        "mu",
        "ms",
        "id",
    ]
)
# Of them, those that follow even a word with a hyphen: « rendez-vous.la bas ».
_SPOKEN_ENDINGS = _WORD_ENDINGS - frozenset(
    ["me", "us", "ai", "im", "li", "nu", "re", "mu", "ms", "id", "st", "pm"]
)
_LABEL = r"[^\W_](?:[\w-]{0,62}[^\W_])?"
_TAIL = r"(?:[/?#\\][^\s<>\"«»]*)?"
_SCHEME = re.compile(r"\b(?:h\s?[tx]{2}\s?p\s?s?|ftp)\s?:\s?(?:/\s?/|\\\\)\s?[^\s<>\"«»]+", re.IGNORECASE)
_BARE = re.compile(
    rf"(?<![\w@.-])(?![\w.+-]+@[\w-]){_LABEL}(?:\.{_LABEL}){{1,8}}(?::\d{{2,5}})?{_TAIL}", re.IGNORECASE
)
_USERINFO = re.compile(
    rf"(?<![\w@.-]){_LABEL}(?:\.{_LABEL}){{1,8}}@{_LABEL}(?:\.{_LABEL}){{1,8}}/[^\s<>\"«»]*", re.IGNORECASE
)
_RUNNING = re.compile(
    r"\b(?:(?:javascript|vbscript)\s?:\s?\S+|data:[\w/+.\-]{0,60}[;,]\S*|(?:file|intent)://\S+|blob:\S+)",
    re.IGNORECASE,
)
# « site [.] com », « site (dot) com », « site . com »
_WRITTEN_DOT = re.compile(r"\s?[\[({]\s?(?:\.|dot|point)\s?[\])}]\s?", re.IGNORECASE)
_SPACED_DOT = re.compile(
    r"(?<=\w) \. ?(?=(?:com|net|org|fr|co|eu|info|top|xyz|site|online|club|shop|live|icu|app|link|io|uk|us)"
    r"\b)",
    re.IGNORECASE,
)
_SAID_DOT = re.compile(r"(?<=\w) (?:point|dot) (?=(?:com|net|org|fr|co|eu|info)\b)", re.IGNORECASE)
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}(?![\w/])")
_NUMERIC = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,3}){3}|0x[0-9a-f]{6,8}|\d{8,10}|\[[0-9a-f:.]{3,45}\])", re.IGNORECASE
)

# Whatever stands between: a number in a name is somebody's number.
_MANY_DIGITS = re.compile(r"\d(?:[-_.]?\d){4,}")
# The longest that names of the internet may be (RFC 1035).
_LONGEST_HOST, _LONGEST_LABEL = 253, 63
_PROGRAM = re.compile(r"/[^?#]*\.(?:apk|exe|zip|scr|msi|dmg|iso|xlsm|docm|jar|bat)(?:[?#]|$)", re.IGNORECASE)
# `?url=elsewhere.top`, `/amp/s/elsewhere.top`
_HANDS_ON = re.compile(rf"(?:=|/amp/s/|//)({_LABEL}(?:\.{_LABEL}){{1,5}})", re.IGNORECASE)
_NUMBERS = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}")
_LONGEST_SHOWN = 60


@dataclass(frozen=True)
class Link:
    """`host` as written, lower case; `site` is the part that somebody registered (or got from a free host).

    `account`: what stands before an @, where a name can be faked. `ending`: the last label.
    """

    written: str
    scheme: str
    account: str
    host: str
    site: str
    registrable: str
    on_free_host: bool

    @property
    def numeric(self) -> bool:
        return _NUMERIC.fullmatch(self.host) is not None

    @property
    def ending(self) -> str:
        return self.host.rpartition(".")[2]

    @property
    def runs(self) -> bool:
        """Whether it is code or a program rather than a page."""
        return self.scheme not in ("http", "https", "ftp", "") or bool(_PROGRAM.search(self.path))

    @property
    def path(self) -> str:
        """What follows the host, with what it asks for."""
        return self.written.partition(self.host)[2]


def evened(text: str) -> str:
    """With dots written out or set apart joined again, so that links are whole."""
    return _SAID_DOT.sub(".", _SPACED_DOT.sub(".", _WRITTEN_DOT.sub(".", text)))


@dataclass(frozen=True)
class Found:
    """`bare`: written without scheme or path, as a name may be."""

    start: int
    end: int
    link: Link
    bare: bool


def find_links(text: str) -> Iterator[Found]:
    """In an evened text; e-mail addresses are no links."""
    taken: list[tuple[int, int]] = []
    spans = ((match, name) for name, pattern in _PATTERNS for match in pattern.finditer(text))
    for match, name in spans:
        if len(taken) >= MOST_LINKS:
            return
        written = _without_stops(match.group())
        start, end = match.start(), match.start() + len(written)
        if any(start < last and first < end for first, last in taken):
            continue
        link = _running(match.group()) if name == "running" else take_apart(written, bare=name == "bare")
        if link is not None:
            taken.append((start, end))
            yield Found(start, end, link, name == "bare" and _is_a_name(written, link))


def _without_stops(written: str) -> str:
    """Without the stops of the sentence it stands in; `http://[2001:db8::1]` keeps its bracket."""
    return written.rstrip(".,;:!?…)'’*\"»" if "[" in written else ".,;:!?…)]'’*\"»")


def _is_a_name(written: str, link: Link) -> bool:
    return written.casefold() == link.host and not link.host.startswith("www.")


_PATTERNS = (("running", _RUNNING), ("scheme", _SCHEME), ("userinfo", _USERINFO), ("bare", _BARE))


def links_inside(link: Link) -> Iterator[Link]:
    """`…/redelivery?next=http://elsewhere.top`, `…/url?q=elsewhere.top`: where an address hands on to."""
    for match in _HANDS_ON.finditer(unquote(link.path)):
        inner = take_apart(match.group(1), bare=True)
        if inner is not None and inner.registrable != link.registrable:
            yield inner
            return


def find_addresses(text: str) -> Iterator[re.Match[str]]:
    return _ADDRESS.finditer(text)


def address_site(address: str) -> str:
    """`x@info.ameli.fr` is at `ameli.fr`; the whole domain when its ending is not a public one."""
    domain = address.rpartition("@")[2].casefold()
    return _split(domain)[1] or domain


def take_apart(written: str, *, bare: bool = False) -> Link | None:
    """None when it is no address of a site. `bare`: without scheme, so that more is asked of it."""
    scheme, rest = _scheme(written)
    authority = re.split(r"[/?#\\]", rest, maxsplit=1)[0]
    account, _, host = authority.rpartition("@")
    host = _host(host)
    if len(host) > _LONGEST_HOST or any(len(label) > _LONGEST_LABEL for label in host.split(".")):
        host = f"{host[:_LONGEST_SHOWN]}.invalid"  # opens nothing, and is nobody's
    site, registrable, private = _split(host)
    if not site and not (_NUMERIC.fullmatch(host) and not bare):
        return (
            None
            if bare or "." not in host
            else Link(written, scheme, account, host, host, host, on_free_host=False)
        )
    if bare and not _is_address(host, rest):
        return None
    return Link(written, scheme, account, host, site or host, registrable or host, private)


def _running(written: str) -> Link:
    scheme = written.partition(":")[0].strip().casefold()
    return Link(written, scheme, "", scheme, scheme, scheme, on_free_host=False)


def _scheme(written: str) -> tuple[str, str]:
    head, colon, rest = written.partition(":")
    rest = rest.lstrip(" ")
    if colon and rest[:1] in ("/", "\\"):
        name = "".join(head.split()).casefold().replace("x", "t")
        return name, rest.lstrip("/\\ ")
    return "", written


def _host(host: str) -> str:
    # A browser reads %61 as a; a port names no other site.
    host = unquote(host).casefold().strip(".")
    return host if host.startswith("[") else host.partition(":")[0]


def _is_address(host: str, rest: str) -> bool:
    """« arrive.je » or « ok.me » are words; a path or a hyphen makes a site of most of them."""
    ending = host.rpartition(".")[2]
    if ending.isdigit() or (ending not in _WORD_ENDINGS):
        return not ending.isdigit()
    spoken = ending in _SPOKEN_ENDINGS
    return len(rest) > len(host) or host.startswith("www.") or ("-" in host and not spoken)


@lru_cache(maxsize=4096)
def _split(host: str) -> tuple[str, str, bool]:
    """Site, registrable domain, and whether the first was given away by a free host."""
    public, whole = _published(host), _registered(host)
    site, registrable = public.top_domain_under_public_suffix, whole.top_domain_under_public_suffix
    if public.is_private and site:
        return site.casefold(), registrable.casefold(), True
    if not registrable and whole.suffix == host and "." in host:
        return host, host, False  # gov.uk is an ending that has a site of its own
    return registrable.casefold(), registrable.casefold(), False


def hidden_dots(site: str) -> str:
    """For a sentence: no program makes a link of `ameli-versement[.]info`, and no number is repeated."""
    shown = site if _NUMBERS.fullmatch(site) else _MANY_DIGITS.sub("…", site[:_LONGEST_SHOWN])
    return shown.replace(".", "[.]")
