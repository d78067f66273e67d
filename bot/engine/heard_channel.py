"""The output channel of one turn: keeps what the dialogue says until the worker commits it."""

from typing import Any

from rasa.core.channels.channel import OutputChannel

from bot.answers.answer import Answer, Button, Link, SourceLine
from bot.engine.answer_generator import ANSWER_KEY


class HeardChannel(OutputChannel):
    def __init__(self) -> None:
        self.answers: list[Answer] = []

    @classmethod
    def name(cls) -> str:
        return "vigie"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        said = message[ANSWER_KEY]
        # Buttons come from the message: an action may have added its own to those of the response.
        buttons = message.get("buttons") or []
        self.answers.append(
            Answer(
                response=said["response"],
                language=said["language"],
                text=message["text"],
                buttons=tuple(Button(button["title"], button["payload"]) for button in buttons),
                sources=tuple(SourceLine(**line) for line in said["sources"]),
                links=tuple(Link(**link) for link in said["links"]),
                form=said["form"],
                facts=tuple(said["facts"]),
                form_values=said["form_values"],
                shown=said["shown"],
            )
        )
