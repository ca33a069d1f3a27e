"""The sellers' accounts: marketplace, time zone, currency and the host their customer links point at."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sandbox.scenarios import HALDEN, NORDLICHT


@dataclass(frozen=True)
class Account:
    """One selling account of the world."""

    key: str
    name: str
    marketplace: str
    country: str
    zone: ZoneInfo
    currency: str
    swiship: str
    sales_channel: str
    home_carrier: str


ACCOUNTS = {
    account.key: account
    for account in (
        Account(
            HALDEN, "Halden Goods", "ATVPDKIKX0DER", "US", ZoneInfo("America/Los_Angeles"), "USD",
            "www.swiship.com", "Non-Amazon US", "AMZN_US",
        ),
        Account(
            NORDLICHT, "Nordlicht Handel", "A1PA6795UKMFR9", "DE", ZoneInfo("Europe/Berlin"), "EUR",
            "www.swiship.de", "Non-Amazon DE", "AMZN_DE",
        ),
    )
}  # fmt: skip
