"""Names of people and of messages outside Vigie: keyed hashes in the store, addresses sealed beside them."""

import base64
import hashlib
import secrets
from contextlib import suppress

from cryptography.fernet import Fernet, InvalidToken

from bot.register.secret_key import RegisterKey, create_key, read_key
from bot.settings import Settings

_HASH_BYTES = 16
_KEY_BYTES = 32


class Names:
    """Without the key, which is not in the store, neither a hash nor a seal tells anything."""

    def __init__(self, key: RegisterKey) -> None:
        self._secret = key.derived(b"messaging hash")
        self._box = Fernet(base64.urlsafe_b64encode(key.derived(b"messaging seal")))

    def hashed(self, channel: str, kind: str, name: str) -> str:
        """32 hexadecimal characters; another channel or kind gives another hash."""
        written = f"{channel}\0{kind}\0{name}".encode("utf-8", "surrogatepass")
        return hashlib.blake2b(written, key=self._secret, digest_size=_HASH_BYTES).hexdigest()

    def sealed(self, address: str) -> str:
        return self._box.encrypt(address.encode()).decode()

    def opened(self, sealed: str) -> str | None:
        """None for what another key sealed."""
        try:
            return self._box.decrypt(sealed.encode()).decode()
        except InvalidToken:
            return None


def throwaway_names() -> Names:
    """Where nobody writes from outside, no key is kept."""
    return Names(RegisterKey(secrets.token_bytes(_KEY_BYTES)))


def open_names(settings: Settings) -> Names:
    """A drawn key suits one machine. Raises UnusableKey."""
    if settings.channel_key is not None:
        return Names(RegisterKey(bytes.fromhex(settings.channel_key.get_secret_value())))
    path = settings.data_dir / "keys" / "channels.key"
    with suppress(FileExistsError):
        return Names(create_key(path))
    return Names(read_key(path))
