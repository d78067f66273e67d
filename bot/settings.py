"""Every setting of Vigie: read once from VIGIE_* variables, checked at start, frozen."""

import re
from functools import cache
from pathlib import Path

from pydantic import AliasChoices, Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.knowledge.bilingual import DEFAULT_LANGUAGE, Language

PROJECT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """`redis_url` unset means: `vigie serve` starts an embedded store under `data_dir`."""

    model_config = SettingsConfigDict(env_prefix="VIGIE_", env_file=".env", frozen=True, extra="ignore")

    redis_url: str | None = None
    data_dir: Path = Path("var")
    host: str = Field(default="127.0.0.1", validation_alias=AliasChoices("VIGIE_HOST", "HOST"))
    port: int = Field(default=8000, ge=0, le=65535, validation_alias=AliasChoices("VIGIE_PORT", "PORT"))
    workers: int | None = Field(default=None, ge=0, le=64)
    project_dir: Path = PROJECT
    models_dir: Path = Path("models")
    default_incident: str = "cnam-2022"
    default_language: Language = DEFAULT_LANGUAGE
    retention_days: int = Field(default=30, ge=1, le=365)
    answer_wait_seconds: float = Field(default=8.0, gt=0, le=30)
    allowed_origins: tuple[str, ...] = ()
    # Default: folders `registers` and `keys` of data_dir; the key itself where no file can be kept.
    register_dir: Path | None = None
    register_key_file: Path | None = None
    register_key: SecretStr | None = None
    # Signs what a verification found; verifier and workers share it. `vigie serve` draws one for itself.
    outcome_key: SecretStr | None = None
    # Whether this gateway answers verifications itself, and the proxies whose X-Forwarded-For is believed.
    verifies: bool = True
    trusted_proxies: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _origins_are_exact(self) -> "Settings":
        # A wildcard would let any site open conversations in a visitor's name.
        if any(
            "*" in origin or not origin.startswith(("https://", "http://")) for origin in self.allowed_origins
        ):
            raise ValueError("allowed_origins must be full origins such as https://help.example.org")
        return self

    @field_validator("register_key", "outcome_key")
    @classmethod
    def _key_is_hexadecimal(cls, key: SecretStr | None) -> SecretStr | None:
        if key is not None and not re.fullmatch(r"[0-9a-fA-F]{64}", key.get_secret_value()):
            raise ValueError("a key is 64 hexadecimal characters")
        return key

    @property
    def knowledge_dir(self) -> Path:
        return self.project_dir / "data"

    @property
    def domain_file(self) -> Path:
        return self.project_dir / "domain.yml"

    @property
    def retention_seconds(self) -> int:
        return self.retention_days * 24 * 3600


@cache
def settings() -> Settings:
    """The one settings object of this process. Raises pydantic.ValidationError when a variable is wrong."""
    return Settings()
