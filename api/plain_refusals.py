"""Why a form of the plain page was not taken: the same errors as over the API, in words for a person."""

import json
from dataclasses import dataclass

from fastapi import Request
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from api.access import services_of
from api.plain_fields import Form
from api.problems import NamedRefusal, problem, problem_for
from bot.knowledge.bilingual import Language
from bot.reception.limits import LONGEST_PASTED
from bot.redaction.redactor import Redactor
from bot.wording import wording

_LONGEST_DRAFT = 2 * LONGEST_PASTED


@dataclass(frozen=True)
class Refusal:
    status: int
    sentence: str


def refusal_for(error: Exception, language: Language) -> Refusal:
    """As api/problems.py says it, unless data/wording/chat.yml says it otherwise."""
    if isinstance(error, NamedRefusal):
        return _worded(problem(error.status_code, error.key, language), language)
    if isinstance(error, HTTPException):
        return _worded(problem(401, "wrong_token", language), language)
    return _worded(problem_for(error, language), language)


def not_found(language: Language) -> Refusal:
    return _worded(problem(404, "not_found", language), language)


def _worded(answer: JSONResponse, language: Language) -> Refusal:
    told = json.loads(bytes(answer.body))
    own = wording("chat").get(f"refused_{told['code']}")
    sentence = own.in_(language) if own else f"{told['title']} {told['detail']}"
    return Refusal(answer.status_code, sentence)


def draft_of(request: Request, form: Form) -> str:
    """What was typed, to be put back into the text box: empty when it holds anything that is masked."""
    text = form.text
    if not text or len(text) > _LONGEST_DRAFT:
        return ""
    redactor = Redactor(services_of(request).book.library.services.values())
    return "" if redactor.redact(text).kinds else text
