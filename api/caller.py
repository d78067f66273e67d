"""Whose address a request comes from: the connection's, or what a trusted proxy says."""

from ipaddress import ip_address, ip_network

from starlette.requests import HTTPConnection

from api.access import services_of


def address_of(connection: HTTPConnection) -> str:
    """Empty when there is none. Read from the right: left of a foreign hop, anybody wrote what stands."""
    address = connection.client.host if connection.client else ""
    trusted = services_of(connection).settings.trusted_proxies
    hops = ",".join(connection.headers.getlist("x-forwarded-for")).split(",")
    for hop in reversed(hops):
        if not _is_trusted(address, trusted) or not hop.strip():
            return address
        address = hop.strip()
    return address


def _is_trusted(address: str, trusted: tuple[str, ...]) -> bool:
    try:
        return any(ip_address(address) in ip_network(proxy) for proxy in trusted)
    except ValueError:
        return False
