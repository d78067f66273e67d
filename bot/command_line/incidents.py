"""`vigie incidents`: checks and lists the packs."""

from rich.table import Table

from bot.answers.opening import open_book
from bot.call_script.opening import load_call_script
from bot.command_line.operator import checked_settings, operator_language, pack_errors, screen, tell
from bot.danger.check import load_danger_check
from bot.triage.opening import open_triage
from bot.wording import WORDING_DIR, wording


def check() -> None:
    settings = checked_settings()
    with pack_errors():
        book = open_book(settings)
        load_danger_check(settings.knowledge_dir)
        open_triage(book)
        load_call_script(book)
        for file in WORDING_DIR.glob("*.yml"):
            wording(file.stem)
    library = book.library
    facts = len(library.law) + sum(len(pack.facts()) for pack in library.incidents.values())
    screen.print(
        tell(
            "incidents_fine",
            incidents=len(library.incidents),
            facts=facts,
            services=len(library.services),
            answers=len(book.names),
        )
    )


def list_incidents() -> None:
    settings = checked_settings()
    with pack_errors():
        packs = open_book(settings).library.incidents.values()
    table = Table(tell("incident_column"), tell("name_column"), tell("facts_column"), tell("checked_column"))
    for pack in packs:
        newest = max(fact.checked_on for fact in pack.facts().values())
        table.add_row(pack.id, pack.name.in_(operator_language()), str(len(pack.facts())), newest.isoformat())
    screen.print(table)
