"""Buyers and where they live; invented, with the accents and scripts that real address books have."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """A recipient with a deliverable address."""

    name: str
    line1: str
    city: str
    state: str
    postcode: str
    country: str = "US"
    line2: str = ""
    phone: str = ""


def _us(name: str, line1: str, city: str, state: str, postcode: str, line2: str = "") -> Person:
    return Person(name, line1, city, state, postcode, "US", line2, "503-555-0142")


HALDEN_OFFICE = _us("Halden Goods LLC", "1188 NW Marshall St", "Portland", "OR", "97209", "Receiving dock")

NAMED = {
    "split_lost": _us("M. Alder", "2417 SE Ash St", "Portland", "OR", "97214"),
    "overdue": _us("C. Hazel", "91 Wayne Ave", "Dayton", "OH", "45402"),
    "almost_lost": _us("J. Birch", "4106 E 11th St", "Tulsa", "OK", "74112"),
    "no_scans": _us("T. Rowan", "755 N Center St", "Mesa", "AZ", "85201"),
    "unfulfillable_damaged": _us("R. Linden", "212 Cascadilla St", "Ithaca", "NY", "14850"),
    "damaged": _us("A. Willow", "1620 W Bannock St", "Boise", "ID", "83702"),
    "chinese_buyer": _us("王小明", "1355 Market St", "San Francisco", "CA", "94103", "Apt 8B（电梯右侧）"),
    "removal": HALDEN_OFFICE,
    "hold_bad_address": _us("V. Elder", "PO Box 17", "Nowhere", "ZZ", "00000"),
    "invalid": _us("P. Unknown", "1 Nowhere", "Nowhere", "ZZ", "00000"),
}

US_BUYERS = (
    _us("L. Aspen", "18 Congress St", "Portland", "ME", "04101"),
    _us("K. Sorrel", "2210 Lamar Blvd", "Austin", "TX", "78705", "Unit 4"),
    _us("José Núñez", "640 Calle Ocho", "Miami", "FL", "33135"),
    _us("Zoë Brontë", "77 Prospect St", "Providence", "RI", "02906"),
    _us("田中 花子", "1581 Webster St", "San Francisco", "CA", "94115", "#205"),
    _us("陈美玲", "136-20 38th Ave", "Flushing", "NY", "11354", "Apt 12F"),
    _us("D. Juniper", "903 Pearl St", "Boulder", "CO", "80302"),
    _us("Søren Kjær", "411 Skaket Rd", "Orleans", "MA", "02653"),
    _us("O'Neil & Daughters", "5 Dock Sq", "Rockport", "MA", "01966"),
    _us("S. Larch", "1209 Pike Pl", "Seattle", "WA", "98101"),
    _us("N. Cedar", "330 W Juneau Ave", "Milwaukee", "WI", "53203"),
    _us("B. Tamarack", "4th Ave & D St", "Anchorage", "AK", "99501"),
    _us("F. Maple", "84 Cherry St", "Burlington", "VT", "05401"),
    _us("Þóra Jónsdóttir", "1901 Nicollet Ave", "Minneapolis", "MN", "55403"),
    _us("G. Sycamore", "610 Monument Ave", "Richmond", "VA", "23220"),
    _us("H. Poplar", "2801 Magazine St", "New Orleans", "LA", "70115"),
)

DE_BUYERS = (
    Person("Jörg Weiß", "Torstraße 140", "Berlin", "BE", "10119", "DE"),
    Person("Anneliese Groß", "Schulterblatt 36", "Hamburg", "HH", "20357", "DE"),
    Person("Mehmet Yıldız", "Ehrenstraße 7", "Köln", "NW", "50672", "DE"),
    Person("Lena Öhlschläger", "Sendlinger Str. 21", "München", "BY", "80331", "DE"),
)
