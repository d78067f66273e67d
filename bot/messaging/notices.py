"""What is said at once, without dialogue, to something that is no message in words."""

from bot.answers.book import AnswerBook
from bot.messages import spoken_messages, stored_answer, user_message
from bot.store.acceptance import Acceptance, Held
from bot.store.conversations import About
from bot.understanding import Understanding
from bot.wording import say


def notice_of(book: AnswerBook, about: About, message_id: str, response: str, sent: str) -> Acceptance:
    """`sent`: a key of data/wording/messaging.yml that stands for what the person sent."""
    answer = book.render(response, about.language, about.incident)
    messages, buttons = spoken_messages([answer], role="system")
    understanding = Understanding.certain(None, about.language).as_dict()
    transcript = [
        user_message(say("messaging", sent, about.language), about.language, message_id),
        *messages,
    ]
    return Acceptance(
        message_id=message_id,
        transcript=transcript,
        answer=stored_answer(messages, understanding, about.state),
        buttons=buttons,
        held=Held(None, transcript, stored_answer(messages, understanding, "agent")),
    )
