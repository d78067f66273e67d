"""Every setting of Vigie: read once from VIGIE_* variables, checked at start, frozen."""

import re
from functools import cache
from pathlib import Path

from pydantic import AliasChoices, Field, SecretStr, field_validator, model_validator
from pydantic_settings import SettingsConfigDict

from bot.handover.hours import Hours
from bot.knowledge.bilingual import DEFAULT_LANGUAGE, Language
from bot.messaging.settings import ChannelSettings

PROJECT = Path(__file__).resolve().parent.parent


class Settings(ChannelSettings):
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
    # Only in development may agents sign in without second factor, or through a provider without https.
    development: bool = False
    agent_idle_minutes: int = Field(default=15, ge=1, le=720)
    agent_second_factor: bool = True
    agent_openings_an_hour: int = Field(default=60, ge=1)
    # Chains the audit; every gateway needs the same. Unset: drawn into folder `keys` of data_dir.
    audit_key: SecretStr | None = None
    # The organisation's own sign-in (OpenID Connect); the claim may be a path such as realm_access.roles.
    oidc_issuer: str | None = None
    oidc_client_id: str | None = None
    oidc_client_secret: SecretStr | None = None
    oidc_role_claim: str = "roles"
    oidc_supervisor_value: str = "vigie-supervisor"
    oidc_agent_value: str = "vigie-agent"
    # When people of the organisation answer, on the clock of Paris (the default: whenever one is there); how
    # long somebody waits before they are told that nobody could come; how long an agent may leave a message.
    agent_hours: str = "Mo-Su 00:00-24:00"
    agent_waiting_minutes: int = Field(default=15, ge=1, le=240)
    agent_silence_minutes: int = Field(default=5, ge=1, le=60)
    # A number that somebody left to be called back is forgotten after so many days.
    call_back_days: int = Field(default=3, ge=1, le=30)

    @model_validator(mode="after")
    def _origins_are_exact(self) -> "Settings":
        # A wildcard would let any site open conversations in a visitor's name.
        if any(
            "*" in origin or not origin.startswith(("https://", "http://")) for origin in self.allowed_origins
        ):
            raise ValueError("allowed_origins must be full origins such as https://help.example.org")
        return self

    @field_validator("agent_hours")
    @classmethod
    def _hours_are_readable(cls, written: str) -> str:
        Hours.read(written)
        return written

    @model_validator(mode="after")
    def _agents_are_safe(self) -> "Settings":
        if not self.agent_second_factor and not self.development:
            raise ValueError("agent_second_factor may be off only with development on")
        if self.oidc_issuer is None:
            return self
        if not self.oidc_client_id or self.oidc_client_secret is None:
            raise ValueError("oidc_issuer needs oidc_client_id and oidc_client_secret")
        if not self.oidc_issuer.startswith("https://") and not self.development:
            raise ValueError("oidc_issuer must begin with https://")
        return self

    @field_validator("register_key", "outcome_key", "audit_key", "channel_key")
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
