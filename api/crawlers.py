"""What search engines are told: which pages are theirs to read, and where each language of them is."""

from fastapi import APIRouter, Request
from fastapi.responses import PlainTextResponse, Response

from api.pages import template
from bot.knowledge.bilingual import LANGUAGES

router = APIRouter(include_in_schema=False)
# Not /chat: it has no text of its own to be found by.
_PAGES = ("/", "/second-wave")


@router.get("/robots.txt", response_class=PlainTextResponse)
async def robots(request: Request) -> PlainTextResponse:
    return PlainTextResponse(template("robots.txt").render({"site": _site(request)}))


@router.get("/sitemap.xml")
async def sitemap(request: Request) -> Response:
    content = {"site": _site(request), "pages": _PAGES, "languages": LANGUAGES}
    return Response(template("sitemap.xml").render(content), media_type="application/xml")


def _site(request: Request) -> str:
    """Address as the caller wrote it, without a final slash; a proxy that ends TLS says so.

    Whoever forges these headers only changes the answer to their own question.
    """
    scheme = "https" if request.headers.get("x-forwarded-proto") == "https" else request.url.scheme
    return f"{scheme}://{request.url.netloc}"
