"""Which paper is composed from which filled-in fields."""

from functools import singledispatch

from bot.documents.background import Background
from bot.documents.blocks import Document
from bot.documents.filled import (
    AccessRequest,
    CnilComplaint,
    ComplaintLetter,
    EvidenceList,
    Filled,
    IdentityStatement,
    PhoneSummary,
    PlanSheet,
    RefusalCard,
)
from bot.documents.papers.access_request import access_request
from bot.documents.papers.cnil_complaint import cnil_complaint
from bot.documents.papers.complaint_letter import complaint_letter
from bot.documents.papers.evidence_list import evidence_list
from bot.documents.papers.identity_statement import identity_statement
from bot.documents.papers.phone_summary import phone_summary
from bot.documents.papers.plan_sheet import plan_sheet
from bot.documents.papers.refusal_card import refusal_card


@singledispatch
def compose(filled: Filled, _: Background) -> Document:
    """Raises UnknownReference when the incident lacks a fact that the paper tells."""
    raise TypeError(filled.kind)


compose.register(ComplaintLetter, complaint_letter)
compose.register(AccessRequest, access_request)
compose.register(CnilComplaint, cnil_complaint)
compose.register(IdentityStatement, identity_statement)
compose.register(RefusalCard, refusal_card)
compose.register(EvidenceList, evidence_list)
compose.register(PhoneSummary, phone_summary)
compose.register(PlanSheet, plan_sheet)
