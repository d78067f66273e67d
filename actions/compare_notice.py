"""Says how a described message compares with genuine notices, when the form is complete."""

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.around_forms import incident_of, say_stopped, spoken
from actions.safe_action import Domain, Events, SafeAction
from bot.forms.form import NOTICE_CHECK
from bot.notice.described import compare, described
from bot.notice.known import genuine_notice
from bot.wording import say


class ActionCompareNotice(SafeAction):
    def name(self) -> str:
        return "action_compare_notice"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        answers = {slot: tracker.get_slot(slot) for slot in NOTICE_CHECK.slots}
        if None in answers.values():
            say_stopped(NOTICE_CHECK, dispatcher, tracker)
            return []
        finding = compare(described(answers), genuine_notice(incident_of(tracker)))
        point = say("notice_points", finding.point, spoken(tracker))
        dispatcher.utter_message(response=f"utter_notice_{finding.verdict}", values={"notice.point": point})
        return [SlotSet(slot, None) for slot in answers]
