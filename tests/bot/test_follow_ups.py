import pytest

from bot.answers.book import AnswerBook
from bot.entities.finding import find_entities
from bot.follow_ups import load_follow_ups
from bot.topics import TOPICS


def meant(text: str, previous: str | None, understood: str = "out_of_scope") -> str | None:
    return load_follow_ups().topic(text, previous, understood, find_entities(text))


@pytest.mark.parametrize(
    ("text", "previous", "topic"),
    [
        ("et mon mail ?", "ask_data_stolen", "ask_data_not_stolen"),
        ("and my email?", "ask_what_happened", "ask_data_not_stolen"),
        ("et mon mail ?", "ask_password", "ask_password"),
        ("and for my son?", "ask_am_i_affected", "ask_who_affected"),
        ("et mon épouse ?", "ask_who_affected", "ask_who_affected"),
        ("and for my son?", "ask_file_complaint", "ask_for_someone_else"),
        ("et pour ma mère", "ask_what_to_do", "ask_for_someone_else"),
        ("code postal 44600", "ask_file_complaint", "ask_find_station"),
        ("should I give it?", "report_suspicious_message", "ask_avoid_scams"),
        ("et si elle rappelle", "report_suspicious_message", "ask_avoid_scams"),
        ("44600", None, "ask_find_station"),
        ("j'habite à Nantes", "ask_file_complaint", "ask_find_station"),
        ("I live in Lyon", "ask_complaint_documents", "ask_find_station"),
        ("2SY3-DV3ZT-GRN4M", None, "ask_am_i_affected"),
        ("j'ai un avis avec une référence", None, "ask_am_i_affected"),
        ("my letter has a reference number", None, "ask_am_i_affected"),
        ("j'ai déjà appelé ma banque", "money_stolen", "ask_file_complaint"),
        ("I already called my bank", "money_stolen", "ask_file_complaint"),
        ("et moi ?", "ask_what_happened", "ask_am_i_affected"),
        ("how do I find out then?", "ask_am_i_affected", "ask_am_i_affected"),
        ("je suis à la MGEN", "ask_am_i_affected", "ask_who_affected"),
        ("im with mgen", "ask_am_i_affected", "ask_who_affected"),
        ("then what?", "money_stolen", "ask_file_complaint"),
        ("I'm with MGEN", "ask_how_notified", "ask_who_affected"),
        ("depuis quand ?", "ask_data_stolen", "ask_what_happened"),
        ("j'ai plus la lettre", "ask_am_i_affected", "ask_how_notified"),
        ("I got a letter", "ask_am_i_affected", "ask_notice_genuine"),
        ("où ça ?", "ask_file_complaint", "ask_find_station"),
        ("where?", "identity_misused", "ask_find_station"),
        ("et du coup c'est gratuit ?", "ask_file_complaint", "ask_file_complaint"),
        ("but is it free?", "ask_find_station", "ask_file_complaint"),
        ("j'apporte quoi alors ?", "ask_file_complaint", "ask_complaint_documents"),
        ("do I have to?", "ask_file_complaint", "ask_complaint_worth"),
        ("c'est obligé ?", "ask_password", "ask_password"),
        ("and the bank one?", "ask_password", "ask_password"),
        ("je le supprime ?", "report_suspicious_message", "report_suspicious_message"),
        ("it says ameli", "report_suspicious_message", "report_suspicious_message"),
        ("a chronopost link", "report_suspicious_message", "report_suspicious_message"),
        ("pour un colis soi-disant", "report_suspicious_message", "report_suspicious_message"),
        ("et si la banque refuse ?", "money_stolen", "money_stolen"),
        ("I still have the card", "money_stolen", "ask_file_complaint"),
        ("par virement", "money_stolen", "ask_file_complaint"),
        ("et maintenant ?", "identity_misused", "ask_file_complaint"),
        ("what now?", "ask_how_notified", "ask_what_to_do"),
    ],
)
def test_a_fragment_means_what_the_last_answer_was_about(text: str, previous: str | None, topic: str) -> None:
    assert meant(text, previous) == topic


@pytest.mark.parametrize(
    ("text", "previous"),
    [
        ("et mon mail ?", None),
        ("and for my son?", None),
        ("my son clicked on a link in a text he got from ameli yesterday", "ask_who_affected"),
        ("quelqu'un a ouvert un crédit au nom de ma mère à Nantes", "ask_data_stolen"),
        ("et maintenant ?", "ask_data_stolen"),
        ("où ça ?", None),
        ("I still have the card", "ask_carte_vitale"),
        ("c'est gratuit ?", "ask_capabilities"),
        ("oui", "ask_file_complaint"),
    ],
)
def test_what_stands_alone_is_left_to_the_model(text: str, previous: str | None) -> None:
    assert meant(text, previous) is None


@pytest.mark.parametrize(
    ("understood", "topic"), [("deny", "ask_avoid_scams"), ("affirm", "gave_information")]
)
def test_yes_and_no_answer_what_was_asked_about_a_strange_message(understood: str, topic: str) -> None:
    assert meant("…", "report_suspicious_message", understood) == topic
    assert meant("…", "ask_what_happened", understood) is None


def test_what_was_done_with_a_strange_message_is_not_its_subject() -> None:
    assert meant("j'ai cliqué sur le lien", "report_suspicious_message", "gave_information") is None
    assert meant("I clicked the parcel link", "report_suspicious_message", "gave_information") is None


@pytest.mark.parametrize("text", ["my daughter's number leaked too", "le numéro de ma fille aussi"])
def test_a_relative_whose_data_leaked_too_is_who_it_is_about(text: str) -> None:
    assert meant(text, "money_stolen", "ask_data_not_stolen") == "ask_for_someone_else"
    assert meant(text, "money_stolen", "money_stolen") is None


def test_rules_lead_to_topics(book: AnswerBook) -> None:
    follow_ups = load_follow_ups().follow_ups
    assert {follow_up.means for follow_up in follow_ups} <= set(TOPICS)
    earlier = [follow_up.after for follow_up in follow_ups if follow_up.after not in (None, "any")]
    # After a topic, or after an answer that has a name of its own.
    answers = {name.removeprefix("utter_") for name in book.names}
    assert {topic for topics in earlier for topic in topics} <= set(TOPICS) | answers
