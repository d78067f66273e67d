"""What is said around the forms: what other buttons begin, and the end of a form that was stopped."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot.documents.kind import KINDS
from bot.forms.form import ACCESS_REQUEST, PASTE_CHECK, REFERENCE_CHECK, Form
from bot.knowledge.bilingual import Language
from bot.letters import access_request
from bot.settings import settings
from bot.topics import URGENT_TOPICS


def give(offer: str, dispatcher: CollectingDispatcher, tracker: Tracker) -> bool:
    """False when there is no such offer."""
    if offer == REFERENCE_CHECK:
        is_open = tracker.get_slot("can_verify")
        dispatcher.utter_message(
            response="utter_reference_form" if is_open else "utter_reference_form_closed"
        )
    elif offer == PASTE_CHECK:
        dispatcher.utter_message(response="utter_paste_message")
    elif offer == ACCESS_REQUEST:
        letter = access_request(spoken(tracker))
        dispatcher.utter_message(response="utter_access_request", values={"letter.text": letter})
    elif offer in KINDS:
        dispatcher.utter_message(response=f"utter_{offer}")
    else:
        return False
    return True


def say_stopped(form: Form, dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
    """Nothing after an urgent answer, which ended the form."""
    if tracker.get_intent_of_latest_message() not in URGENT_TOPICS:
        dispatcher.utter_message(response=f"utter_{form.name}_stopped")


def incident_of(tracker: Tracker) -> str:
    return tracker.get_slot("incident") or settings().default_incident


def spoken(tracker: Tracker) -> Language:
    return "en" if tracker.get_slot("language") == "en" else "fr"
