"""Shows the person's plan, and keeps what they say is done or put off."""

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.around_forms import spoken
from actions.safe_action import Events
from bot.plan.plan import MARKS, Plan
from bot.wording import say

# One button for each of the next steps, and one that puts the first of them off.
_NEXT_SHOWN = 3


def show_plan(
    dispatcher: CollectingDispatcher, tracker: Tracker, marked: dict[str, str] | None = None
) -> Events:
    """`marked`: step → done or later, the plan's new state."""
    language = spoken(tracker)
    kept = {**(tracker.get_slot("plan") or {}), **(marked or {})}
    plan = Plan.of(tracker.get_slot("cases") or {}, kept)
    following = plan.next()
    buttons = [
        {"title": plan.steps[name].title.in_(language), "payload": f'/affirm{{"done":"{name}"}}'}
        for name in following[:_NEXT_SHOWN]
    ]
    if following and plan.state(following[0]) == "open":
        later = {"title": say("plan", "put_off", language), "payload": f'/affirm{{"later":"{following[0]}"}}'}
        buttons.append(later)
    dispatcher.utter_message(
        response="utter_plan" if following else "utter_plan_done",
        values={"plan.text": plan.text(language)},
        buttons=buttons,
        form_values=plan.as_fields(tracker.get_slot("cases") or {}),
        cited_facts=plan.facts,
        shown={"plan": plan.drawn(language)},
    )
    return [SlotSet("plan", kept)] if marked else []


def marked_by(slot: str, value: str) -> dict[str, str] | None:
    """What a button of the plan marks; None for other buttons."""
    return {value: slot} if slot in MARKS else None
