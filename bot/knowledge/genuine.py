"""What is known of an incident's genuine notices, as data that a described message is compared with."""

from datetime import date

from pydantic import Field, model_validator

from bot.knowledge.bilingual import Strict
from bot.register.channel import NoticeChannel

Asked = str


class Window(Strict):
    """Both days included."""

    first: date
    last: date

    @model_validator(mode="after")
    def _in_order(self) -> "Window":
        if self.last < self.first:
            raise ValueError("the last day comes before the first")
        return self

    def meets(self, other: "Window") -> bool:
        return self.first <= other.last and other.first <= self.last


class Campaign(Strict):
    """Genuine messages about something else at the time: what they asked for, and through which sites."""

    window: Window
    asks: tuple[Asked, ...]
    sites: tuple[str, ...]


class GenuineNotice(Strict):
    """`channels`: when notices went out, by channel. `sites` are registrable domains of the organisation.

    `partners`: those of others who notify too. A match proves nothing: a sender can be forged.
    """

    channels: dict[NoticeChannel, Window] = Field(min_length=1)
    sites: tuple[str, ...]
    partners: tuple[str, ...] = ()
    never_asks: tuple[Asked, ...]
    campaigns: tuple[Campaign, ...] = ()

    def known_sites(self) -> frozenset[str]:
        of_campaigns = (site for campaign in self.campaigns for site in campaign.sites)
        return frozenset({*self.sites, *self.partners, *of_campaigns})
