"""The one script that a site includes: built beforehand, committed, and served compressed."""

import gzip
import hashlib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from fastapi import APIRouter, Request, Response

router = APIRouter(include_in_schema=False)
SCRIPT = Path(__file__).parent / "widget" / "built" / "widget.js"
# Sites get a corrected widget within five minutes.
_CACHE_SECONDS = 300


class _Built(NamedTuple):
    plain: bytes
    packed: bytes
    tag: str


@cache
def _built() -> _Built:
    content = SCRIPT.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    return _Built(content, gzip.compress(content, 9, mtime=0), f'"{digest[:16]}"')


@router.get("/widget.js")
async def widget_script(request: Request) -> Response:
    built = _built()
    headers = {
        "Cache-Control": f"public, max-age={_CACHE_SECONDS}",
        "ETag": built.tag,
        "Vary": "Accept-Encoding",
        # Pages of other sites include it, also those that ask for isolation.
        "Cross-Origin-Resource-Policy": "cross-origin",
    }
    if request.headers.get("if-none-match") == built.tag:
        return Response(status_code=304, headers=headers)
    packed = "gzip" in request.headers.get("accept-encoding", "")
    if packed:
        headers["Content-Encoding"] = "gzip"
    body = built.packed if packed else built.plain
    return Response(body, media_type="text/javascript; charset=utf-8", headers=headers)
