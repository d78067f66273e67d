"""Dates as people write them in each language."""

from bot.knowledge.bilingual import Language
from bot.wording import say


def spoken_date(value: str, language: Language) -> str:
    """`2022`, `2022-03` or `2022-03-17` as mars 2022, 17 March 2022, 1er mars 2022."""
    year, *rest = value.split("-")
    if not rest:
        return year
    month = say("dates", "months", language).split()[int(rest[0]) - 1]
    if len(rest) == 1:
        return f"{month} {year}"
    first = int(rest[1]) == 1
    day = say("dates", "first_of_month", language) if first else str(int(rest[1]))
    return f"{day} {month} {year}"
