import pytest

from amazon.links import carrier_key, carrier_link, swiship_link

ENCODED = "https%3A%2F%2Fwww.swiship.com%2Ftrack%3Fid%3D1Z50V7420354708051%0A"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (ENCODED, "https://www.swiship.com/track?id=1Z50V7420354708051"),
        ("https://www.swiship.com/track?id=TBA1", "https://www.swiship.com/track?id=TBA1"),
        (
            "https://www.swiship.co.uk/track?loc=en-GB&id=UK2978244305",
            "https://www.swiship.co.uk/track?id=UK2978244305",
        ),
        (" https://WWW.SWISHIP.DE:443/track?id=A%20B/\n", "https://www.swiship.de/track?id=A%20B%2F"),
    ],
)
def test_amazons_link_is_cleaned(told: str, expected: str) -> None:
    assert swiship_link(told, "OTHER") == expected


@pytest.mark.parametrize(
    "told",
    [
        "",
        "http://www.swiship.com/track?id=1",
        "javascript:alert(1)//www.swiship.com/track?id=1",
        "https://www.swiship.com.evil.example/track?id=1",
        "https://evil.example/track?id=1#www.swiship.com",
        "https://www.swiship.com@evil.example/track?id=1",
        "https://me:you@www.swiship.com/track?id=1",
        "https://www.swiship.com:8443/track?id=1",
        "https://www.swiship.com:port/track?id=1",
        "https://[www.swiship.com/track?id=1",
        "https://www.swiship.com/track",
        "https%3A%2F%2Fevil.example%2Ftrack%3Fid%3D1",
        "//www.swiship.com/track?id=1",
    ],
)
def test_any_other_link_is_replaced_by_one_of_our_own(told: str) -> None:
    assert swiship_link(told, "TBA1") == "https://www.swiship.com/track?id=TBA1"


@pytest.mark.parametrize(
    ("marketplace", "country", "host"),
    [
        ("ATVPDKIKX0DER", "", "www.swiship.com"),
        ("A1F83G8C2ARO7P", "", "www.swiship.co.uk"),
        ("A1VC38T7YXB528", "", "www.swiship.jp"),
        ("", "nl", "www.swiship.de"),
        ("ATVPDKIKX0DER", "CA", "www.swiship.ca"),
        ("31060", "", "www.swiship.com"),
    ],
)
def test_a_link_is_built_for_the_marketplace(marketplace: str, country: str, host: str) -> None:
    link = swiship_link("", " A/B&c=1 ", marketplace_id=marketplace, country=country)
    assert link == f"https://{host}/track?id=A%2FB%26c%3D1"


def test_without_link_and_number_there_is_no_link() -> None:
    assert swiship_link("", "  ") == ""


@pytest.mark.parametrize(
    ("carrier", "link"),
    [
        ("UPS", "https://www.ups.com/track?loc=en_US&tracknum=1%2F2"),
        ("United Parcel Service", "https://www.ups.com/track?loc=en_US&tracknum=1%2F2"),
        ("UPS_GROUND", "https://www.ups.com/track?loc=en_US&tracknum=1%2F2"),
        ("FedEx", "https://www.fedex.com/apps/fedextrack/?tracknumbers=1%2F2"),
        ("USPS", "https://tools.usps.com/go/TrackConfirmAction?tLabels=1%2F2"),
        ("DHL", "https://www.dhl.com/en/express/tracking.html?brand=DHL&AWB=1%2F2"),
        ("OnTrac", "https://www.ontrac.com/tracking/?number=1%2F2"),
        ("Amazon Logistics", "https://track.amazon.com/tracking/1%2F2"),
        ("AMZL_US_PREMIUM", "https://track.amazon.com/tracking/1%2F2"),
        ("Acme Rocket", ""),
        ("", ""),
    ],
)
def test_carrier_pages_come_from_a_table(carrier: str, link: str) -> None:
    assert carrier_link(carrier, "1/2") == link


def test_a_carrier_page_needs_a_number() -> None:
    assert carrier_link("UPS", " ") == ""
    assert carrier_key("USPS_FIRST_CLASS") == "usps"
