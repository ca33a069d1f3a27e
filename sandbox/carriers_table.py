"""The carriers of the world: code, name, phone, site and how their numbers are made."""

from collections.abc import Callable
from dataclasses import dataclass

from sandbox import numbers


@dataclass(frozen=True)
class Carrier:
    """A carrier as Amazon's answers name it."""

    code: str
    name: str
    phone: str
    url: str
    number: Callable[[int], str]
    ship_method: str


CARRIERS = {
    carrier.code: carrier
    for carrier in (
        Carrier(
            "AMZN_US",
            "Amazon Logistics",
            "1-888-280-4331",
            "https://track.amazon.com",
            numbers.amazon_us,
            "AMZL_US_PREMIUM",
        ),
        Carrier(
            "AMZN_DE",
            "Amazon Logistics",
            "0800-3638469",
            "https://track.amazon.de",
            numbers.amazon_de,
            "AMZL_DE_STD",
        ),
        Carrier(
            "UPS", "United Parcel Service", "1-800-742-5877", "https://www.ups.com", numbers.ups, "UPS_GROUND"
        ),
        Carrier(
            "USPS",
            "United States Postal Service",
            "1-800-275-8777",
            "https://www.usps.com",
            numbers.usps,
            "USPS_GROUND_ADVANTAGE",
        ),
        Carrier(
            "FEDEX",
            "Federal Express",
            "1-800-463-3339",
            "https://www.fedex.com",
            numbers.fedex,
            "FEDEX_EXPRESS",
        ),
        Carrier("DHL", "DHL Express", "1-800-225-5345", "https://www.dhl.com", numbers.dhl, "DHL_EXPRESS"),
        Carrier(
            "ONTRAC", "OnTrac", "1-800-334-5000", "https://www.ontrac.com", numbers.ontrac, "ONTRAC_GROUND"
        ),
    )
}
UNKNOWN = Carrier("ACME_ROCKET", "Acme Rocket Freight", "", "", numbers.ontrac, "ACME_ROCKET_1")


def carrier(code: str) -> Carrier:
    """The carrier of that code; a code no model knows gets a carrier no model knows."""
    return CARRIERS.get(code, UNKNOWN)
