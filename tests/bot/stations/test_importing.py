from datetime import date
from pathlib import Path

import pytest

from bot.settings import Settings
from bot.stations.cells import from_lambert, phone, position, postcode
from bot.stations.directory import Directory, open_directory, write_directory
from bot.stations.errors import DamagedDirectory, UnknownColumns
from bot.stations.importing import import_stations
from bot.stations.in_use import directory_in_use, directory_path
from tests.bot.stations.conftest import TODAY, no_progress


def test_three_tables_become_one_directory(tables: list[Path], tmp_path: Path) -> None:
    target = tmp_path / "out.index"
    imported = import_stations(tables, target, "Essai", date(2026, 10, 1), TODAY, no_progress)
    assert len(imported.directory.stations) == 4
    assert dict(imported.left_out) == {"no_name": 1, "no_postcode": 1}
    assert imported.lines == (("police.csv", 4), ("police.csv", 5))
    assert open_directory(target) == imported.directory


def test_what_a_station_holds(directory: Directory) -> None:
    named = {station.name: station for station in directory.stations}
    brigade = named["Brigade inventée de Pornichet"]
    assert (brigade.kind, brigade.commune, brigade.phone) == ("gendarmerie", "44132", "0240000003")
    assert brigade.hours is not None
    assert brigade.hours[:2] == (("08:00-12:00", "14:00-18:00"), ())
    assert brigade.position is not None
    assert 47 < brigade.position[0] < 48 and -3 < brigade.position[1] < -2  # noqa: PT018 - one position
    police = named["Commissariat inventé de Saint-Nazaire"]
    assert (police.kind, police.position, police.hours) == ("police", (47.2735, -2.2138), None)
    assert police.tel == "tel:+33240000001"


def test_a_file_of_other_columns_is_refused_and_the_directory_stays(
    directory: Directory, tmp_path: Path
) -> None:
    target = tmp_path / "stations" / "stations.index"
    other = tmp_path / "other.csv"
    other.write_text("a;b\n1;2\n", encoding="utf-8")
    with pytest.raises(UnknownColumns):
        import_stations([other], target, "Essai", TODAY, TODAY, no_progress)
    assert open_directory(target) == directory


@pytest.mark.parametrize("damage", ["cut", "flipped", "empty", "text"])
def test_a_damaged_directory_is_none_for_people(directory: Directory, tmp_path: Path, damage: str) -> None:
    own = Settings(data_dir=tmp_path / "own")
    path = directory_path(own)
    write_directory(path, directory)
    assert directory_in_use(own) == directory
    whole = path.read_bytes()
    harm = {
        "cut": whole[:-10],
        "flipped": whole[:100] + bytes([whole[100] ^ 1]) + whole[101:],
        "empty": b"",
        "text": b"hello",
    }
    path.unlink()
    path.write_bytes(harm[damage])
    assert directory_in_use(own) is None
    with pytest.raises(DamagedDirectory):
        open_directory(path)


def test_no_directory_is_none(tmp_path: Path) -> None:
    assert directory_in_use(Settings(data_dir=tmp_path)) is None


@pytest.mark.parametrize(
    ("cell", "read"),
    [("04 50 48 22 99", "0450482299"), ("+33 4 50 48 22 99", "0450482299"), ("17", None), ("", None)],
)
def test_telephone_numbers(cell: str, read: str | None) -> None:
    assert phone(cell) == read


@pytest.mark.parametrize(("cell", "read"), [("1200", "01200"), ("44 600", "44600"), ("2A", None), ("", None)])
def test_postcodes(cell: str, read: str | None) -> None:
    assert postcode(cell) == read


@pytest.mark.parametrize(
    ("latitude", "longitude", "read"),
    [("48,85", "2,35", (48.85, 2.35)), ("0", "0", None), ("x", "2", None), ("99", "2", None)],
)
def test_positions(latitude: str, longitude: str, read: tuple[float, float] | None) -> None:
    assert position(latitude, longitude) == read


def test_lambert_93_is_converted() -> None:
    # Notre-Dame de Paris: 652 469 m, 6 862 035 m by IGN's converter.
    found = from_lambert("652469", "6862035")
    assert found is not None
    assert found == pytest.approx((48.8530, 2.3499), abs=0.01)
    assert from_lambert("1", "2") is None
    assert from_lambert("", "") is None
