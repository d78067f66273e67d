"""Who may read the key of a register, and where it may be."""

from pathlib import Path

import pytest

from bot.register.errors import UnusableKey
from bot.register.secret_key import create_key, read_key, refuse_beside


def test_a_new_key_is_for_its_owner_only_and_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "register.key"
    created = create_key(path)
    assert read_key(path) == created
    assert path.stat().st_mode & 0o077 == 0
    with pytest.raises(FileExistsError):
        create_key(path)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620])
def test_a_key_that_others_can_open_is_refused(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "register.key"
    create_key(path)
    path.chmod(mode)
    with pytest.raises(UnusableKey, match="key_open_to_others"):
        read_key(path)


@pytest.mark.parametrize("content", ["", "secret", "ab" * 31, "é" * 64])
def test_what_is_no_key_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "register.key"
    path.touch(0o600)
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UnusableKey, match="key_unreadable"):
        read_key(path)


def test_a_key_beside_its_register_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableKey, match="key_beside"):
        refuse_beside(tmp_path / "register.key", tmp_path / "cnam-2022.register")


def test_the_key_never_shows_itself(tmp_path: Path) -> None:
    key = create_key(tmp_path / "register.key")
    assert key.secret.hex() not in repr(key)
    assert str(key.secret) not in repr(key)
