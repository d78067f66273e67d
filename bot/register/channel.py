"""How a notice was sent, and the words that organisations write for it in their lists."""

from typing import Literal, get_args

NoticeChannel = Literal["letter", "email", "sms", "account_message", "call"]
# Packed as the place in this order: only ever append.
CHANNELS: tuple[NoticeChannel, ...] = get_args(NoticeChannel)

_WRITTEN: dict[NoticeChannel, frozenset[str]] = {
    "letter": frozenset({"letter", "post", "mail_post", "postal", "paper", "courrier", "lettre", "papier"}),
    "email": frozenset({"email", "e-mail", "mail", "courriel"}),
    "sms": frozenset({"sms", "text", "texto"}),
    "account_message": frozenset({"account_message", "account", "portal", "compte", "messagerie"}),
    "call": frozenset({"call", "phone", "telephone", "appel"}),
}
PLACES = {word: CHANNELS.index(channel) for channel, words in _WRITTEN.items() for word in words}
