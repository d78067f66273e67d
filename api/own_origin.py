"""Whether a request was made by one of our own pages: what a cookie alone cannot prove."""

from ipaddress import ip_address, ip_network
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection

from api.access import services_of
from api.problems import NamedRefusal

FOREIGN_ORIGIN = 403


def require_own_origin(connection: HTTPConnection) -> None:
    """Raises NamedRefusal 403."""
    if not _is_own(connection):
        raise NamedRefusal(FOREIGN_ORIGIN, "foreign_origin")


def is_https(connection: HTTPConnection) -> bool:
    """As the browser sees it: a trusted proxy may hold the certificate."""
    if connection.url.scheme in ("https", "wss"):
        return True
    peer = connection.client.host if connection.client else ""
    return connection.headers.get("x-forwarded-proto") == "https" and _is_proxy(connection, peer)


def _is_own(connection: HTTPConnection) -> bool:
    """Browsers send one of the two with whatever changes something, and with a socket."""
    site, origin = connection.headers.get("sec-fetch-site"), connection.headers.get("origin")
    if site is not None and site != "same-origin":
        return False
    if origin is None or origin == "null":
        # A form of a page without referrer sends no origin; the browser's word on the site stands.
        return site == "same-origin"
    return urlsplit(origin).netloc == connection.headers.get("host")


def _is_proxy(connection: HTTPConnection, address: str) -> bool:
    trusted = services_of(connection).settings.trusted_proxies
    try:
        return any(ip_address(address) in ip_network(proxy) for proxy in trusted)
    except ValueError:
        return False
