"""Time-based codes (RFC 6238): six digits, one step early or late, each accepted once."""

import hmac

import pyotp

_STEP_SECONDS = 30
_TOLERATED = (0, -1, 1)
_DIGITS = 6
_ISSUER = "Vigie"
# Checked in place of a missing one, so that the time is the same.
_DECOY = "A" * 32


def new_secret() -> str:
    return pyotp.random_base32()


def address_of_secret(name: str, secret: str) -> str:
    """The otpauth URI that a phone scans."""
    return pyotp.TOTP(secret, name=name, issuer=_ISSUER).provisioning_uri()


def step_of(secret: str, code: str, now: float) -> int | None:
    """The time step that the code belongs to, None when it is wrong; the store says whether it was used."""
    typed = "".join(code.split()).encode(errors="replace")
    codes = pyotp.TOTP(secret or _DECOY, digits=_DIGITS)
    current = int(now) // _STEP_SECONDS
    steps = [current + offset for offset in _TOLERATED]
    right = [step for step in steps if hmac.compare_digest(codes.generate_otp(step).encode(), typed)]
    return right[0] if right and secret else None
