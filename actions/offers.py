"""What a button begins that is no form of the dialogue: the form beside the chat, and letters."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot.forms.form import ACCESS_REQUEST, REFERENCE_CHECK
from bot.knowledge.bilingual import Language
from bot.letters import access_request


def give(offer: str, dispatcher: CollectingDispatcher, tracker: Tracker) -> bool:
    """False when there is no such offer."""
    if offer == REFERENCE_CHECK:
        is_open = tracker.get_slot("can_verify")
        dispatcher.utter_message(
            response="utter_reference_form" if is_open else "utter_reference_form_closed"
        )
    elif offer == ACCESS_REQUEST:
        letter = access_request(spoken(tracker))
        dispatcher.utter_message(response="utter_access_request", values={"letter.text": letter})
    else:
        return False
    return True


def spoken(tracker: Tracker) -> Language:
    return "en" if tracker.get_slot("language") == "en" else "fr"
