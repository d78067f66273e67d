"""The committed script is what its source makes, and its sentences are those of data/wording/widget.yml."""

import shutil
import subprocess
from pathlib import Path

import pytest

from api.widget_script import SCRIPT
from bot.command_line.widget import STRINGS, strings
from bot.settings import PROJECT

WIDGET = PROJECT / "api" / "widget"


def test_the_sentences_are_those_of_the_wording() -> None:
    assert STRINGS.read_text(encoding="utf-8") == strings(), "run `make widget`"


def test_every_sentence_is_used() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in WIDGET.rglob("source/**/*.js"))
    made = {
        "step_open",
        "step_done",
        "step_later",
        "bot",
        "system",
        "police",
        "gendarmerie",
        "copy",
        "print",
        "save",
        "erase",
    }
    unused = [key for key in _keys() if f'"{key}"' not in source and key not in made]
    assert unused == []


def test_no_sentence_stands_in_the_source() -> None:
    """A capital letter and a space between quotes is a sentence, unless it is a name of a header."""
    for path in WIDGET.rglob("source/**/*.js"):
        for line in path.read_text(encoding="utf-8").splitlines():
            code = line.split("//")[0]
            quoted = code.split('"')[1::2]
            assert not [text for text in quoted if " " in text and text[:1].isupper()], f"{path.name}: {line}"


@pytest.mark.skipif(shutil.which("npm") is None, reason="no Node on this machine: the script is not rebuilt")
def test_the_script_is_rebuilt_byte_for_byte(tmp_path: Path) -> None:
    for name in ("package.json", "package-lock.json", "source"):
        origin = WIDGET / name
        (shutil.copytree if origin.is_dir() else shutil.copy)(origin, tmp_path / name)
    for command in (["npm", "ci", "--no-audit", "--no-fund"], ["npm", "run", "build"]):
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    assert (tmp_path / "built" / "widget.js").read_bytes() == SCRIPT.read_bytes(), "run `make widget`"


def _keys() -> list[str]:
    return sorted(line.split('"')[1] for line in strings().splitlines() if line.startswith(' "'))
