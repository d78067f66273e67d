"""How each provider signs, written a second time here, and everything that a forger may try."""

import base64
import hashlib
import hmac
import json
import random
import string
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from api.channels.base import Channel
from tests.api.channels.inside import Request
from tests.api.channels.people import SECRET, App

OTHER_SECRET = "the secret of somebody else"  # noqa: S105  # of nobody
NONCE = "01HQXYZ"
Headers = list[tuple[bytes, bytes]]


@dataclass(frozen=True)
class Signable:
    """All that a signature may depend on."""

    secret: str
    url: str
    body: bytes
    timestamp: str
    algorithm: str

    def mac(self, signed: bytes, algorithm: str = "") -> bytes:
        return hmac.new(self.secret.encode(), signed, algorithm or self.algorithm).digest()


Signing = Callable[[Signable], str]


def by_meta(call: Signable) -> str:
    return f"{call.algorithm}={call.mac(call.body).hex()}"


def by_telegram(call: Signable) -> str:
    hashed = hashlib.new(call.algorithm, call.secret.encode()).hexdigest()
    return call.secret if call.algorithm == "sha256" else hashed


def by_twilio(call: Signable) -> str:
    fields = sorted(parse_qsl(call.body.decode("latin-1"), keep_blank_values=True))
    signed = call.url + "".join(name + value for name, value in fields)
    # Twilio's own is SHA-1.
    algorithm = {"sha256": "sha1", "sha1": "sha256"}.get(call.algorithm, call.algorithm)
    return base64.b64encode(call.mac(signed.encode(), algorithm)).decode()


def by_generic(call: Signable) -> str:
    return call.mac(f"{call.timestamp}.".encode() + call.body).hex()


def by_sinch(call: Signable) -> str:
    return base64.b64encode(call.mac(call.body + f".{NONCE}.{call.timestamp}".encode())).decode()


def by_chatwoot(call: Signable) -> str:
    return f"{call.algorithm}={by_generic(call)}"


@dataclass(frozen=True)
class Form:
    """`timestamp`: the header of a provider that signs the time."""

    path: str
    app: App
    channel: Channel
    signature: str
    signing: Signing
    timestamp: str = ""

    @property
    def signs_body(self) -> bool:
        return self.signing is not by_telegram

    def body(self, text: str, message_id: str, sender: str = "") -> bytes:
        return self.app.body(self.app.message(sender or self.app.new_sender(), text, message_id, 0))

    def signed(
        self, body: bytes, now: float, *, secret: str = SECRET, algorithm: str = "sha256", **otherwise: str
    ) -> Headers:
        """`otherwise`: `time`, or `url`, that is signed instead."""
        time = otherwise.get("time", str(int(now)))
        url = otherwise.get("url", f"{self.app.vigie}/webhooks/{self.path}")
        return self.headers(self.signing(Signable(secret, url, body, time, algorithm)), time)

    def headers(self, signature: str, time: str) -> Headers:
        written = [(self.signature, signature)]
        if self.timestamp:
            written.append((self.timestamp, time))
        if self.signing is by_sinch:
            written.append(("x-sinch-webhook-signature-nonce", NONCE))
        return [(name.encode(), value.encode("latin-1")) for name, value in written]

    def request(self, headers: Headers, body: bytes) -> Request:
        kind = b"application/x-www-form-urlencoded" if self.signing is by_twilio else b"application/json"
        return "POST", f"/webhooks/{self.path}", [*headers, (b"content-type", kind)], body


def forged(form: Form, now: float, seed: int) -> Iterator[tuple[str, Request]]:
    """Without end: what was tried, and the call."""
    dice, number = random.Random(seed), 0
    while True:
        for kind, headers, body in _round(form, now, dice, number):
            yield kind, form.request(headers, body)
        number += 1


