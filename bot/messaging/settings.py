"""Settings of the messaging channels: a channel without its secrets is closed."""

from typing import Annotated

from pydantic import AfterValidator, SecretStr
from pydantic_settings import BaseSettings

_HERE = ("http://127.0.0.1", "http://localhost", "http://[::1]")


def _address(written: str | None) -> str | None:
    """Calls carry secrets: unencrypted only on this machine, for tests and `vigie channels check`."""
    if written is None:
        return None
    if not written.startswith(("https://", *_HERE)):
        raise ValueError("must begin with https://")
    return written.rstrip("/")


Address = Annotated[str | None, AfterValidator(_address)]


class ChannelSettings(BaseSettings):
    """`…_api`: the provider's address, another one for a simulator."""

    # Where people reach this Vigie; one-time links and some signatures need it.
    public_url: Address = None
    # Seals addresses of people in the store; every gateway needs the same. Unset: drawn into folder `keys`.
    channel_key: SecretStr | None = None
    whatsapp_token: SecretStr | None = None
    whatsapp_app_secret: SecretStr | None = None
    whatsapp_verify_token: SecretStr | None = None
    whatsapp_number_id: str | None = None
    whatsapp_api: Address = "https://graph.facebook.com/v23.0"
    messenger_token: SecretStr | None = None
    messenger_app_secret: SecretStr | None = None
    messenger_verify_token: SecretStr | None = None
    messenger_api: Address = "https://graph.facebook.com/v23.0"
    telegram_token: SecretStr | None = None
    telegram_secret: SecretStr | None = None
    telegram_api: Address = "https://api.telegram.org"
    # `twilio`, or a name of data/messaging/sms_providers.yml.
    sms_provider: str = "twilio"
    sms_account: str | None = None
    sms_token: SecretStr | None = None
    # What calls are signed with; Twilio signs with the token.
    sms_secret: SecretStr | None = None
    sms_number: str | None = None
    sms_api: Address = None
    # The organisation's own Chatwoot, where its people answer.
    chatwoot_api: Address = None
    chatwoot_token: SecretStr | None = None
    chatwoot_secret: SecretStr | None = None
