"""Segments are counted as providers count them, and a shortened text is made of whole sentences."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.book import OCCASIONAL, AnswerBook
from bot.knowledge.bilingual import LANGUAGES
from bot.messaging.sms_text import Segments, essential, folded

ESCAPE = 0x1B
# Row by row of GSM 03.38, as its table is printed; the escape is in place of a sign.
TABLE = (
    "@£$¥èéùìòÇ\nØø\rÅå" "Δ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ" " !\"#¤%&'()*+,-./" "0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNO" "PQRSTUVWXYZÄÖÑÜ§" "¿abcdefghijklmno" "pqrstuvwxyzäöñüà"
)  # fmt: skip
EXTENSION = {"\f": 0x0A, "^": 0x14, "{": 0x28, "}": 0x29, "\\": 0x2F, "[": 0x3C, "~": 0x3D, "]": 0x3E}
EXTENSION |= {"|": 0x40, "€": 0x65}

# Rather what people and providers write than the whole of Unicode, and that too.
SIGNS = st.one_of(
    st.sampled_from("aeéèàç êîœ€[]{}~|^\\\n\r\f«»’…–•°’№🙂👩\u202f\u00a0\u0301.,:!?()\"'-019AÉÀŒ"),
    st.characters(exclude_categories=["Cs"]),
)
TEXTS = st.text(SIGNS, max_size=400)


def septets(text: str) -> list[int] | None:
    """The text in GSM-7; None where it cannot be written so."""
    written: list[int] = []
    for sign in text:
        if sign in EXTENSION:
            written += [ESCAPE, EXTENSION[sign]]
        elif sign in TABLE and sign != "\x1b":
            written.append(TABLE.index(sign))
        else:
            return None
    return written


def utf16(text: str) -> list[int]:
    raw = text.encode("utf-16-be")
    return [int.from_bytes(raw[place : place + 2], "big") for place in range(0, len(raw), 2)]


def slow_count(units: list[int], alone: int, joined: int, opens: range) -> int:
    """Cuts the units themselves; one of `opens` may not be the last of a part."""
    if len(units) <= alone:
        return 1
    count = 0
    while units:
        size = joined - 1 if len(units) > joined and units[joined - 1] in opens else joined
        units, count = units[size:], count + 1
    return count


def slow_segments(text: str) -> Segments:
    gsm = septets(text)
    if gsm is not None:
        return Segments("GSM-7", len(gsm), slow_count(gsm, 160, 153, range(ESCAPE, ESCAPE + 1)))
    units = utf16(text)
    return Segments("UCS-2", len(units), slow_count(units, 70, 67, range(0xD800, 0xDC00)))


@pytest.fixture(scope="module")
def texts(book: AnswerBook) -> list[str]:
    """Every answer in both languages."""
    occasion = dict.fromkeys(OCCASIONAL, "17 mars 2022")
    return [
        book.render(name, language, incident, occasion).text
        for name in sorted(book.names)
        for language in LANGUAGES
        for incident in book.library.incidents
    ]


# Segments


@pytest.mark.parametrize(
    ("text", "encoding", "units", "count"),
    [
        ("", "GSM-7", 0, 1),
        ("a" * 160, "GSM-7", 160, 1),
        ("a" * 161, "GSM-7", 161, 2),
        ("a" * 306, "GSM-7", 306, 2),
        ("a" * 307, "GSM-7", 307, 3),
        ("é" * 160, "GSM-7", 160, 1),
        ("ê" * 70, "UCS-2", 70, 1),
        ("ê" * 71, "UCS-2", 71, 2),
        ("ê" * 134, "UCS-2", 134, 2),
        ("ê" * 135, "UCS-2", 135, 3),
        ("ç" + "a" * 70, "UCS-2", 71, 2),
        ("€" * 80, "GSM-7", 160, 1),
        ("€" * 81, "GSM-7", 162, 2),
        # The sign that would be split goes to the next message, and leaves its place empty.
        ("a" * 152 + "€" + "a" * 152, "GSM-7", 306, 3),
        ("a" * 153 + "€" + "a" * 151, "GSM-7", 306, 2),
        ("🙂" * 35, "UCS-2", 70, 1),
        ("🙂" * 36, "UCS-2", 72, 2),
        ("ê" * 66 + "🙂" + "ê" * 66, "UCS-2", 134, 3),
        ("ê" * 67 + "🙂" + "ê" * 65, "UCS-2", 134, 2),
        ("[{|}]^~\\\f€", "GSM-7", 20, 1),
        ("\x1b", "UCS-2", 1, 1),
    ],
)
def test_well_known_lengths(text: str, encoding: str, units: int, count: int) -> None:
    assert Segments.of(text) == Segments(encoding, units, count)  # type: ignore[arg-type]
    assert slow_segments(text) == Segments.of(text)


@given(TEXTS)
def test_segments_are_those_of_a_slow_count(text: str) -> None:
    assert Segments.of(text) == slow_segments(text)
    assert Segments.of(folded(text)) == slow_segments(folded(text))


def test_segments_of_all_answers(texts: list[str]) -> None:
    for text in texts:
        assert Segments.of(text) == slow_segments(text)
        assert Segments.of(folded(text)) == slow_segments(folded(text))


# Folding


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("N’écrivez pas\u202f!", "N'écrivez pas !"),
        ("Écrivez «\u202fstop\u202f» pour arrêter", 'Écrivez "stop" pour arreter'),
        ("“stop” „stop”", '"stop" "stop"'),
        ("français, où, août, île, Noël, naïf, être", "francais, où, aout, ile, Noel, naif, etre"),
        ("À l’œuvre, Être, ŒUVRE, Ça", "A l'oeuvre, Etre, OEUVRE, Ça"),
        ("é è à ù ì ò É Ç Ñ ñ ä ö ü Ä Ö Ü å Å ß æ", "é è à ù ì ò É Ç Ñ ñ ä ö ü Ä Ö Ü å Å ß æ"),
        ("impôts, La Poste, ameli…", "impots, La Poste, ameli..."),
        ("2022–2023 — fin • suite · a‑b", "2022-2023 - fin - suite - a-b"),
        ("n° 3, 20 °C", "no 3, 20 °C"),
        ("510\u202f000 personnes\u00a0: 9\u2009h", "510 000 personnes : 9 h"),
        ("e\u0301te\u0301, z\u0335, u\u0323", "été, z, u"),
        ("mi\u00adse à jour\u200b\ufeff", "mise à jour"),
        ("1 ≠ 2, 🙂, Привет, ½", "1 ≠ 2, 🙂, Привет, ½"),
        ("10 €, [Date]", "10 €, [Date]"),
    ],
)
def test_neighbours(text: str, written: str) -> None:
    assert folded(text) == written


@given(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_all_answers_are_written_in_septets(texts: list[str]) -> None:
    assert {Segments.of(folded(text)).encoding for text in texts} == {"GSM-7"}
    assert all(folded(folded(text)) == folded(text) for text in texts)


@given(st.text(TABLE.replace("\x1b", "") + "".join(EXTENSION)))
def test_the_alphabet_stays(text: str) -> None:
    assert folded(text) == text


# The essential

_LIST_LINE = re.compile(r"(?:- |\d+\. )")
_ENDED = re.compile(r".*[.!?][\")\]]*", re.DOTALL)


def assert_whole(short: str, text: str) -> None:
    """`short` is a beginning of `text` that ends where a sentence, a list item or a line ends."""
    assert text.startswith(short)
    rest, last_line = text[len(short) :], short.rpartition("\n")[2]
    if rest and not rest.startswith("\n"):
        assert not _LIST_LINE.match(last_line)
        assert _ENDED.fullmatch(short)
        assert rest.startswith(" ")
    assert not rest or not short.endswith(":")


def test_every_answer_in_every_room(texts: list[str]) -> None:
    for text in texts:
        written = folded(text)
        for room in (*range(0, 60, 7), 70, 100, 153, 160, 306, 459, 612, len(written) - 1, 2000):
            short, left_out = essential(text, room)
            assert slow_segments(short).units <= room
            assert left_out == (short != written)
            if short.endswith("...") and not written.startswith(short):
                assert written.startswith(short.removesuffix("..."))
            elif short:
                assert_whole(short, written)


def test_what_is_sent_of_an_answer_is_never_cut(texts: list[str]) -> None:
    """Two segments hold the first sentence of every answer."""
    for text in texts:
        short, _ = essential(text, 306)
        assert short
        assert_whole(short, folded(text))


def test_more_room_never_says_less(texts: list[str]) -> None:
    for text in texts:
        whole = [len(essential(text, room)[0]) for room in range(306, 1000, 50)]
        assert all(less <= more for less, more in pairwise(whole))


def test_a_number_keeps_its_price_and_hours(book: AnswerBook) -> None:
    """Whatever the room, and though the sentence itself has to be cut."""
    for language in LANGUAGES:
        for service in book.library.services.values():
            contact = folded(service.contact(language))
            text = f"Pour vos droits et pour parler, France Victimes : {contact}, ou plus tard. Revenez."
            for room in range(10, len(text)):
                short, _ = essential(text, room)
                kept = short.removesuffix("...")
                assert contact in kept or not any(sign.isdigit() for sign in kept.partition("Victimes")[2])


@given(TEXTS, st.integers(-5, 500))
def test_never_more_than_the_room(text: str, room: int) -> None:
    short, left_out = essential(text, room)
    assert slow_segments(short).units <= max(room, 0)
    written = folded(text).strip()
    assert written.startswith(short.removesuffix("..."))
    if not left_out:
        assert short == written


@given(TEXTS, st.integers(-5, 500))
def test_whole_leaves_nothing_out(text: str, room: int) -> None:
    assert essential(text, room, whole=True) == (folded(text).strip(), False)


@pytest.mark.parametrize(
    ("text", "room", "short"),
    [
        ("Oui. Non.", 9, "Oui. Non."),
        ("Oui. Non.", 8, "Oui."),
        ("Oui. Non.", 4, "Oui."),
        ("Oui, c'est fait, merci bien.", 20, "Oui, c'est fait..."),
        ("Oui, nous ne savons pas encore.", 20, "Oui, nous ne..."),
        ("Anticonstitutionnellement", 10, "..."),
        ("Anticonstitutionnellement", 2, ""),
        # A list item is kept or left out whole, and nothing is announced that does not follow.
        ("Gardez tout.\n- Le mot. Et sa date.\n- La lettre.", 34, "Gardez tout.\n- Le mot. Et sa date."),
        ("Gardez tout.\n- Le mot. Et sa date.\n- La lettre.", 33, "Gardez tout."),
        ("Fait. Gardez ceci :\n- les mots ;\n- les lettres.", 32, "Fait. Gardez ceci :\n- les mots ;"),
        ("Fait. Gardez ceci :\n- les mots ;\n- les lettres.", 31, "Fait."),
        ("Gardez ceci :\n- tous les mots reçus ;\n- les lettres.", 20, "Gardez ceci..."),
        ("Voici.\n1. Votre banque. Vite.\n2. La police.", 22, "Voici."),
        # Full stops that end nothing.
        ("Voir art. 5 du code. Puis rien.", 30, "Voir art. 5 du code."),
        ("Écrivez à M. Martin demain. Puis rien.", 30, "Écrivez à M. Martin demain."),
        ("Allez sur ameli.fr ou 17cyber.gouv.fr. Puis rien.", 40, "Allez sur ameli.fr ou 17cyber.gouv.fr."),
        ("Appelez (gratuit. Le soir.) Puis. Rien.", 33, "Appelez (gratuit. Le soir.) Puis."),
        ("Écrivez « Oui. Merci. » puis. Rien.", 30, 'Écrivez "Oui. Merci." puis.'),
        ("Demandez une plainte « contre X ». Rien.", 36, 'Demandez une plainte "contre X".'),
        # Cut before a number, never in it or behind it.
        ("Appelez vite le 0 892 705 705 maintenant svp", 30, "Appelez vite le..."),
        ("Allez donc, si vous pouvez, 12 rue de la Paix à Nantes", 45, "Allez donc..."),
        ("Payez 10 € en tout, jamais plus.", 20, "Payez..."),
        ("Allez rue de la Paix, 44600 Nantes, vite", 30, "Allez rue de la..."),
    ],
)
def test_the_first_whole_things_that_fit(text: str, room: int, short: str) -> None:
    assert essential(text, room) == (short, short != folded(text))
