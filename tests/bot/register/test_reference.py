"""A reference is forgiving to type, and one wrong character is noticed."""

import pytest

from bot.register.errors import MalformedReference
from bot.register.reference import ALPHABET, Reference


@pytest.mark.parametrize(
    "typed",
    ["NX5D-A69RQ-G290H", "nx5d a69rq g290h", "NX5DA69RQG290H", " nx5d–a69rq–g29Oh ", "NX5D.A69RQ.G29oH"],
)
def test_typed_in_any_way(typed: str) -> None:
    assert Reference.typed(typed).canonical == "NX5DA69RQG290H"


def test_i_and_l_are_one() -> None:
    assert Reference.typed("iLl1-00000-00000").canonical == Reference.typed("1111-OOOOO-00000").canonical


@pytest.mark.parametrize("typed", ["", "   ", "ABC€", "é" * 14, "A" * 65, "AB\nCD", "<b>", "١٢٣٤"])
def test_malformed(typed: str) -> None:
    with pytest.raises(MalformedReference):
        Reference.typed(typed)


def test_drawn_references_are_printed_in_groups_and_read_back() -> None:
    for _ in range(200):
        drawn = Reference.drawn()
        assert [len(group) for group in drawn.printed.split("-")] == [4, 5, 5]
        assert Reference.typed(drawn.printed.lower()) == drawn
        assert drawn.is_ours


def test_one_wrong_character_is_noticed() -> None:
    drawn = Reference.drawn().canonical
    for place, right in enumerate(drawn):
        for wrong in set(ALPHABET) - {right}:
            assert not Reference(drawn[:place] + wrong + drawn[place + 1 :]).is_ours
