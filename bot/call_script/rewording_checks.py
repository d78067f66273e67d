"""Whether every rewording still fits the response of domain.yml that it changes."""

from collections.abc import Iterator

from bot.answers.book import OCCASIONAL, AnswerBook
from bot.call_script.pack import CallScriptPack
from bot.call_script.rewording import Rewording
from bot.call_script.spoken import speak
from bot.knowledge.bilingual import LANGUAGES
from bot.knowledge.errors import Problem, UnknownReference

_OCCASION = dict.fromkeys(OCCASIONAL, "-")


def reworded_badly(pack: CallScriptPack, book: AnswerBook) -> Iterator[Problem]:
    for place, response, rewording in pack.rewordings():
        if response not in book.names:
            yield Problem(place, f"no response is called {response}")
            continue
        for incident in book.library.incidents:
            yield from _lost_fragments(place, response, rewording, book, incident)


def _lost_fragments(
    place: str, response: str, rewording: Rewording, book: AnswerBook, incident: str
) -> Iterator[Problem]:
    """Fragments are looked for as a person would have read them, each in the response as it stands today."""
    texts = {each: book.render(response, each, incident, _OCCASION).text for each in LANGUAGES}
    for n, change in enumerate(rewording.replace):
        where = f"{place}.replace.{n}.from"
        try:
            old = speak(book, change.old, incident).texts
        except UnknownReference as error:
            yield Problem(f"{where} ({incident})", str(error))
            continue
        for language in LANGUAGES:
            if (found := texts[language].count(old[language])) != 1:
                yield Problem(f"{where}.{language}", f"occurs {found} times in {response}, not once")
