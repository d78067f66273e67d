"""Small domains whose answers stand on the small knowledge folder."""

from pathlib import Path

from bot.answers.book import AnswerBook, load_book
from tests.bot.knowledge.packs import small_knowledge

INCIDENT = "small-2022"
HELLO = """\
  utter_hello:
  - text: "{french}"
    buttons: [{{title: "Combien ?", payload: /ask_who_affected}}]
    metadata: {{facts: [{facts}], services: [{services}], links: [{links}]}}
  - condition: [{{type: slot, name: language, value: en}}]
    text: "{english}"
    buttons: [{{title: "How many?", payload: /ask_who_affected}}]
    metadata: {{facts: [{facts}], services: [{services}], links: [{links}]}}
"""


def responses(
    french: str = "Bonjour !", english: str = "Hello!", facts: str = "", services: str = "", links: str = ""
) -> str:
    """A domain with one response, `utter_hello`; other keys of a domain are none of the book's business."""
    hello = HELLO.format(french=french, english=english, facts=facts, services=services, links=links)
    return f'version: "3.1"\nintents: [greet]\nresponses:\n{hello}'


def small_book(folder: Path, domain: str, **knowledge: tuple[str, str]) -> AnswerBook:
    file = folder / "domain.yml"
    file.write_text(domain, encoding="utf-8")
    return load_book(file, small_knowledge(folder / "data", **knowledge), {"retention_days": "30"})
