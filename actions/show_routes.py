"""Shows the doors for what happened, in order; and asks what happened, with buttons from the data."""

from collections.abc import Iterable
from datetime import UTC, datetime

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.around_forms import incident_of, say_stopped, spoken
from actions.safe_action import Domain, Events, SafeAction
from bot.forms.form import OTHER_SITUATION, SITUATION_CHECK
from bot.knowledge.bilingual import Bilingual
from bot.notice.described import UNKNOWN
from bot.routes.card import card
from bot.routes.doors import doors_for
from bot.routes.pack import route, situations
from bot.routes.routing import cases_of
from bot.routes.told import asked_situations
from bot.wording import say

Buttons = list[dict[str, str]]


class ActionAskHappened(SafeAction):
    def name(self) -> str:
        return "action_ask_happened"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        titles = ((name, each.title) for name, each in asked_situations().items())
        dispatcher.utter_message(response="utter_ask_happened", buttons=_choices("happened", titles, tracker))
        return []


class ActionAskDetail(SafeAction):
    def name(self) -> str:
        return "action_ask_detail"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        details = situations()[tracker.get_slot("happened")].details
        titles = ((name, each.title) for name, each in details.items())
        unsure = {"title": say("routes", "unsure", spoken(tracker)), "payload": _payload("detail", UNKNOWN)}
        buttons = [*_choices("detail", titles, tracker), unsure]
        dispatcher.utter_message(response="utter_ask_detail", buttons=buttons)
        return []


class ActionShowRoutes(SafeAction):
    def name(self) -> str:
        return "action_show_routes"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        happened, detail = tracker.get_slot("happened"), tracker.get_slot("detail")
        if happened is None or detail is None:
            say_stopped(SITUATION_CHECK, dispatcher, tracker)
            return [SlotSet("happened", None)]
        cases = {**(tracker.get_slot("cases") or {}), happened: detail}
        show_routes(cases, dispatcher, tracker)
        return [SlotSet("cases", cases), SlotSet("happened", None), SlotSet("detail", None)]


def show_routes(told: dict[str, str | None], dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
    """`told`: situation → detail. A list, with a button for the card of each door."""
    language = spoken(tracker)
    doors = doors_for(told, language, incident_of(tracker), datetime.now(UTC).date())
    other = {"title": say("routes", "other", language), "payload": _payload("start", OTHER_SITUATION)}
    titles = ((name, route(name).button) for name in doors.names)
    dispatcher.utter_message(
        response="utter_routes",
        values={"routes.rows": doors.text},
        buttons=[*_choices("route", titles, tracker), other],
        cited_facts=doors.facts,
        cited_services=doors.services,
    )


def show_card(name: str, dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
    text = card(name, spoken(tracker), incident_of(tracker), datetime.now(UTC).date())
    dispatcher.utter_message(
        response="utter_route",
        values={"routes.card": text},
        cited_facts=route(name).facts,
        cited_services=[route(name).service],
    )


def unasked(told: dict[str, str | None]) -> str | None:
    """The most urgent situation whose detail nobody was asked."""
    missing = (case.situation for case in cases_of(told) if told[case.situation] is None)
    return next((name for name in missing if name in asked_situations()), None)


def _choices(slot: str, titles: Iterable[tuple[str, Bilingual]], tracker: Tracker) -> Buttons:
    language = spoken(tracker)
    return [{"title": title.in_(language), "payload": _payload(slot, name)} for name, title in titles]


def _payload(slot: str, value: str) -> str:
    return f'/affirm{{"{slot}":"{value}"}}'
