"""Addresses a person may be sent to: Swiship and the carriers, from fixed tables, never as told without a
look.

Sources: the traps of Amazon's example (a percent-encoded link that ends in a newline), Swiship's regional
hosts, and the carriers' public tracking pages.
"""

from urllib.parse import parse_qs, quote, unquote, urlsplit

from amazon.words import canonical

_HOME = "www.swiship.com"
_HOSTS = {
    "CA": "www.swiship.ca",
    "AU": "www.swiship.com.au",
    "GB": "www.swiship.co.uk",
    "UK": "www.swiship.co.uk",
    "IE": "www.swiship.co.uk",
    "IN": "www.swiship.co.uk",  # parcels of Amazon India are found there
    "ES": "www.swiship.es",
    "FR": "www.swiship.fr",
    "IT": "www.swiship.it",
    "JP": "www.swiship.jp",
} | dict.fromkeys(("DE", "AT", "BE", "NL", "PL", "SE"), "www.swiship.de")
_ALLOWED = frozenset(_HOSTS.values()) | {_HOME, "swiship.com", "swiship.de", "swiship.jp", "swiship.co.uk"}

COUNTRIES = {
    "ATVPDKIKX0DER": "US",
    "A2EUQ1WTGCTBG2": "CA",
    "A1AM78C64UM0Y8": "MX",
    "A2Q3Y263D00KWC": "BR",
    "A1F83G8C2ARO7P": "GB",
    "A1PA6795UKMFR9": "DE",
    "A13V1IB3VIYZZH": "FR",
    "APJ6JRA9NG5V4": "IT",
    "A1RKKUPIHCS9HS": "ES",
    "A21TJRUUN4KGV": "IN",
    "A1VC38T7YXB528": "JP",
    "A39IBJ37TRP1C6": "AU",
    "A19VAU5U5O7RUS": "SG",
}

_CARRIERS = {
    "ups": "https://www.ups.com/track?loc=en_US&tracknum={}",
    "fedex": "https://www.fedex.com/apps/fedextrack/?tracknumbers={}",
    "usps": "https://tools.usps.com/go/TrackConfirmAction?tLabels={}",
    "dhl": "https://www.dhl.com/en/express/tracking.html?brand=DHL&AWB={}",
    "ontrac": "https://www.ontrac.com/tracking/?number={}",
    "amazon": "https://track.amazon.com/tracking/{}",
}
# longest first where one begins with another; the words in which Amazon and people name them, in canonical
# form
_NAMES = (
    ("unitedparcelservice", "ups"),
    ("unitedstatespostalservice", "usps"),
    ("federalexpress", "fedex"),
    ("amazonlogistics", "amazon"),
    ("usps", "usps"),
    ("fedex", "fedex"),
    ("ontrac", "ontrac"),
    ("amazon", "amazon"),
    ("amzl", "amazon"),
    ("amzn", "amazon"),
    ("ups", "ups"),
    ("dhl", "dhl"),
)


def swiship_link(told: str, tracking_number: str, *, marketplace_id: str = "", country: str = "") -> str:
    """The customer's page on Swiship: Amazon's own link when it is one, else built from the number.

    "" without either.
    """
    return _checked(told) or _built(tracking_number, country or COUNTRIES.get(marketplace_id, ""))


def carrier_link(carrier: str, tracking_number: str) -> str:
    """The carrier's page for a number, the carrier as Amazon names it.

    "" for carriers that are not in the table.
    """
    page = _CARRIERS.get(carrier_key(carrier), "")
    number = tracking_number.strip()
    return page.format(quote(number, safe="")) if page and number else ""


def carrier_key(carrier: str) -> str:
    """One word for a carrier that is written in many ways (UPS_GROUND, United Parcel Service): "ups".

    "" if unknown.
    """
    word = canonical(carrier)
    return next((key for name, key in _NAMES if word.startswith(name)), "")


def _checked(told: str) -> str:
    """Amazon's link, decoded and stripped, when it is https on a Swiship host and carries a number."""
    link = told.strip()
    if "%3a%2f%2f" in link.lower():
        link = unquote(link).strip()
    try:
        address = urlsplit(link)
        plain_port = address.port in (None, 443)
    except ValueError:
        return ""
    number = parse_qs(address.query).get("id", [""])[0].strip()
    plain = address.scheme == "https" and plain_port and not address.username and not address.password
    if not plain or address.hostname not in _ALLOWED or not number:
        return ""
    return f"https://{address.hostname}/track?id={quote(number, safe='')}"


def _built(tracking_number: str, country: str) -> str:
    number = tracking_number.strip()
    return f"https://{_HOSTS.get(country.upper(), _HOME)}/track?id={quote(number, safe='')}" if number else ""
