"""Invented stations in tables with the official columns, in both encodings."""

from datetime import date
from pathlib import Path

import pytest

from bot.stations.directory import Directory, open_directory
from bot.stations.importing import import_stations

TODAY = date(2026, 11, 24)


def table(columns: str, *rows: dict[str, str]) -> str:
    """Semicolons, as the official files have; what a row does not name is missing."""
    names = columns.split()
    lines = [names, *([row.get(name, "") for name in names] for row in rows)]
    return "".join(";".join(line) + "\n" for line in lines)


def no_progress(_lines: int) -> None:
    """Nobody watches."""


POLICE = table(
    "service adresse_geographique telephone departement code_commune_insee voie code_postal commune "
    "geocodage_epsg geocodage_x geocodage_y geocodage_x_GPS geocodage_y_GPS",
    {
        "service": "Commissariat inventé de Saint-Nazaire",
        "adresse_geographique": "1 rue Imaginaire, 44600 Saint-Nazaire",
        "telephone": "02 40 00 00 01",
        "code_commune_insee": "44184",
        "code_postal": "44600",
        "commune": "Saint-Nazaire",
        "geocodage_x_GPS": "47.2735",
        "geocodage_y_GPS": "-2.2138",
    },
    {"service": "Bureau inventé de Nantes", "code_commune_insee": "44109", "code_postal": "44000"},
    {"code_commune_insee": "44109", "code_postal": "44000", "commune": "Nantes"},
    {"service": "Bureau sans lieu", "commune": "Nulle Part"},
)
GENDARMERIE = table(
    "identifiant_public_unite service telephone departement code_commune_insee code_postal commune "
    "adresse_geographique geocodage_epsg geocodage_x geocodage_y geocodage_x_GPS geocodage_y_GPS "
    "lundi_plage1_debut lundi_plage1_fin lundi_plage2_debut lundi_plage2_fin mardi_plage1_debut",
    {
        "identifiant_public_unite": "1001",
        "service": "Brigade inventée de Pornichet",
        "telephone": "+33 2 40 00 00 03",
        "code_commune_insee": "44132",
        "code_postal": "44380",
        "commune": "Pornichet",
        "geocodage_epsg": "2154",
        "geocodage_x": "304900",
        "geocodage_y": "6697000",
        "lundi_plage1_debut": "8h00",
        "lundi_plage1_fin": "12h00",
        "lundi_plage2_debut": "14:00",
        "lundi_plage2_fin": "18:00",
    },
    {
        "identifiant_public_unite": "1002",
        "service": "Brigade inventée de Montoir",
        "code_commune_insee": "44103",
        "code_postal": "44550",
        "commune": "Montoir-de-Bretagne",
        "geocodage_x_GPS": "-2.15",
        "geocodage_y_GPS": "47.33",
    },
)
COMPETENCE = table(
    "code_commune libelle_commune codes_postaux institution id_service service",
    {"code_commune": "44184", "institution": "PN"},
    {"code_commune": "44030", "institution": "GN", "id_service": "1002"},
)


@pytest.fixture
def tables(tmp_path: Path) -> list[Path]:
    police, gendarmerie, competence = (tmp_path / f"{name}.csv" for name in ("police", "gendarmerie", "who"))
    police.write_text(POLICE, encoding="latin-1")
    gendarmerie.write_text(GENDARMERIE, encoding="utf-8-sig")
    competence.write_text(COMPETENCE, encoding="utf-8")
    return [police, gendarmerie, competence]


@pytest.fixture
def directory(tables: list[Path], tmp_path: Path) -> Directory:
    target = tmp_path / "stations" / "stations.index"
    import_stations(tables, target, "Essai", date(2026, 10, 1), TODAY, no_progress)
    return open_directory(target)
