from pathlib import Path

import pytest

from tests.left_behind import secrets_left_in


@pytest.mark.parametrize(
    "content", ["née le 29/02/1980", "1980-02-29", "19800229", "2 80 02 75 116 005 08", "x280027511600508"]
)
def test_the_search_finds_what_it_is_for(tmp_path: Path, content: str) -> None:
    (tmp_path / "store.aof").write_text(f"*3\r\n$4\r\n{content}\r\n", encoding="utf-8")
    expected = 0 if content.startswith("x") else 1
    assert len(secrets_left_in(tmp_path)) == expected


def test_times_and_confidences_are_not_numbers_of_people(tmp_path: Path) -> None:
    (tmp_path / "store.aof").write_text(
        "ZADD workers 1795515989.72512\r\n0.280027511600508", encoding="utf-8"
    )
    assert secrets_left_in(tmp_path) == []
