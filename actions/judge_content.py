"""Says what a notice leaves out, with the letter that asks for it, when the form is complete."""

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.around_forms import say_stopped, spoken
from actions.safe_action import Domain, Events, SafeAction
from bot.forms.form import CONTENT_CHECK
from bot.letters import missing_content


class ActionJudgeContent(SafeAction):
    def name(self) -> str:
        return "action_judge_content"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        answers = {slot: tracker.get_slot(slot) for slot in CONTENT_CHECK.slots}
        if None in answers.values():
            say_stopped(CONTENT_CHECK, dispatcher, tracker)
            return []
        missing = [slot for slot, said in answers.items() if said == "no"]
        if missing:
            letter = missing_content(missing, spoken(tracker))
            dispatcher.utter_message(response="utter_content_missing", values={"letter.text": letter})
        else:
            unsure = "unknown" in answers.values()
            dispatcher.utter_message(response="utter_content_unsure" if unsure else "utter_content_complete")
        return [SlotSet(slot, None) for slot in answers]
