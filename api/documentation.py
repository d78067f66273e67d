"""/docs from files of a package: nothing is fetched from another site."""

from fastapi import APIRouter
from fastapi.openapi.docs import get_swagger_ui_html
from fastapi.responses import HTMLResponse, Response
from starlette.staticfiles import StaticFiles
from swagger_ui_bundle import swagger_ui_path

router = APIRouter(include_in_schema=False)
router.mount("/docs/assets", StaticFiles(directory=swagger_ui_path), name="docs-assets")

# Swagger UI starts from an inline script and draws with inline styles; only this page allows them.
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:"
)


@router.get("/docs")
async def documentation() -> Response:
    page = get_swagger_ui_html(
        openapi_url="/openapi.json",
        title="Vigie",
        swagger_js_url="/docs/assets/swagger-ui-bundle.js",
        swagger_css_url="/docs/assets/swagger-ui.css",
        swagger_favicon_url="/docs/assets/favicon-32x32.png",
    )
    return HTMLResponse(page.body, headers={"Content-Security-Policy": _POLICY})
