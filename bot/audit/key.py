"""The secret that the audit is chained with: from the setting, else drawn once into the data directory."""

from contextlib import suppress

from bot.register.secret_key import RegisterKey, create_key, read_key
from bot.settings import Settings


def audit_key(settings: Settings) -> RegisterKey:
    """A drawn one suits one machine. Raises UnusableKey."""
    if settings.audit_key is not None:
        return RegisterKey(bytes.fromhex(settings.audit_key.get_secret_value()))
    path = settings.data_dir / "keys" / "audit.key"
    with suppress(FileExistsError):
        return create_key(path)
    return read_key(path)
