"""Letters and time limits from the plain page: the file as a download, or the form again with its errors."""

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response
from pydantic import ValidationError

from api.access import services_of
from api.documents import as_download
from api.plain_fields import Carried, form_of
from api.plain_refusals import not_found
from api.plain_view import paper_page, start_page
from api.speech import language_of
from bot.documents.filled import MODELS, Filled
from bot.documents.form import paper_form
from bot.documents.refusals import refused_fields
from bot.knowledge.bilingual import LANGUAGES, Language

router = APIRouter(prefix="/papers")


@router.post("/{name}")
async def make_paper(request: Request, name: str) -> Response:
    """Nothing of it enters a conversation; the conversation's secret only leads back to it."""
    model = next((model for kind, model in MODELS.items() if kind == name), None)
    if model is None:
        return start_page(request, "failed", not_found(language_of(request)))
    form = await form_of(request)
    answers = form.answers
    # Known from the page, not typed: one that is not known is as good as none.
    if answers.get("incident") not in services_of(request).book.library.incidents:
        answers.pop("incident", None)
    try:
        filled = model.model_validate(answers)
    except ValidationError as error:
        return _again(request, model, answers, Carried.of(form), error)
    return await as_download(request, filled, "txt" if form.one("format") == "txt" else None)


def _again(
    request: Request,
    model: type[Filled],
    answers: Mapping[str, Any],
    carried: Carried,
    error: ValidationError,
) -> Response:
    """What was right stays filled in: it passed the check for social security numbers."""
    language = _language(request, answers)
    request.state.language = language
    found = error.errors(include_input=False, include_url=False)
    errors = {each["field"]: each["message"] or "" for each in refused_fields(found, model, language)}
    names = {field.alias or name for name, field in model.model_fields.items()}
    right = {name: _listed(value) for name, value in answers.items() if name in names - set(errors)}
    form = paper_form(model.kind, language, right)
    return paper_page(request, carried, form, errors, str(answers.get("incident", "")))


def _language(request: Request, answers: Mapping[str, Any]) -> Language:
    return next((each for each in LANGUAGES if each == answers.get("language")), language_of(request))


def _listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value
