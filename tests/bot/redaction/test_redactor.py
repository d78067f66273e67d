import re
import statistics
import time
from collections.abc import Callable
from typing import NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.knowledge.bilingual import LANGUAGES
from bot.knowledge.library import Library
from bot.redaction.masks import MASKS
from bot.redaction.redactor import Redactor
from tests.training_lines import harmless_lines, training_examples

# The key alone, or the number of a sentence, says nothing about anybody.
DIGITS_THAT_TELL_NOTHING = 4
FRENCH_FRAME = "mon numéro de sécu est {} voilà, merci"
ENGLISH_FRAME = "my social security number is {} there, thanks"
FRAMES = (FRENCH_FRAME, ENGLISH_FRAME, "{}")


class Nir(NamedTuple):
    sex: str
    year: str
    month: str
    department: str
    commune: str
    order: str
    key: str


NIRS = st.builds(
    Nir,
    sex=st.sampled_from("12"),
    year=st.integers(0, 99).map("{:02}".format),
    month=st.integers(1, 12).map("{:02}".format),
    department=st.one_of(st.integers(1, 95).map("{:02}".format), st.sampled_from(["2A", "2B", "2a", "99"])),
    commune=st.integers(1, 990).map("{:03}".format),
    order=st.integers(1, 999).map("{:03}".format),
    key=st.integers(1, 97).map("{:02}".format),
)
# Born in Corsica, with a look-alike at every edge.
CORSICAN = Nir("1", "00", "01", "2A", "100", "001", "01")
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
Layout = Callable[[Nir], str]
LAYOUTS: dict[str, Layout] = {
    "glued": "".join,
    "without its key": lambda nir: "".join(nir[:-1]),
    "spaces": " ".join,
    "several spaces": "   ".join,
    "no-break spaces": "\u00a0".join,
    "narrow no-break spaces": "\u202f".join,
    "zero-width spaces": "\u200b".join,
    "tabs": "\t".join,
    "newlines": "\n".join,
    "dots": ".".join,
    "commas": ", ".join,
    "hyphens": "-".join,
    "dashes": " – ".join,
    "slashes": "/".join,
    "backslashes": "\\".join,
    "underscores": "_".join,
    "stars": "*".join,
    "equals signs": "=".join,
    "tildes": "~".join,
    "bars": "|".join,
    "brackets": lambda nir: "".join(f"({part})" for part in nir),
    "one digit at a time": lambda nir: " ".join("".join(nir)),
    "full-width digits": lambda nir: " ".join(nir).translate(_FULL_WIDTH),
    "O for 0": lambda nir: " ".join(nir).replace("0", "O"),
    "o for 0, glued": lambda nir: "".join(nir).replace("0", "o"),
    "I for 1": lambda nir: " ".join(nir).replace("1", "I"),
    "l for 1": lambda nir: " ".join(nir).replace("1", "l"),
    "clé before the key": lambda nir: " ".join(nir[:-1]) + " clé " + nir.key,
    "key before the key": lambda nir: " ".join(nir[:-1]) + ", key: " + nir.key,
    "puis between": " puis ".join,
    "then between": " then ".join,
    "named parts": lambda nir: (
        f"sexe {nir.sex}, année {nir.year}, mois {nir.month}, département {nir.department}, "
        f"commune {nir.commune}, ordre {nir.order}"
    ),
    "named parts in English": lambda nir: (
        f"sex {nir.sex}, year {nir.year}, month {nir.month}, department {nir.department}, "
        f"commune {nir.commune}, order {nir.order}"
    ),
    "name of a file": lambda nir: f"attestation_{''.join(nir)}_2022.pdf",
    "name of a picture": lambda nir: f"scan-{'-'.join(nir)}.jpg",
    "query of a link": lambda nir: f"https://ameli.example/compte?nir={''.join(nir)}&page=2",
    "path of a link": lambda nir: f"https://ameli.example/{'/'.join(nir)}/droits",
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@example(nir=CORSICAN, frame=FRENCH_FRAME)
@example(nir=CORSICAN, frame=ENGLISH_FRAME)
@given(nir=NIRS, frame=st.sampled_from(FRAMES))
def test_no_layout_lets_a_social_security_number_through(
    redactor: Redactor, layout: Layout, nir: Nir, frame: str
) -> None:
    redacted = redactor.redact(frame.format(layout(nir)))
    without_year_and_page = redacted.text.replace("2022", "").replace("page=2", "")
    assert sum(c.isdigit() for c in without_year_and_page) <= DIGITS_THAT_TELL_NOTHING, redacted.text


@pytest.mark.parametrize(
    "spoken",
    [
        "deux quatre-vingt-quatre zéro cinq soixante-quinze cent seize zéro quarante-deux quatre-vingt-sept",
        "deux, huit, quatre, zéro, cinq, sept, cinq, un, un, six, zéro, quatre, deux",
        "two eighty-four zero five seventy-five one hundred sixteen zero forty-two eighty-seven",
        "two eight four oh five seven five one one six oh four two",
    ],
)
@pytest.mark.parametrize("frame", FRAMES)
def test_a_number_spelt_in_words_is_masked(redactor: Redactor, spoken: str, frame: str) -> None:
    redacted = redactor.redact(frame.format(spoken))
    assert redacted.text == frame.format(MASKS["digits"])


@pytest.mark.parametrize(
    ("foreign_digits", "script"),
    [("٢٨٤٠٥٧٥١١٦٠٤٢", "Arabic"), ("२८४०५७५११६०४२", "Devanagari"), ("𝟐𝟖𝟒𝟎𝟓𝟕𝟓𝟏𝟏𝟔𝟎𝟒𝟐", "mathematical")],
)
def test_digits_of_any_script_are_digits(redactor: Redactor, foreign_digits: str, script: str) -> None:
    assert redactor.redact(foreign_digits).kinds, script


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (
            "mon numéro 2 84 05 75 116 042 87 et mon mail marie@example.fr",
            "mon numéro [n° sécu/SSN] et mon mail [e-mail]",
        ),
        ("call me on 06 12 34 56 78 please", "call me on [téléphone/phone] please"),
        ("carte 4970 1012 3456 7893 cvv 123", "carte [carte/card] cvv [code]"),
        ("IBAN FR76 3000 6000 0112 3456 7890 189.", "IBAN [IBAN]."),
        ("my password is hunter2", "my password is [code]"),
        ("dossier suivi par Mme Martin", "dossier suivi par Mme Martin"),
    ],
)
def test_only_the_secret_is_replaced(redactor: Redactor, said: str, kept: str) -> None:
    assert redactor.redact(said).text == kept


