"""Reads packs from disk; refuses a file that is not whole, and says where."""

from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from bot.knowledge.errors import BrokenPack, Problem

Pack = TypeVar("Pack", bound=BaseModel)
Place = tuple[int | str, ...]


def read_yaml(path: Path) -> Any:
    """Raises BrokenPack for unreadable files, with the line when the parser knows it."""
    try:
        return YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise BrokenPack(path, (Problem("", type(error).__name__),)) from error
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise BrokenPack(path, (Problem("", str(error.problem), line),)) from error
    except YAMLError as error:
        raise BrokenPack(path, (Problem("", str(error)),)) from error


def load_pack(path: Path, model: type[Pack], only: str | None = None) -> Pack:
    """Raises BrokenPack with every place where the file, or its part `only`, departs from `model`."""
    content = read_yaml(path)
    if only is not None and isinstance(content, dict):
        content = {only: content.get(only)}
    try:
        return model.model_validate(content)
    except ValidationError as error:
        lines = YAML(typ="rt").load(path.read_text(encoding="utf-8"))
        problems = tuple(
            Problem(".".join(map(str, found["loc"])), found["msg"], _line_of(lines, found["loc"]))
            for found in error.errors(include_input=False, include_url=False)
        )
        raise BrokenPack(path, problems) from error


def _line_of(document: Any, place: Place) -> int | None:
    """The line of the deepest key of `place` that the file holds; None when the file is not a mapping."""
    node, line = document, None
    for key in place:
        try:
            position = node.lc.key(key) if isinstance(key, str) else node.lc.item(key)
            node, line = node[key], position[0] + 1
        except (KeyError, IndexError, TypeError, AttributeError):
            break
    return line
