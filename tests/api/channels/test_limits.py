"""Every answer of Vigie, in both languages, within what each app can show: nothing is cut in the middle."""

import pytest

from api.channels.base import Call, Channel
from api.channels.opening import open_channels
from bot.answers.book import OCCASIONAL, AnswerBook
from bot.knowledge.bilingual import Language
from bot.messages import spoken_messages, stored_answer
from bot.messaging.labels import short_label
from bot.messaging.links import OneTimeLinks
from bot.messaging.saying import Saying
from bot.messaging.sms_text import Segments
from bot.settings import Settings
from bot.store.links import LinkStore
from bot.understanding import Understanding
from tests.api.channels.people import APPS, App
from tests.api.channels.provider import Taken
from tests.bot.conftest import redis, store_address

__all__ = ["redis", "store_address"]
TO = {"chatwoot": "7/1"}
MOST_SEGMENTS = 6


@pytest.fixture(scope="module")
def channels(apps: dict[str, App]) -> dict[str, Channel]:
    environment = {"VIGIE_PUBLIC_URL": "https://aide.example.org"}
    for app in apps.values():
        environment |= app.settings()
    values = {name.removeprefix("VIGIE_").lower(): value for name, value in environment.items()}
    return open_channels(Settings(**values))


@pytest.fixture
def saying(redis: object) -> Saying:
    return Saying(OneTimeLinks(LinkStore(redis), "https://aide.example.org"))  # type: ignore[arg-type]


async def calls_of(
    saying: Saying, channel: Channel, book: AnswerBook, response: str, language: Language
) -> list[Call]:
    answer = book.render(response, language, "cnam-2022", dict.fromkeys(OCCASIONAL, "-"))
    messages, _ = spoken_messages([answer])
    understanding = Understanding.certain(None, language).as_dict()
    said = await saying.said("c" * 32, stored_answer(messages, understanding, "bot"), channel.shortens_above)
    return channel.render(said, TO.get(channel.name, "33600000000"))


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("kind", APPS, ids=lambda kind: kind.name)
async def test_every_answer_is_taken(
    kind: type[App],
    language: Language,
    apps: dict[str, App],
    channels: dict[str, Channel],
    saying: Saying,
    book: AnswerBook,
) -> None:
    app, channel = apps[kind.name], channels[kind.name]
    for response in sorted(book.names):
        calls = await calls_of(saying, channel, book, response, language)
        assert calls
        for call in calls:
            path = call.url.removeprefix(app.provider.address)
            status, refusal = app.judge(path, dict(call.form or call.json))
            assert status < 300, (response, refusal)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", ["whatsapp", "messenger"])
async def test_labels_are_whole(
    name: str,
    language: Language,
    apps: dict[str, App],
    channels: dict[str, Channel],
    saying: Saying,
    book: AnswerBook,
) -> None:
    """Each is the title itself, or the short form that somebody wrote for it; no number, no part of it."""
    for response in sorted(book.names):
        titles = book.render(response, language, "cnam-2022", dict.fromkeys(OCCASIONAL, "-")).buttons
        written = [short_label(title.title, language, 20) for title in titles]
        calls = await calls_of(saying, channels[name], book, response, language)
        shown = apps[name].shown(Taken("", {}, dict(calls[-1].json), 0))
        assert shown is not None
        assert list(shown.choices) == written, response


@pytest.mark.parametrize("language", ["fr", "en"])
async def test_text_messages_cost_what_is_said(
    language: Language, channels: dict[str, Channel], saying: Saying, book: AnswerBook
) -> None:
    """At most six segments, in the cheap alphabet; a form's address is never what is left out."""
    for response in sorted(book.names):
        answer = book.render(response, language, "cnam-2022", dict.fromkeys(OCCASIONAL, "-"))
        (call,) = await calls_of(saying, channels["sms"], book, response, language)
        assert call.form is not None
        segments = Segments.of(call.form["Body"])
        assert segments.encoding == "GSM-7", response
        assert segments.count <= MOST_SEGMENTS, (response, segments)
        if answer.form not in (None, "paste", "place"):
            assert "https://aide.example.org/f#" in call.form["Body"], response
        for number in range(1, len(answer.buttons) + 1):
            assert f"\n{number}. " in call.form["Body"], response
