"""Passwords as argon2 hashes, made in two threads: a flood of sign-ins cannot take the machine's memory."""

import asyncio
import base64
import secrets
import unicodedata
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from bot.agents.errors import WeakPassword

SHORTEST = 12
# Each hash takes 64 MiB while it is made.
_AT_ONCE = 2
R = TypeVar("R")


@dataclass(frozen=True)
class Verdict:
    """`renewed`: the hash to keep instead, when the parameters changed since it was made."""

    right: bool
    renewed: str = field(default="", repr=False)


class Passwords:
    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._threads = ThreadPoolExecutor(_AT_ONCE, "password")
        self._decoy = _decoy(self._hasher)

    async def hashed(self, password: str) -> str:
        """Raises WeakPassword."""
        normal = _normal(password)
        if len(normal) < SHORTEST:
            raise WeakPassword
        return await self._in_thread(self._hasher.hash, _bytes(normal))

    async def verdict(self, kept: str, password: str) -> Verdict:
        """Takes the same time without a kept hash."""
        return await self._in_thread(self._verdict, kept or self._decoy, _bytes(_normal(password)))

    async def _in_thread(self, work: Callable[..., R], *given: object) -> R:
        return await asyncio.get_running_loop().run_in_executor(self._threads, work, *given)

    def _verdict(self, kept: str, password: bytes) -> Verdict:
        try:
            self._hasher.verify(kept, password)
        except (VerificationError, InvalidHashError):
            return Verdict(right=False)
        old = self._hasher.check_needs_rehash(kept)
        return Verdict(right=True, renewed=self._hasher.hash(password) if old else "")


def _normal(password: str) -> str:
    """Keyboards write an accented letter in one sign or in two."""
    return unicodedata.normalize("NFKC", password)


def _bytes(password: str) -> bytes:
    return password.encode("utf-8", "surrogatepass")


def _decoy(hasher: PasswordHasher) -> str:
    """A hash that no password has, as costly to check as any other."""
    salt, digest = (_base64(secrets.token_bytes(size)) for size in (hasher.salt_len, hasher.hash_len))
    costs = f"m={hasher.memory_cost},t={hasher.time_cost},p={hasher.parallelism}"
    return f"$argon2id$v=19${costs}${salt}${digest}"


def _base64(value: bytes) -> str:
    return base64.b64encode(value).decode().rstrip("=")
