"""Who may import whom, and no sentence in Python: read from the source, nothing is imported."""

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from bot.settings import PROJECT

ENGINE = "bot.engine"
WEB = frozenset({"fastapi", "starlette", "uvicorn"})
RASA = frozenset({"rasa", "rasa_sdk", "tensorflow"})
FOR_ACTIONS = frozenset({"rasa_sdk", "structlog", "bot", "actions"}) | sys.stdlib_module_names

# Modules outside bot/engine that may start the engine, each for a reason.
MAY_IMPORT_THE_ENGINE = {
    "bot.command_line.benchmark": "times the engine, imported when the command runs",
    "bot.command_line.public_benchmarks": "trains the engine's pipeline on public data when the command runs",
    "bot.command_line.evaluate": "measures the engine's understanding, imported when the command runs",
}


@dataclass(frozen=True)
class Module:
    name: str
    path: Path
    tree: ast.Module

    def is_in(self, package: str) -> bool:
        return self.name == package or self.name.startswith(f"{package}.")

    @property
    def imports(self) -> frozenset[str]:
        """Dotted names, also of what is imported inside functions or for type checking only."""
        return frozenset(_imported(self))


def _imported(module: Module) -> Iterator[str]:
    package = module.name if module.path.stem == "__init__" else module.name.rpartition(".")[0]
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            origin = ".".join([*above, *([node.module] if node.module else [])])
            yield origin
            yield from (f"{origin}.{alias.name}" for alias in node.names)


@cache
def modules() -> tuple[Module, ...]:
    paths = [path for top in ("bot", "actions", "api") for path in sorted((PROJECT / top).rglob("*.py"))]
    return tuple(
        Module(
            ".".join(path.relative_to(PROJECT).with_suffix("").parts).removesuffix(".__init__"),
            path,
            ast.parse(path.read_text(encoding="utf-8")),
        )
        for path in paths
    )


def inside(*packages: str, outside: str = "-") -> list[Module]:
    found = [m for m in modules() if any(m.is_in(p) for p in packages) and not m.is_in(outside)]
    assert found, f"no module in {packages}: the rule would hold for nothing"
    return found


def reaching(found: list[Module], forbidden: frozenset[str]) -> dict[str, list[str]]:
    """By module: what it imports from the forbidden packages."""
    reached = {
        module.name: sorted(
            name for name in module.imports if any(name == f or name.startswith(f"{f}.") for f in forbidden)
        )
        for module in found
    }
    return {name: names for name, names in reached.items() if names}


def test_what_the_assistant_knows_needs_neither_rasa_nor_a_web_server() -> None:
    assert reaching(inside("bot", outside=ENGINE), RASA | WEB) == {}


def test_the_engine_knows_no_web_server() -> None:
    assert reaching(inside(ENGINE), WEB | {"api"}) == {}


def test_only_named_modules_outside_the_engine_start_it() -> None:
    assert set(reaching(inside("bot", outside=ENGINE), frozenset({ENGINE}))) == set(MAY_IMPORT_THE_ENGINE)


def test_the_assistant_knows_neither_its_doors_nor_its_actions() -> None:
    doors = reaching(inside("bot", outside="bot.command_line"), frozenset({"api", "actions"}))
    assert doors == {}


def test_the_doors_never_import_the_engine() -> None:
    assert reaching(inside("api"), RASA | {ENGINE, "actions"}) == {}


def test_actions_stand_between_the_sdk_and_the_assistant() -> None:
    foreign = {
        module.name: sorted(name for name in module.imports if name.partition(".")[0] not in FOR_ACTIONS)
        for module in inside("actions")
    }
    assert {name: names for name, names in foreign.items() if names} == {}
    assert reaching(inside("actions"), frozenset({ENGINE, "api"}) | WEB) == {}


