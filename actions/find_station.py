"""Shows the stations near the place that was named, or asks for the place."""

from datetime import UTC, datetime
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.around_forms import say_stopped, spoken
from actions.safe_action import Domain, Events, SafeAction
from bot.forms.form import STATION_SEARCH
from bot.geography.communes import all_communes
from bot.settings import settings
from bot.stations.asked_place import place_in
from bot.stations.directory import Directory
from bot.stations.in_use import directory_in_use
from bot.stations.search import Ambiguous, Found, find_stations, near_commune
from bot.stations.telling import dated, described, line

# More buttons than this help nobody; a postcode does.
_MOST_CHOICES = 8


class ActionFindStation(SafeAction):
    def name(self) -> str:
        return "action_find_station"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        directory = directory_in_use(settings())
        if directory is None:
            dispatcher.utter_message(response="utter_ask_find_station")
            return []
        place = tracker.get_slot("place")
        place = place or place_in(_named(tracker) or tracker.latest_message.get("text") or "", all_communes())
        if place is not None:
            _show(find_stations(place, directory, all_communes()), directory, dispatcher, tracker)
            return [SlotSet("place", None)]
        if tracker.get_intent_of_latest_message() == "ask_find_station":
            return [FollowupAction(STATION_SEARCH.name)]
        say_stopped(STATION_SEARCH, dispatcher, tracker)
        return []


def _named(tracker: Tracker) -> str | None:
    """A place that the pipeline found in the message."""
    kinds = ("postcode", "commune")
    entities = tracker.latest_message.get("entities", ())
    return next((each["value"] for kind in kinds for each in entities if each["entity"] == kind), None)


def show_commune(code: str, dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
    """`code`: INSEE's, of a commune that a button chose."""
    directory, commune = directory_in_use(settings()), all_communes().with_code(code)
    if directory is None or commune is None:
        dispatcher.utter_message(response="utter_ask_find_station")
    else:
        _show(near_commune(commune, directory, all_communes()), directory, dispatcher, tracker)


def _show(
    found: Found | Ambiguous, directory: Directory, dispatcher: CollectingDispatcher, tracker: Tracker
) -> None:
    buttons = [
        {"title": f"{each.name} ({each.department})", "payload": f'/affirm{{"place":"{each.code}"}}'}
        for each in found.choices[:_MOST_CHOICES]
    ]
    if isinstance(found, Ambiguous):
        dispatcher.utter_message(response="utter_which_commune", buttons=buttons)
        return
    values = {"stations.lines": _lines(found, directory, tracker), "stations.place": found.place}
    dispatcher.utter_message(
        response="utter_stations", values=values, buttons=buttons, shown={"stations": _cards(found, tracker)}
    )


def _cards(found: Found, tracker: Tracker) -> list[dict[str, Any]]:
    language, now = spoken(tracker), datetime.now(UTC)
    return [described(near, language, now) for near in found.near]


def _lines(found: Found, directory: Directory, tracker: Tracker) -> str:
    language, now = spoken(tracker), datetime.now(UTC)
    stations = [line(near, language, now) for near in found.near]
    return "\n".join([*stations, dated(directory, language, now.date())])
