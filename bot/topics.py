"""The topics of the contract: names of intents, and which of them may be offered as a question."""

from bot.wording import wording

SMALL_TALK = frozenset({"greet", "goodbye", "thank", "affirm", "deny", "change_language"})
# Every topic has a title in data/wording/topics.yml, in both languages.
TOPICS = tuple(wording("topics"))
OFFERED_TOPICS = frozenset(TOPICS) - SMALL_TALK - {"out_of_scope"}
# What a person asks who shows or tells of a strange message.
RECEIVED_TOPIC = "report_suspicious_message"
# What the danger check tells apart.
DANGER_TOPICS = frozenset({"distress", "emergency"})
# Nobody should be asked on about a letter after saying this.
URGENT_TOPICS = frozenset({"gave_information", "money_stolen", "identity_misused", "distress", "emergency"})
