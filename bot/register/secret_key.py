"""The secret that every hash of a register is made with, read from a file that only its owner may read."""

import hashlib
import os
import secrets
import stat
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from bot.register.errors import UnusableKey

_BYTES = 32
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
NOTICE_BYTES, REFERENCE_BYTES = 16, 8


@dataclass(frozen=True)
class RegisterKey:
    """32 random bytes; `id` may be shown."""

    secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.secret) != _BYTES:
            raise ValueError(f"a register's key has {_BYTES} bytes")

    @property
    def id(self) -> str:
        return hashlib.blake2b(key=self.secret, digest_size=4, person=b"key id").hexdigest()

    def notice_hasher(self) -> Callable[[bytes], bytes]:
        """Reference and birth date, as ABC|1980-02-29 → 16 bytes."""
        return self._hasher(b"notice", NOTICE_BYTES)

    def reference_hasher(self) -> Callable[[bytes], bytes]:
        """Reference → 8 bytes: enough to find it again, too few to stand alone."""
        return self._hasher(b"reference", REFERENCE_BYTES)

    def seal(self) -> "hashlib.blake2b":
        """A keyed checksum to be fed: what another key built, or another hand altered, does not match it."""
        return hashlib.blake2b(key=self.secret, digest_size=32, person=b"seal")

    def derived(self, purpose: bytes) -> bytes:
        """32 bytes for another use, from which this key cannot be found."""
        return hashlib.blake2b(key=self.secret, digest_size=_BYTES, person=purpose).digest()

    def _hasher(self, purpose: bytes, size: int) -> Callable[[bytes], bytes]:
        keyed = hashlib.blake2b(key=self.secret, digest_size=size, person=purpose)

        def hashed(value: bytes) -> bytes:
            started = keyed.copy()  # half the time of keying it again
            started.update(value)
            return started.digest()

        return hashed


def read_key(path: Path) -> RegisterKey:
    """Raises UnusableKey: missing, readable by others, or not 64 hexadecimal characters."""
    try:
        mode = path.stat().st_mode
        written = path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        raise UnusableKey("key_missing", path) from None
    except (OSError, UnicodeDecodeError):
        raise UnusableKey("key_unreadable", path) from None
    if mode & _OTHERS:
        raise UnusableKey("key_open_to_others", path)
    try:
        return RegisterKey(bytes.fromhex(written))
    except ValueError:
        raise UnusableKey("key_unreadable", path) from None


def create_key(path: Path) -> RegisterKey:
    """Draws a key into a new file. Raises FileExistsError."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    drawn = secrets.token_bytes(_BYTES)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(drawn.hex() + "\n")
    return RegisterKey(drawn)


def refuse_beside(key_path: Path, register_path: Path) -> None:
    """Raises UnusableKey: who copies the folder of the register must not get its key with it."""
    if key_path.resolve().parent == register_path.resolve().parent:
        raise UnusableKey("key_beside", key_path)
