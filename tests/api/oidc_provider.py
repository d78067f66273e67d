"""An organisation's sign-in as a real HTTP server, with a key of its own and faults on demand."""

import base64
import hashlib
import json
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import KeySet, OctKey, RSAKey

CLIENT_ID, CLIENT_SECRET = "vigie", "a secret: with signs & more"


@dataclass
class FakeProvider:
    """`claims`: what it says of whoever signs in; None leaves one out. `fault`: what it does wrong."""

    address: str = ""
    claims: dict[str, Any] = field(default_factory=dict)
    fault: str = ""
    asked: dict[str, dict[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.key = RSAKey.generate_key(2048, {"kid": "first", "use": "sig"})
        self.other_key = RSAKey.generate_key(2048, {"kid": "first"})

    @classmethod
    @contextmanager
    def started(cls) -> Iterator["FakeProvider"]:
        provider = cls()
        handler = type("Handler", (_Handler,), {"provider": provider})
        with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            provider.address = f"http://127.0.0.1:{server.server_port}"
            thread = Thread(target=server.serve_forever)
            thread.start()
            yield provider
            server.shutdown()
            thread.join()

    def change_key(self) -> None:
        self.key = RSAKey.generate_key(2048, {"kid": secrets.token_hex(4), "use": "sig"})

    def metadata(self) -> dict[str, Any]:
        return {
            "issuer": "https://elsewhere.example" if self.fault == "other issuer" else self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/jwks",
        }

    def keys(self) -> dict[str, Any]:
        return dict(KeySet([self.key]).as_dict(private=False))

    def authorize(self, asked: dict[str, str]) -> str:
        code = secrets.token_urlsafe(8)
        self.asked[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, sent: dict[str, str], authorization: str) -> tuple[int, dict[str, Any]]:
        asked = self.asked.pop(sent.get("code", ""), None)
        digest = hashlib.sha256(sent.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        right = (
            asked
            and asked["code_challenge"] == challenge
            and asked["code_challenge_method"] == "S256"
            and asked["redirect_uri"] == sent.get("redirect_uri")
            and authorization == _basic()
        )
        if not asked or not right:
            return 400, {"error": "invalid_grant"}
        if self.fault == "no token":
            return 200, {"access_token": "x"}
        return 200, {"access_token": "x", "token_type": "Bearer", "id_token": self._id_token(asked)}

    def _id_token(self, asked: dict[str, str]) -> str:
        now = int(time.time())
        claims = {
            "iss": self.address,
            "aud": CLIENT_ID,
            "sub": "person-1",
            "iat": now,
            "exp": now + 300,
            "nonce": asked["nonce"],
            **self.claims,
        }
        kept = {name: value for name, value in claims.items() if value is not None}
        header = {"alg": "RS256", "kid": self.key.kid}
        if self.fault == "other key":
            return jwt.encode(header, kept, self.other_key)
        if self.fault == "our secret":
            key = OctKey.import_key(CLIENT_SECRET.encode().ljust(32, b"."))
            return jwt.encode({"alg": "HS256"}, kept, key)
        token = jwt.encode(header, kept, self.key)
        if self.fault == "no signature":
            head = base64.urlsafe_b64encode(b'{"alg":"none"}').decode().rstrip("=")
            return f"{head}.{token.split('.')[1]}."
        return token


def _basic() -> str:
    # RFC 6749, 2.3.1
    encoded = urlencode({"x": CLIENT_SECRET})[2:].replace("+", "%20")
    return "Basic " + base64.b64encode(f"{CLIENT_ID}:{encoded}".encode()).decode()


class _Handler(BaseHTTPRequestHandler):
    provider: FakeProvider

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        if self.provider.fault == "down":
            self._answer(503, {})
        elif self.provider.fault == "nonsense":
            self._answer(200, ["nonsense"])
        elif parts.path == "/.well-known/openid-configuration":
            self._answer(200, self.provider.metadata())
        elif parts.path == "/jwks":
            self._answer(200, self.provider.keys())
        elif parts.path == "/authorize":
            self.send_response(302)
            self.send_header("Location", self.provider.authorize(_flat(parts.query)))
            self.end_headers()

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._answer(*self.provider.token(_flat(body), self.headers.get("Authorization", "")))

    def _answer(self, status: int, content: object) -> None:
        body = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing on the screen of the tests."""


def _flat(query: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(query).items()}
