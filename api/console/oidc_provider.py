"""The organisation's own sign-in (OpenID Connect): asks it who somebody is, and believes only what it signed.

OidcError
├── ProviderUnreachable   no answer, or none that can be read
├── ProviderRefused       its answer does not prove anything
└── NoRole                proven, and not among those who may use Vigie
"""

import hashlib
import re
import time
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote, urlencode

import httpx
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from api.console.oidc_journey import Journey
from bot.agents.agent import Role
from bot.agents.sign_in import Vouched
from bot.settings import Settings

_TIMEOUT_SECONDS = 5.0
_KEPT_SECONDS = 3600
_LEEWAY_SECONDS = 60
# Signatures by a key of the provider; never `none`, nor one made with our own secret.
_ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"]
_NAMES = ("preferred_username", "email", "sub")
_NO_NAME = re.compile(r"[^A-Za-z0-9._-]+|^[._-]+")
_LONGEST_NAME = 64


class OidcError(Exception):
    """Base of this tree; none of its texts holds an answer of the provider."""


class ProviderUnreachable(OidcError):
    pass


class ProviderRefused(OidcError):
    pass


class NoRole(OidcError):
    pass


class Provider:
    """Looked up when the first agent needs it; a provider that is down stops nobody who has a password."""

    def __init__(self, settings: Settings, now: Callable[[], float] = time.time) -> None:
        self._settings = settings
        self._now = now
        self._issuer = settings.oidc_issuer or ""
        self._client_id = settings.oidc_client_id or ""
        self._known: dict[str, Any] = {}
        self._keys = KeySet([])
        self._known_until = 0.0

    async def sign_in_address(self, journey: Journey, return_to: str) -> str:
        """Where the browser goes. Raises ProviderUnreachable."""
        known = await self._metadata()
        asked = {
            "response_type": "code",
            "scope": "openid profile email",
            "client_id": self._client_id,
            "redirect_uri": return_to,
            "state": journey.state,
            "nonce": journey.nonce,
            "code_challenge": journey.challenge,
            "code_challenge_method": "S256",
            "ui_locales": journey.language,
        }
        address = str(known["authorization_endpoint"])
        return f"{address}{'&' if '?' in address else '?'}{urlencode(asked)}"

    async def person(self, code: str, journey: Journey, return_to: str) -> Vouched:
        """Who came back with this code. Raises OidcError."""
        claims = await self._claims(await self._id_token(code, journey, return_to), journey.nonce)
        role = self._role(claims)
        if role is None:
            raise NoRole
        name = next((str(claims[each]) for each in _NAMES if claims.get(each)), "")
        subject = hashlib.sha256(f"{self._issuer}\n{claims['sub']}".encode()).hexdigest()
        return Vouched(_NO_NAME.sub("-", name).lstrip("._-")[:_LONGEST_NAME] or subject[:16], subject, role)

    async def _id_token(self, code: str, journey: Journey, return_to: str) -> str:
        known = await self._metadata()
        sent = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": return_to,
            "code_verifier": journey.verifier,
            **self._in_body(known),
        }
        answer = await _asked("POST", str(known["token_endpoint"]), data=sent, auth=self._in_header(known))
        token = answer.get("id_token")
        if not isinstance(token, str):
            raise ProviderRefused
        return token

    async def _claims(self, token: str, nonce: str) -> Mapping[str, Any]:
        """Raises ProviderRefused unless the provider signed it, for us, for this browser, just now."""
        rules = jwt.JWTClaimsRegistry(
            now=lambda: int(self._now()),
            leeway=_LEEWAY_SECONDS,
            iss={"essential": True, "value": self._issuer},
            aud={"essential": True, "value": self._client_id},
            nonce={"essential": True, "value": nonce},
            exp={"essential": True},
            iat={"essential": True},
            sub={"essential": True},
        )
        try:
            claims = (await self._decoded(token)).claims
            rules.validate(claims)
        except (JoseError, ValueError, TypeError):
            raise ProviderRefused from None
        if claims.get("azp", self._client_id) != self._client_id:
            raise ProviderRefused
        return claims

    async def _decoded(self, token: str) -> jwt.Token:
        """With keys fetched anew when those known do not fit: providers change them."""
        try:
            return jwt.decode(token, self._keys, algorithms=_ALGORITHMS)
        except (JoseError, ValueError):
            await self._fetch_keys()
            return jwt.decode(token, self._keys, algorithms=_ALGORITHMS)

    def _role(self, claims: Mapping[str, Any]) -> Role | None:
        found: Any = claims
        for part in self._settings.oidc_role_claim.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
        values = found if isinstance(found, list) else [found]
        if self._settings.oidc_supervisor_value in values:
            return Role.supervisor
        return Role.agent if self._settings.oidc_agent_value in values else None

    async def _metadata(self) -> dict[str, Any]:
        if self._now() < self._known_until:
            return self._known
        known = await _asked("GET", f"{self._issuer.rstrip('/')}/.well-known/openid-configuration")
        endpoints = [known.get(name) for name in ("authorization_endpoint", "token_endpoint", "jwks_uri")]
        if known.get("issuer") != self._issuer or not all(map(self._may_be_called, endpoints)):
            raise ProviderUnreachable
        self._known, self._known_until = known, self._now() + _KEPT_SECONDS
        return known

    async def _fetch_keys(self) -> None:
        answer = await _asked("GET", str((await self._metadata())["jwks_uri"]))
        keys = answer.get("keys")
        if not isinstance(keys, list) or not all(isinstance(key, dict) for key in keys):
            raise ProviderUnreachable
        signing = [key for key in keys if key.get("use", "sig") == "sig"]
        self._keys = KeySet.import_key_set({"keys": signing})

    def _may_be_called(self, address: object) -> bool:
        schemes = ("https://", "http://") if self._settings.development else ("https://",)
        return isinstance(address, str) and address.startswith(schemes)

    def _in_header(self, known: Mapping[str, Any]) -> httpx.BasicAuth | None:
        """The way that every provider knows, unless it names others only."""
        ways = known.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
        if "client_secret_basic" not in ways:
            return None
        # RFC 6749, 2.3.1: encoded as in a form first.
        return httpx.BasicAuth(quote(self._client_id, safe=""), quote(self._secret, safe=""))

    def _in_body(self, known: Mapping[str, Any]) -> dict[str, str]:
        if self._in_header(known) is not None:
            return {}
        return {"client_id": self._client_id, "client_secret": self._secret}

    @property
    def _secret(self) -> str:
        secret = self._settings.oidc_client_secret
        return secret.get_secret_value() if secret else ""


async def _asked(method: str, address: str, **sent: Any) -> dict[str, Any]:
    """Raises ProviderUnreachable, or ProviderRefused when it says no."""
    try:
        async with httpx.AsyncClient(timeout=_TIMEOUT_SECONDS, follow_redirects=False) as client:
            answer = await client.request(method, address, **sent)
        content = answer.json()
    except (httpx.HTTPError, httpx.InvalidURL, ValueError):
        raise ProviderUnreachable from None
    if answer.status_code >= httpx.codes.INTERNAL_SERVER_ERROR or not isinstance(content, dict):
        raise ProviderUnreachable
    if answer.status_code != httpx.codes.OK:
        raise ProviderRefused
    return content
