"""What an organisation puts into place before its Vigie starts: a register and a directory of stations."""

from datetime import date
from pathlib import Path

from bot.settings import Settings
from bot.stations.directory import Directory, write_directory
from bot.stations.in_use import directory_path
from tests.api.test_stations import STATION
from tests.bot.register.conftest import CAMILLE
from tests.register_in_place import put_register


def equip(data_dir: Path) -> None:
    """Camille's notice, and one station."""
    put_register(data_dir, CAMILLE)
    directory = Directory("Essai", date(2026, 1, 1), date(2026, 11, 24), (STATION,))
    write_directory(directory_path(Settings(data_dir=data_dir)), directory)