def _round(form: Form, now: float, dice: random.Random, number: int) -> Iterator[tuple[str, Headers, bytes]]:
    body = _body(form, dice, number)
    good = form.signed(body, now)
    right, time = dict(good)[form.signature.encode()].decode(), str(int(now))
    yield "unsigned", [], body
    yield "unsigned but with its time", good[1:], body
    yield "wrong secret", form.signed(body, now, secret=OTHER_SECRET), body
    yield "empty secret", form.signed(body, now, secret=""), body
    yield "other algorithm", form.signed(body, now, algorithm=dice.choice(["sha1", "md5", "sha512"])), body
    yield "in another header", [(b"authorization", f"Bearer {right}".encode())], body
    for name, wrong in _spoilt(right, dice):
        yield name, form.headers(wrong, time), body
    yield "non-ASCII", [(good[0][0], bytes(dice.randrange(128, 256) for _ in range(64))), *good[1:]], body
    yield "non-ASCII after it", [(good[0][0], good[0][1] + b"\xc3\xa9"), *good[1:]], body
    yield "a wrong one first", [(good[0][0], b"sha256=00"), *good], body
    if form.signs_body:
        other = _body(form, dice, number + 1)
        yield "of another body", form.signed(other + b"&x=y", now), body
        yield "of a body that went on", good, body + dice.choice([b"x", b"&x=y", b"{}"])
        yield "of a longer body", form.signed(body + b"&From=%2B33", now), body
    if form.signing is by_twilio:
        for url in ("https://elsewhere.example/webhooks/sms", f"{form.app.vigie}/webhooks/sms?x=1", ""):
            yield "of another address", form.signed(body, now, url=url), body
    if form.timestamp:
        yield from _at_other_times(form, body, now, dice)


def _spoilt(right: str, dice: random.Random) -> Iterator[tuple[str, str]]:
    yield "empty", ""
    yield "truncated", right[: dice.randrange(1, len(right))]
    yield "its end", right[dice.randrange(1, len(right)) :]
    yield "extended", right + dice.choice(["0", "a", "=", ",", "\0"])
    yield "upper case", right.upper()
    yield "twice in one header", f"{right},{right}"
    yield "two in one header", f"sha256=00, {right}"
    yield "with its name twice", f"sha256=sha256={right}"
    yield "quoted", f'"{right}"'
    place = dice.randrange(len(right))
    yield "one sign changed", f"{right[:place]}{'0' if right[place] != '0' else '1'}{right[place + 1 :]}"
    yield "junk", "".join(dice.choices(string.ascii_letters + string.digits + "+/=", k=len(right)))
    yield (
        "a word",
        dice.choice(["null", "None", "[]", "sha256=", "undefined", "0" * 64, SECRET[::-1]]),
    )


def _at_other_times(
    form: Form, body: bytes, now: float, dice: random.Random
) -> Iterator[tuple[str, Headers, bytes]]:
    good = form.signed(body, now)
    for name, seconds in (("stale", -1), ("of the future", 1)):
        yield name, form.signed(body, now + seconds * dice.choice([320, 400, 3600, 10**6])), body
    strange = [
        "-5",
        f"-{int(now)}",
        "NaN",
        "inf",
        "1e9",
        "",
        "0",
        f"{now:.3f}",
        f"+{int(now)}",
        "0x65",
        "null",
    ]
    strange += [f"{int(now)}000", "9" * 30, "²", "é", f"{int(now)} ", f"{int(now)},{int(now)}", str(2**63)]
    for time in dice.sample(strange, 4):
        yield f"at {time!r}", form.signed(body, now, time=time), body
    signature = good[0][1].decode()
    yield "its time changed", form.headers(signature, str(int(now) + dice.randrange(1, 200))), body
    yield "made young again", form.headers(form.signed(body, now - 400)[0][1].decode(), str(int(now))), body
    yield "without its time", good[:1], body


def _body(form: Form, dice: random.Random, number: int) -> bytes:
    """Mostly a message as the provider tells it, sometimes junk of an odd size."""
    if number % 4 == 3:
        size = dice.choice([0, 1, 2, 17, 1023, 4096, 65537])
        junk = bytes(dice.choices(b'{}[]":,0a=&%', k=size))
        return junk if form.signs_body else json.dumps(junk.decode()).encode()
    if form.signing is by_twilio and number % 4 == 1:
        return urlencode({"MessageSid": "SM1", "From": "+33612345678", "Body": "é 🙂"}).encode()
    return form.body(f"Quelles données ? {number}", f"m{dice.randrange(10**9)}")
