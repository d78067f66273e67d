"""Opening hours as they are said: « du lundi au vendredi, de 9 h à 18 h »."""

from datetime import time
from itertools import pairwise

from bot.handover.hours import DAYS, Hours, Span
from bot.knowledge.bilingual import Language
from bot.wording import say


def spoken_hours(hours: Hours, language: Language) -> str:
    if hours.always:
        return say("hand_over", "no_fixed_hours", language)
    link = f", {say('hand_over', 'and', language)} "
    return link.join(_spoken(span, language) for span in hours.spans)


def _spoken(span: Span, language: Language) -> str:
    names = [say("hand_over", f"day_{DAYS[day]}", language) for day in span.days]
    run = len(names) > 1 and all(after - before == 1 for before, after in pairwise(span.days))
    days = (
        say("hand_over", "days", language, first=names[0], last=names[-1])
        if run
        else ", ".join(say("hand_over", "one_day", language, day=name) for name in names)
    )
    times = {"begin": _clock(span.begin, language), "end": _clock(span.end, language)}
    return say("hand_over", "span", language, days=days, **times)


def _clock(moment: time, language: Language) -> str:
    if moment == time.max:
        return say("hand_over", "midnight", language)
    if language == "en":
        return moment.strftime("%H:%M")
    return f"{moment.hour} h {moment.minute:02d}" if moment.minute else f"{moment.hour} h"
