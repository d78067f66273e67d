"""Letters and deadlines from filled-in fields: a file in the answer, nothing kept."""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from fastapi.routing import APIRoute

from api.access import services_of
from api.problems import problem, problem_for
from api.speech import language_of
from bot.documents.filled import MODELS, Filled
from bot.documents.refusals import refused_fields
from bot.documents.typed import latest_today
from bot.documents.writing import Format, write
from bot.reception.errors import UnknownIncident

# Setting type is work for a core; more at once would only make the chat wait.
_setters = ThreadPoolExecutor(2, thread_name_prefix="documents")

Asked = Annotated[Format | None, Query(alias="format", description="pdf (calendar for deadlines) or txt")]
Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class FieldByField(APIRoute):
    """Tells what is wrong at which field, never what was typed there."""

    def get_route_handler(self) -> Handler:
        handle = super().get_route_handler()

        async def told(request: Request) -> Response:
            try:
                return await handle(request)
            except RequestValidationError as error:
                found = error.errors()
                if any(item["type"] == "json_invalid" for item in found):
                    raise
                language = _language_asked(error.body) or language_of(request)
                model = MODELS[self.name]  # type: ignore[index]  # named after its kind below
                errors = refused_fields(found, model, language)
                return problem(422, "document_refused", language, errors)

        return told


def _language_asked(body: Any) -> Any:
    asked = body.get("language") if isinstance(body, dict) else None
    return asked if asked in ("fr", "en") else None


router = APIRouter(prefix="/documents", tags=["documents"], route_class=FieldByField)


async def as_download(request: Request, filled: Filled, asked: Format | None) -> Response:
    services = services_of(request)
    incident = filled.incident or services.settings.default_incident
    language = filled.language or language_of(request)
    if incident not in services.book.library.incidents:
        return problem_for(UnknownIncident(), language)
    filled = filled.model_copy(update={"language": language})
    form = asked or ("txt" if _wants_text(request) else "pdf")
    written = await asyncio.get_running_loop().run_in_executor(
        _setters, write, filled, incident, services.book.library, form, latest_today()
    )
    headers = {
        "Content-Disposition": f'attachment; filename="{written.file_name}"',
        "Content-Language": "fr, en" if language == "en" else "fr",
        "Cache-Control": "no-store",
    }
    return Response(written.content, media_type=written.media_type, headers=headers)


def _wants_text(request: Request) -> bool:
    return request.headers.get("accept", "").split(",")[0].split(";")[0].strip() == "text/plain"


def _door(model: type[Filled]) -> Callable[..., Coroutine[Any, Any, Response]]:
    async def fill(request: Request, filled: Filled, asked: Asked = None) -> Response:
        return await as_download(request, filled, asked)

    # FastAPI reads the fields of the body, and /docs its examples, from the annotation.
    fill.__annotations__["filled"] = model
    return fill


for _kind, _model in MODELS.items():
    router.add_api_route(
        f"/{_kind}",
        _door(_model),
        methods=["POST"],
        name=_kind,
        response_class=Response,
        responses={
            200: {
                "content": {
                    "text/calendar" if _kind == "deadlines" else "application/pdf": {},
                    "text/plain": {},
                }
            }
        },
    )
