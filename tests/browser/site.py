"""Another organisation's site, on its own origin, with the strictest policy under which the widget works."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

_PAGE = """<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>Une mutuelle</title>
<link rel="icon" href="data:,"><script src="{vigie}/widget.js" defer></script></head>
<body><main><h1>Une mutuelle</h1></main>
<vigie-chat lang="fr" incident="cnam-2022"></vigie-chat></body></html>"""


def policy(vigie: str) -> str:
    sockets = vigie.replace("http", "ws", 1)
    return f"default-src 'none'; script-src {vigie}; connect-src {vigie} {sockets}; img-src data:"


@contextmanager
def other_site(port: int, vigie: str) -> Iterator[str]:
    """Serves the page at the yielded address until left."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = _PAGE.format(vigie=vigie).encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Security-Policy", policy(vigie))
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is http.server's
            pass

    server = ThreadingHTTPServer(("127.0.0.1", port), Page)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
