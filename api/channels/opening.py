"""Which channels the settings open; each needs its secrets, and none is half open."""

from collections.abc import Mapping

from pydantic import SecretStr

from api.channels.base import Channel
from api.channels.chatwoot import Chatwoot
from api.channels.messenger import Messenger
from api.channels.sms_providers import providers
from api.channels.table_sms import SmsAccount, TableSms
from api.channels.telegram import Telegram
from api.channels.twilio import API as TWILIO_API
from api.channels.twilio import TwilioSms
from api.channels.whatsapp import WhatsApp
from bot.settings import Settings

WEBHOOKS = "/webhooks"
TWILIO = "twilio"
# What each channel cannot do without.
_NEEDED = {
    "whatsapp": ("whatsapp_token", "whatsapp_app_secret", "whatsapp_verify_token", "whatsapp_number_id"),
    "messenger": ("messenger_token", "messenger_app_secret", "messenger_verify_token"),
    "telegram": ("telegram_token", "telegram_secret"),
    "sms": ("sms_account", "sms_token", "sms_number"),
    "chatwoot": ("chatwoot_api", "chatwoot_token", "chatwoot_secret"),
}
_NEEDED_OF_TABLE = ("sms_secret", "sms_api")
_BY_ALL = ("public_url",)


def missing_settings(settings: Settings) -> Mapping[str, list[str]]:
    """Channel → names of settings that it lacks, or that name nothing we know; none when it is open."""
    needed = dict(_NEEDED)
    if settings.sms_provider != TWILIO:
        needed["sms"] = (*needed["sms"], *_NEEDED_OF_TABLE)
    missing = {
        channel: [name for name in (*_BY_ALL, *names) if not _value(settings, name)]
        for channel, names in needed.items()
    }
    if settings.sms_provider not in known_sms_providers():
        missing["sms"].append("sms_provider")
    return missing


def known_sms_providers() -> tuple[str, ...]:
    """Raises BrokenPack."""
    return (TWILIO, *providers())


def wished(settings: Settings, channel: str) -> bool:
    """Whether anything of it is set: then what is missing is a mistake, and not a decision."""
    return any(_value(settings, name) for name in _NEEDED[channel])


def webhook_url(settings: Settings, channel: str) -> str:
    return f"{settings.public_url or ''}{WEBHOOKS}/{channel}"


def open_channels(settings: Settings) -> dict[str, Channel]:
    """Raises BrokenPack."""
    missing = missing_settings(settings)
    return {name: _open(settings, name) for name in _NEEDED if not missing[name]}


def _open(settings: Settings, name: str) -> Channel:
    def value(of: str) -> str:
        return _value(settings, of)

    if name == "whatsapp":
        secrets = value("whatsapp_token"), value("whatsapp_app_secret"), value("whatsapp_verify_token")
        return WhatsApp(value("whatsapp_api"), *secrets, value("whatsapp_number_id"))
    if name == "messenger":
        secrets = value("messenger_token"), value("messenger_app_secret"), value("messenger_verify_token")
        return Messenger(value("messenger_api"), *secrets)
    if name == "telegram":
        return Telegram(value("telegram_api"), value("telegram_token"), value("telegram_secret"))
    if name == "chatwoot":
        return Chatwoot(value("chatwoot_api"), value("chatwoot_token"), value("chatwoot_secret"))
    return _open_sms(settings)


def _open_sms(settings: Settings) -> Channel:
    own_url = webhook_url(settings, "sms")
    account, token, number = (_value(settings, f"sms_{name}") for name in ("account", "token", "number"))
    if settings.sms_provider == TWILIO:
        return TwilioSms(settings.sms_api or TWILIO_API, account, token, number, own_url)
    of_account = SmsAccount(
        _value(settings, "sms_api"), account, token, _value(settings, "sms_secret"), number, own_url
    )
    return TableSms(providers()[settings.sms_provider], of_account)


def _value(settings: Settings, name: str) -> str:
    found = getattr(settings, name)
    return found.get_secret_value() if isinstance(found, SecretStr) else found or ""
