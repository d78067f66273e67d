"""The documents by name, as other programs ask for them."""

from typing import Literal, get_args

# `deadlines` is a calendar, not a paper: bot/deadlines.
Kind = Literal[
    "complaint_letter",
    "access_request",
    "cnil_complaint",
    "identity_statement",
    "refusal_card",
    "evidence_list",
    "phone_summary",
    "plan",
    "deadlines",
]
KINDS: tuple[Kind, ...] = get_args(Kind)

Situation = Literal[
    "leak_only", "suspicious_message", "gave_information", "money_stolen", "online_scam", "identity_misused"
]
NoticeChannel = Literal["email", "letter", "sms", "account", "phone"]
Ground = Literal["no_answer", "poor_security", "no_notice", "incomplete_notice"]
Recipient = Literal["prosecutor", "counter"]
