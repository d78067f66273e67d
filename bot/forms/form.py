"""The short dialogues by name, and what each button of theirs means."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Form:
    """`slots` in the order in which they are asked. `start`: the choice of a button that begins it."""

    name: str
    start: str
    slots: tuple[str, ...]


NOTICE_CHECK = Form(
    name="notice_check_form",
    start="notice_check",
    slots=("notice_channel", "notice_received", "notice_sender", "notice_asks", "notice_link"),
)
CONTENT_CHECK = Form(
    name="content_check_form",
    start="content_check",
    slots=("says_nature", "says_contact", "says_consequences", "says_measures"),
)
# What happened, for the way to the right door; its answers are those of data/situations.yml.
SITUATION_CHECK = Form(name="situation_form", start="routes", slots=("happened", "detail"))
# Where a person is, for the nearest station.
STATION_SEARCH = Form(name="station_form", start="stations", slots=("place",))
# A strange call, letter or message that cannot be pasted.
MESSAGE_CHECK = Form(
    name="message_check_form",
    start="describe_check",
    slots=("strange_channel", "strange_claims", "strange_asks"),
)
FORMS = (NOTICE_CHECK, CONTENT_CHECK, SITUATION_CHECK, STATION_SEARCH, MESSAGE_CHECK)


# What other buttons begin: the situation asked anew, the plan, the form beside the chat, and a letter.
OTHER_SITUATION = "other_situation"
PLAN = "plan"
REFERENCE_CHECK = "reference_check"
ACCESS_REQUEST = "access_request"
# A person of the organisation takes over, or need not come any more.
HAND_OVER = "hand_over"
STOP_WAITING = "stop_waiting"
# The next message is one that the person received; and where to report it, with a text to send.
PASTE_CHECK = "paste_check"
REPORT_TEXT = "report_text"


def form_started_by(choice: str) -> Form | None:
    return next((form for form in FORMS if form.start == choice), None)


def form_with(slot: str) -> Form | None:
    return next((form for form in FORMS if slot in form.slots), None)