@pytest.mark.parametrize(
    "harmless",
    [
        "le 3646 ou le 36 46, c'est pareil ?",
        "is 3646 the number, or 0 805 805 817?",
        "j'habite 75011 Paris, avant 13001 Marseille",
        "I live in 69003 Lyon, before in 33000 Bordeaux",
        "le courrier du 17/03/2022, reçu le 24.03.2022 à 14:30",
        "the e-mail of 2022-03-24, opened on 25/03/2022",
        "le 17 mars 2022 puis le 24 mars 2022",
        "l'article 226-4-1 du code pénal et l'article L. 114-12",
        "decree 2019-341 of 19 April 2019, GDPR article 82",
        "le règlement (UE) 2016/679, la loi n° 78-17 du 6 janvier 1978",
        "ils ont pris 1 250,50 € le 12/04/2024",
        "they took €1,250.50 on 12/04/2024",
        "1 234 567,89 € de préjudice au total",
        "510 000 personnes, 33 millions en 2024",
        "mon dossier 2024/12345 au commissariat",
        "my case reference is PV 2022/001234",
    ],
)
def test_what_anybody_may_write_stays(redactor: Redactor, harmless: str) -> None:
    redacted = redactor.redact(harmless)
    assert redacted.text == harmless
    assert not redacted.kinds


def test_every_number_of_the_services_may_be_written(redactor: Redactor, library: Library) -> None:
    numbers = [service.number for service in library.services.values() if service.number]
    written = {
        sentence.format(spelling)
        for number in numbers
        for spelling in (number, number.replace(" ", ""))
        for sentence in ("j'ai appelé le {}, personne", "nobody answers on {}.", "{}")
    }
    assert sorted(text for text in written if redactor.redact(text).kinds) == []


def test_every_contact_line_may_be_copied_back(redactor: Redactor, library: Library) -> None:
    lines = [service.contact(language) for service in library.services.values() for language in LANGUAGES]
    assert [line for line in lines if redactor.redact(line).kinds] == []


_SIGNS = "0123456789OIl|AB ./-_,:;()@€\n"
_WORDS = (
    "+33 ",
    "FR76",
    " at ",
    " point ",
    "code ",
    "mdp est ",
    "clé ",
    "3646",
    "17/03/2022",
    "deux ",
    "seven ",
)
_PARTS = st.sampled_from([*_SIGNS, *_WORDS, *MASKS.values()])


@given(said=st.one_of(st.text(max_size=300), st.lists(_PARTS, max_size=40).map("".join)))
def test_redacting_twice_changes_nothing(redactor: Redactor, said: str) -> None:
    once = redactor.redact(said)
    twice = redactor.redact(once.text)
    assert twice.text == once.text
    assert not twice.kinds


@given(said=st.lists(_PARTS, max_size=40).map("".join))
def test_nine_digits_glued_together_are_never_kept(redactor: Redactor, said: str) -> None:
    public = {"0805805817"}
    kept = re.findall(r"[0-9]{9,}", redactor.redact(said).text)
    assert set(kept) <= public


def test_at_most_one_harmless_sentence_in_a_hundred_is_masked(redactor: Redactor) -> None:
    lines = [example.text for example in training_examples()]
    masked = [line for line in lines if redactor.redact(line).kinds]
    assert len(masked) <= len(lines) / 100, masked


def test_a_sentence_costs_less_than_a_millisecond(redactor: Redactor) -> None:
    spent = []
    for line in harmless_lines():
        start = time.perf_counter()
        redactor.redact(line)
        spent.append(time.perf_counter() - start)
    assert statistics.median(spent) < 0.001


@pytest.mark.parametrize(
    "piece", ["1", "1 ", "a.b", "O ", "un ", "a at ", "FR76 ", "17, ", "(", "code ", "2A", "."]
)
def test_no_text_takes_long_however_it_is_made(redactor: Redactor, piece: str) -> None:
    start = time.perf_counter()
    redactor.redact((piece * 1000)[:1000])
    assert time.perf_counter() - start < 0.25
