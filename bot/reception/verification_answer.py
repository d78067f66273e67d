"""What a person is told of a verification: the same plan whether a notice was found or not."""

from bot.answers.answer import Answer
from bot.answers.book import AnswerBook
from bot.knowledge.spoken_date import spoken_date
from bot.store.conversations import About
from bot.verification.outcome import Outcome
from bot.wording import say


def verification_answer(
    book: AnswerBook, about: About, outcome: Outcome, *, form_over: bool = False
) -> Answer:
    if form_over:
        return book.render("utter_verification_form_over", about.language, about.incident)
    values = {}
    if outcome.sent_on is not None and outcome.channel is not None:
        values = {
            "notice.sent_on": spoken_date(outcome.sent_on.isoformat(), about.language),
            "notice.channel": say("notice_channels", outcome.channel, about.language),
        }
    return book.render(f"utter_verification_{outcome.result}", about.language, about.incident, values)
