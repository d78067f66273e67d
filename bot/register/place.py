"""Where the settings say that a register and its key are."""

from pathlib import Path

from bot.register.secret_key import RegisterKey, read_key, refuse_beside
from bot.settings import Settings

SUFFIX = ".register"


def register_path(settings: Settings, incident: str) -> Path:
    return registers_folder(settings) / f"{incident}{SUFFIX}"


def registers_folder(settings: Settings) -> Path:
    return settings.register_dir or settings.data_dir / "registers"


def key_path(settings: Settings) -> Path:
    return settings.register_key_file or settings.data_dir / "keys" / "register.key"


def register_key(settings: Settings) -> RegisterKey:
    """From the setting, else from its file. Raises UnusableKey."""
    if settings.register_key is not None:
        return RegisterKey(bytes.fromhex(settings.register_key.get_secret_value()))
    refuse_beside(key_path(settings), registers_folder(settings) / "any")
    return read_key(key_path(settings))
