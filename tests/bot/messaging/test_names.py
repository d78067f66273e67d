"""Who writes stands in the store as hashes and seals that tell nothing without the key."""

from pathlib import Path

import pytest

from bot.messaging.names import Names, open_names
from bot.register.secret_key import RegisterKey
from bot.settings import Settings

PHONE = "33612345678"


def names(byte: int = 1) -> Names:
    return Names(RegisterKey(bytes([byte]) * 32))


def test_hash_depends_on_key_channel_and_kind() -> None:
    hashes = {
        names().hashed("sms", "sender", PHONE),
        names(2).hashed("sms", "sender", PHONE),
        names().hashed("whatsapp", "sender", PHONE),
        names().hashed("sms", "message", PHONE),
    }
    assert len(hashes) == 4
    assert not any(PHONE in each for each in hashes)
    assert names().hashed("sms", "sender", PHONE) in hashes


def test_seal_is_opened_by_its_key_only() -> None:
    sealed = names().sealed(PHONE)
    assert PHONE not in sealed
    assert sealed != names().sealed(PHONE)
    assert names().opened(sealed) == PHONE
    assert names(2).opened(sealed) is None
    assert names().opened("nothing sealed") is None


def test_drawn_key_is_kept_for_its_owner_alone(tmp_path: Path) -> None:
    chosen = Settings(data_dir=tmp_path)
    sealed = open_names(chosen).sealed(PHONE)
    assert open_names(chosen).opened(sealed) == PHONE
    assert (tmp_path / "keys" / "channels.key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("key", ["short", "g" * 64])
def test_bad_key_is_refused_at_start(key: str) -> None:
    with pytest.raises(ValueError, match="64 hexadecimal"):
        Settings(channel_key=key)


@pytest.mark.parametrize("address", ["http://aide.example.org", "ftp://x", "aide.example.org"])
def test_secrets_never_go_out_unencrypted(address: str) -> None:
    with pytest.raises(ValueError, match="https"):
        Settings(whatsapp_api=address)
    with pytest.raises(ValueError, match="https"):
        Settings(public_url=address)
