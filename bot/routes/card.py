"""The words about doors: one line each in a list, and the whole card of one."""

from collections.abc import Iterable
from datetime import date

from bot.knowledge.bilingual import Language
from bot.knowledge.service import Service
from bot.knowledge.spoken_date import spoken_date
from bot.routes.pack import Route, library, route
from bot.routes.routing import opening
from bot.wording import say


def rows(names: Iterable[str], language: Language) -> str:
    """A numbered list."""
    return "\n".join(_row(place, name, language) for place, name in enumerate(names, 1))


def notes(facts: Iterable[str], language: Language, incident: str) -> list[str]:
    """What must be known beside the doors, one sentence each."""
    return [library().fact(name, incident).text.in_(language) for name in facts]


def card(name: str, language: Language, incident: str, today: date) -> str:
    """Everything to know about one door, a line for each point."""
    chosen = route(name)
    service = library().service(chosen.service)
    lines = [service.name.in_(language), opening_line(service, language, today)]
    lines += [
        say("routes", key, language, text=text)
        for key, text in (
            ("purpose", service.purpose.in_(language)),
            ("not_for", chosen.not_for.in_(language)),
            ("who", chosen.who.in_(language)),
            ("bring", _to_bring(chosen, language, incident)),
            ("place", _place(service, language)),
        )
        if text
    ]
    price, hours = service.price.in_(language), service.hours.in_(language)
    lines.append(say("routes", "price", language, price=price, hours=hours))
    lines.append(_languages(service, language))
    lines.append(say("routes", "franceconnect", language) if chosen.franceconnect else "")
    lines.append(say("routes", "checked", language, date=_spoken(service.checked_on, language)))
    head, *rest = [line for line in lines if line]
    return "\n".join([head, *(f"- {line}" for line in rest)])


def _row(place: int, name: str, language: Language) -> str:
    chosen = route(name)
    service = library().service(chosen.service)
    return say(
        "routes",
        "row_with_franceconnect" if chosen.franceconnect else "row",
        language,
        place=place,
        name=service.name.in_(language),
        purpose=service.purpose.in_(language),
        price=service.price.in_(language),
    )


def opening_line(service: Service, language: Language, today: date) -> str:
    """Since when, or that it is not open; empty when no date is known."""
    state = opening(service, today)
    if state == "closed" and service.valid_to:
        return say("routes", "closed", language, date=_spoken(service.valid_to, language))
    if service.valid_from is None:
        return ""
    # A first of January stands for a year known without its day (data/services.yml).
    first = service.valid_from
    told = str(first.year) if (first.month, first.day) == (1, 1) else _spoken(first, language)
    return say("routes", "since" if state == "open" else "not_yet", language, date=told)


def _to_bring(chosen: Route, language: Language, incident: str) -> str:
    items = chosen.bring
    if chosen.bring_from:
        items = library().fact(chosen.bring_from, incident).items
    return ", ".join(item.in_(language) for item in items)


def _place(service: Service, language: Language) -> str:
    written = service.address.in_(language) if service.address else ""
    return ", ".join(part for part in (service.number, written) if part)


def _languages(service: Service, language: Language) -> str:
    if service.languages is None:
        return say("routes", "language_unknown", language)
    return say("routes", "languages", language, text=service.languages.in_(language))


def _spoken(day: date, language: Language) -> str:
    return spoken_date(day.isoformat(), language)
