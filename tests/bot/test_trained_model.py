from pathlib import Path

import pytest

from bot.settings import Settings
from bot.trained_model import ModelMissing, current_model, fingerprint, model_path

DOMAIN = """\
intents: [greet]
responses:
  utter_greet:
  - text: "Bonjour"
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for folder in ("data/nlu/fr", "data/rules", "data/stories", "bot/engine/components"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "config.yml").write_text("pipeline: []\n")
    (tmp_path / "domain.yml").write_text(DOMAIN)
    (tmp_path / "data/nlu/fr/smalltalk.yml").write_text("nlu: []\n")
    (tmp_path / "data/rules/topics.yml").write_text("rules: []\n")
    (tmp_path / "bot/engine/components/vectors.py").write_text("SIZE = 512\n")
    return tmp_path


def replace(file: Path, old: str, new: str) -> None:
    file.write_text(file.read_text().replace(old, new))


def test_the_same_files_have_the_same_name(project: Path) -> None:
    first = fingerprint(project)
    assert first == fingerprint(project)
    assert len(first) == 16
    assert int(first, 16) >= 0


def test_correcting_a_sentence_or_a_fact_needs_no_training(project: Path) -> None:
    before = fingerprint(project)
    replace(project / "domain.yml", "Bonjour", "Bonsoir")
    (project / "data/services.yml").write_text("services: {}\n")
    (project / "data/wording").mkdir()
    (project / "data/nlu/fr/notes.txt").write_text("not training data")
    assert fingerprint(project) == before


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("config.yml", "[]", "[x]"),
        ("domain.yml", "[greet]", "[greet, deny]"),
        ("domain.yml", "utter_greet", "utter_hello"),
        ("data/nlu/fr/smalltalk.yml", "[]", "[x]"),
        ("data/rules/topics.yml", "[]", "[x]"),
        ("bot/engine/components/vectors.py", "512", "256"),
    ],
)
def test_what_training_depends_on_changes_the_name(project: Path, file: str, old: str, new: str) -> None:
    before = fingerprint(project)
    replace(project / file, old, new)
    assert fingerprint(project) != before


def test_a_file_added_moved_or_removed_changes_the_name(project: Path) -> None:
    names = {fingerprint(project)}
    smalltalk = project / "data/nlu/fr/smalltalk.yml"
    (project / "data/stories/journeys.yml").write_text("stories: []\n")
    names.add(fingerprint(project))
    smalltalk.rename(smalltalk.with_name("chat.yml"))
    names.add(fingerprint(project))
    smalltalk.with_name("chat.yml").unlink()
    names.add(fingerprint(project))
    assert len(names) == 4


def test_a_model_of_other_files_is_not_taken(project: Path) -> None:
    settings = Settings(project_dir=project, models_dir=project / "models")
    (project / "models").mkdir()
    (project / "models" / "vigie-0123456789abcdef.tar.gz").touch()
    with pytest.raises(ModelMissing):
        current_model(settings)
    model_path(settings).touch()
    assert current_model(settings) == model_path(settings)
    replace(project / "config.yml", "[]", "[x]")
    with pytest.raises(ModelMissing):
        current_model(settings)
