"""Every answer of the agents' calls with a payload for each of its texts."""

from collections.abc import Callable, Iterator
from itertools import cycle
from typing import Any

from playwright.sync_api import Page, Route

MOMENT = "2026-11-28T13:00:00+00:00"
AT_ONCE = 100


class HostileServer:
    """Stands before the real one; `channel` of the case that is open: web or call."""

    def __init__(self, page: Page, texts: list[str], channel: str) -> None:
        self._texts, self._channel, self._numbers = cycle(texts), channel, iter(range(10**6))
        self.me = texts[0]
        page.route("**/api/v1/agent/**", self._answer)
        page.route("**/api/v1/stations?*", lambda route: route.fulfill(json=self._stations()))
        page.route("**/console/papers/*", lambda route: route.fulfill(json=self._paper()))
        page.route("**/api/v1/documents/**", self._refuse)

    @property
    def _text(self) -> str:
        return next(self._texts)

    @property
    def _both(self) -> dict[str, str]:
        return {"fr": self._text, "en": self._text}

    def _answer(self, route: Route) -> None:
        path = route.request.url.partition("/api/v1/agent")[2].partition("?")[0]
        shapes: dict[str, Callable[[], dict[str, Any]]] = {
            "/me": lambda: {"name": self.me, "role": "agent", "idle_seconds": 900, "expires_at": MOMENT},
            "/queue": self._queue,
            "/agents": lambda: {"agents": [{"name": self._text, "signed_in": True} for _ in self._some]},
            "/lines": lambda: {"lines": [{"id": self._id, **self._both} for _ in self._some]},
            "/emergency": lambda: {**self._lines, "sources": self._sources},
            "/suggestions": self._suggestion,
            "/call-backs": lambda: {"call_backs": [self._call_back() for _ in self._some]},
        }
        if path in shapes:
            route.fulfill(json=shapes[path]())
        elif path.endswith(("/reveal", "/code", "/wrap-up")):
            route.fulfill(json=self._small(path.rpartition("/")[2]))
        elif path.endswith(("/give-back", "/transfer", "/messages")):
            self._refuse(route)
        else:
            route.fulfill(json=self._whole())

    @property
    def _some(self) -> range:
        return range(AT_ONCE)

    @property
    def _id(self) -> str:
        return f"a{next(self._numbers)}"

    @property
    def _lines(self) -> dict[str, list[str]]:
        return {language: [self._text for _ in self._some] for language in ("fr", "en")}

    @property
    def _sources(self) -> list[dict[str, str]]:
        return [{"title": self._text, "url": self._text, "checked_on": self._text} for _ in range(20)]

    def _case(self, case_id: str, state: str = "waiting") -> dict[str, Any]:
        owner = self.me if state == "agent" else self._text
        told = {"topic": self._text, "situations": [self._both], "danger": None, "owner": owner, "unseen": 1}
        about = {"id": case_id, "state": state, "channel": self._channel, "language": "fr", "since": MOMENT}
        return about | {"incident": self._text} | told

    def _queue(self) -> dict[str, Any]:
        waiting = [self._case(self._id) for _ in self._some]
        mine = [self._case("own", "agent")]
        return {"open": False, "hours": self._both, "total": 200, "waiting": waiting, "mine": mine}

    def _message(self, number: int) -> dict[str, Any]:
        roles = ("user", "bot", "agent", "system", self._text)
        buttons = [{"title": self._text, "payload": self._text}]
        said = {"id": self._id, "role": roles[number % 5], "text": self._text, "language": "fr", "at": MOMENT}
        return {**said, "buttons": buttons, "sources": self._sources[:1], "links": [], "form": None}

    def _whole(self) -> dict[str, Any]:
        return {
            "case": self._case("own", "agent"),
            "messages": [self._message(number) for number in self._some],
            "summary": self._lines,
            "suggestion": self._suggestion(),
            "told": self._told(),
        }

    def _told(self) -> list[dict[str, Any]]:
        return [{"at": self._text, "fact": "x", "text": self._both, "changed": True} for _ in self._some]

    def _suggestion(self) -> dict[str, Any]:
        topics = [self._text for _ in range(4)]
        guesses = [{"topic": topic, "confidence": 0.1} for topic in topics[1:]]
        about = {"topic": topics[0], "confidence": 1, "language": "fr", "alternatives": guesses}
        names = dict.fromkeys(topics[:2], self._both)
        lists = ("facts", "next_questions", "choices", "checklist", "links", "stations", "forms")
        made = {name: [getattr(self, f"_one_of_{name}")() for _ in self._some] for name in lists}
        told = {"routes": [], "sources": self._sources, "script": self._lines}
        return {"call": "own", "understanding": about, "topic_names": names, **told, **made}

    def _one_of_facts(self) -> dict[str, Any]:
        proof = {"status": self._both, "sources": self._sources[:2], "checked_on": self._text}
        return {"id": self._id, "text": self._both, "age_days": 200, **proof}

    def _one_of_next_questions(self) -> dict[str, Any]:
        return {"id": self._id, **self._both}

    def _one_of_choices(self) -> dict[str, Any]:
        return {"title": self._both, "payload": self._text}

    def _one_of_checklist(self) -> dict[str, Any]:
        return {"id": self._id, **self._both, "urgent": next(self._numbers) % 2 == 0}

    def _one_of_links(self) -> dict[str, Any]:
        return {"title": self._text, "url": self._text}

    def _one_of_stations(self) -> dict[str, Any]:
        words = ("name", "address", "postcode", "commune", "phone", "tel", "hours_today", "kind")
        return dict.fromkeys(words, self._text) | {"distance_km": 2, "competent": True}

    def _one_of_forms(self) -> dict[str, Any]:
        kinds = ("complaint_letter", self._text)
        return {"kind": kinds[next(self._numbers) % 2], "title": self._both}

    def _stations(self) -> dict[str, Any]:
        choice = {"commune": self._text, "department": self._text, "postcodes": [self._text], "code": "1"}
        rules = {"text": self._text, "sources": self._sources, "links": [self._one_of_links()]}
        stations = [self._one_of_stations() for _ in self._some]
        return {"stations": stations, "choices": [choice], "note": self._text, "rules": rules}

    def _paper(self) -> dict[str, Any]:
        words = ("title", "submit", "note", "download", "optional", "yes", "no", "unset", "failed")
        types = ("text", "longtext", "date", "choice", "yes_no", "list")
        field = {"required": False, "choices": [{"value": self._text, "title": self._text}]}
        shown = [
            {"name": kind, "type": kind, "label": self._text, "hint": self._text, **field} for kind in types
        ]
        about = {"paper": "complaint_letter", "language": "fr", "values": {}, "fields": shown}
        return about | dict.fromkeys(words, self._text)

    def _call_back(self) -> dict[str, Any]:
        return {"id": self._id, "language": "fr", "at": MOMENT, "expires_at": MOMENT, "when": self._text}

    def _small(self, what: str) -> dict[str, Any]:
        outcomes = [{"id": self._text, **self._both} for _ in self._some]
        texts = {"summary": self._both, "text_message": self._both, "told": self._told()}
        papers = [self._one_of_forms() for _ in self._some]
        shapes: dict[str, dict[str, Any]] = {
            "reveal": {"phone": self._text},
            "code": {"code": self._text, "expires_at": self._text},
            "wrap-up": {"outcomes": outcomes, "papers": papers, **texts},
        }
        return shapes[what]

    def _refuse(self, route: Route) -> None:
        errors: Iterator[dict[str, str]] = (
            {"field": name, "message": self._text} for name in ("text", "longtext", "date")
        )
        words = {"title": self._text, "detail": self._text, "code": self._text, "errors": list(errors)}
        route.fulfill(status=422, json=words)
