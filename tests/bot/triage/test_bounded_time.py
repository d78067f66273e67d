"""Whatever is sent, a judgement ends soon and never raises. `make fuzz`: a hundred thousand texts."""

import os
import time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.triage.judging import judge
from bot.triage.pasted import is_about_a_picture, pasted_message

EXAMPLES = int(os.environ.get("VIGIE_FUZZ_EXAMPLES", "1500"))
LONGEST = 1000
# Of one judgement, at 1,000 characters.
MOST_MILLISECONDS = 20
# Three judgements and what else the machine does: a catastrophic pattern costs seconds.
DEADLINE_MILLISECONDS = 400

HOSTILE = {
    "links": " ".join(f"http://a{number}.fr" for number in range(100)),
    "bare links": " ".join(f"ab{number}.com" for number in range(130)),
    "homoglyphs": "аеорсухі" * 125,
    "zero width": "a\u200b" * 500,
    "right to left": "\u202eabc " * 200,
    "dots": "a." * 500,
    "spaced dots": "a . com " * 125,
    "dots in brackets": "[.]" * 333,
    "at signs": "a@" * 500,
    "digits": "1" * 1000,
    "digit groups": "06 " * 333,
    "spelt numbers": "zéro un deux trois " * 52,
    "amounts": "12,50€ " * 140,
    "ibans": "FR76 3000 " * 100,
    "slashes": "/" * 1000,
    "schemes": "hxxp://" * 142,
    "data links": "data:," * 166,
    "javascript": "javascript:alert(1) " * 50,
    "punycode": "http://xn--" + "a" * 900 + ".com",
    "percent signs": "http://" + "%61" * 300 + ".com",
    "user names": "http://" + "a@" * 400 + "b.com",
    "brands": "paypal" * 160 + ".com",
    "one label": "paypalsecure" * 80,
    "requests": "donnez votre code " * 55,
    "half requests": "donnez a b c d e f " * 52,
    "denials": "jamais ne pas " * 71,
    "headers": "De : a@b.fr " * 83,
    "sentences": "a. " * 333,
    "lines": "a\n" * 500,
    "quotes": "«" * 1000,
    "emoji": "😀" * 1000,
    "a long host": "http://" + "ameli." * 160 + "com",
    "a long label": "http://" + "paypal-" * 140 + ".com",
    "single quotes": "'a" * 500,
    "buttons in quotes": "« OK » ' " * 110,
    "inner links": "http://a.fr/?u=" + "=b.com" * 160,
    "another language": "Su paquete está retenido en la aduana. " * 25,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_texts_end_soon(text: str) -> None:
    assert fastest_of_three(text[:LONGEST]) <= MOST_MILLISECONDS


def fastest_of_three(text: str) -> float:
    """Milliseconds, without what else the machine did meanwhile."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        judge(text)
        times.append((time.perf_counter() - start) * 1000)
    return min(times)


_PIECES = st.sampled_from(
    [
        "ameli",
        "Assurance Maladie",
        "votre carte Vitale",
        "donnez votre mot de passe",
        "send your code",
        "ne ... jamais",
        "http://",
        "https://www.ameli.fr@",
        ".top/",
        "bit.ly/",
        "xn--",
        "javascript:",
        "data:text/html,",
        "\u202e",
        "\u200b",
        "а",
        "06 39 98 12 34",
        "FR76 3000 6000 0112 3456 7890 189",
        "1,99 €",
        "De : ",
        "«",
        "\n",
        "/ ",
        "  . com",
        "[.]",
        "maman",
        "bitcoin",
        "zéro six trente-neuf",
    ]
)
_PARTS = st.lists(st.one_of(_PIECES, st.text(max_size=12)), max_size=60)
_TEXTS = st.one_of(st.text(max_size=LONGEST), _PARTS.map("".join), _PARTS.map(" ".join))


@settings(
    max_examples=EXAMPLES,
    deadline=DEADLINE_MILLISECONDS,
    suppress_health_check=[HealthCheck.too_slow],
    database=None,
)
@given(text=_TEXTS, awaited=st.sampled_from(["", "asked", "invited"]))
@example(text="http://[", awaited="asked")
@example(text="https://ameli.fr:99999999999", awaited="asked")
def test_no_text_is_too_much(text: str, awaited: str) -> None:
    assert judge(text[:LONGEST]).verdict in ("likely_scam", "cannot_tell", "consistent_with_genuine")
    pasted_message(text[:LONGEST], awaited)
    is_about_a_picture(text[:LONGEST])