def test_actions_are_flat() -> None:
    """The SDK of 3.6 takes a sub-package for a top-level package of the same name, and dies."""
    assert [path for path in (PROJECT / "actions").rglob("*.py") if path.parent != PROJECT / "actions"] == []


@pytest.mark.parametrize(("one", "other"), [("console", "widget"), ("widget", "console")])
def test_console_and_widget_do_not_know_each_other(one: str, other: str) -> None:
    """What staff can do cannot be imported by what the person uses; true also before both exist."""
    faces = [module for module in modules() if module.is_in(f"api.{one}")]
    assert reaching(faces, frozenset({f"api.{other}"})) == {}


# Sentences for people stand in domain.yml and data/. What stands here is none, for the reason given.
ALLOWED_SENTENCES = {
    ("api/shapes.py", "Que dois-je faire ?"): "example in the OpenAPI document, for developers",
}
FEWEST_WORDS = 4
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ACCENTED = re.compile(r"[À-ÖØ-öø-ÿœŒ]")
_SENTENCE = re.compile(r"\s*[A-ZÀ-Ý«].*[.!?…»]\s*", re.DOTALL)
# Regular expressions and policies name words without saying anything.
_CODE = re.compile(r"\\[bswd]|\(\?|\||_|;\s")
# Keyword arguments that speak to developers (FastAPI) or operators in `--help` (typer).
FOR_DEVELOPERS = frozenset({"title", "description", "summary", "help", "response_description"})


def _documentation(tree: ast.Module) -> Iterator[ast.AST]:
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    for node in ast.walk(tree):
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr):
            yield node.body[0].value
        elif isinstance(node, ast.Raise):
            yield from ast.walk(node)
        elif isinstance(node, ast.Call):
            for keyword in node.keywords:
                if keyword.arg in FOR_DEVELOPERS:
                    yield from ast.walk(keyword)
            # The message of an exception of ours: `super().__init__(f"no fact called {name}")`.
            if isinstance(node.func, ast.Attribute) and node.func.attr == "__init__":
                yield from ast.walk(node)


def reads_like_a_sentence(text: str) -> bool:
    """Four words or more that carry an accent, or begin and end as a sentence does."""
    if len(_WORD.findall(text)) < FEWEST_WORDS or _CODE.search(text):
        return False
    return bool(_ACCENTED.search(text) or _SENTENCE.fullmatch(text))


def sentences(tree: ast.Module) -> list[str]:
    silent = {id(node) for node in _documentation(tree)}
    constants = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in silent]
    texts = [node.value for node in constants if isinstance(node.value, str)]
    return [text for text in texts if reads_like_a_sentence(text)]


def test_no_sentence_stands_in_python() -> None:
    found = {
        (str(module.path.relative_to(PROJECT)), text)
        for module in modules()
        for text in sentences(module.tree)
    }
    assert found == set(ALLOWED_SENTENCES)


@pytest.mark.parametrize(
    "program",
    [
        'say("Vous pouvez porter plainte sur place.")',
        'say("Please write your question again.")',
        'say(f"Bonjour {name}, votre demande est enregistrée")',
        'TEXT = {"fr": "Une erreur est survenue, réessayez"}',
        'title = known or "Something went wrong on our side."',
    ],
)
def test_a_sentence_would_be_found(program: str) -> None:
    assert sentences(ast.parse(program)) != []


@pytest.mark.parametrize(
    "program",
    [
        '"""Says what a module is for."""',
        'def f():\n    """Returns a thing that nobody sees."""',
        'raise ValueError("A service needs a number.")',
        'app = FastAPI(description="Everything about one leak.")',
        'log.error("turn_left_to_others")',
        'PATTERN = r"(?:clé|key|puis|then) \\\\d+"',
        "POLICY = \"default-src 'none'; script-src 'self'; img-src 'self'\"",
        'NAME = "utter_masked_secret"',
    ],
)
def test_what_is_no_sentence_is_left_alone(program: str) -> None:
    assert sentences(ast.parse(program)) == []
