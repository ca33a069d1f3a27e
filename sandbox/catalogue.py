"""What the sellers sell, and the fulfillment centres that hold it."""

from dataclasses import dataclass
from decimal import Decimal

from sandbox.scenarios import HALDEN, NORDLICHT


@dataclass(frozen=True)
class Product:
    """One SKU: its names, its price and what should be on the shelf when the world is born."""

    sku: str
    fnsku: str
    asin: str
    name: str
    price: Decimal
    pounds: Decimal
    on_hand: int
    hazmat: str = ""  # an ineligibility code of the Inbound Eligibility API
    inbound: int = 0  # units on their way to the centres, still under way while the world lasts


@dataclass(frozen=True)
class Centre:
    """A fulfillment centre: its code and the address that returns go to."""

    code: str
    street: str
    city: str
    state: str
    postcode: str
    country: str


def _p(
    sku: str, no: int, name: str, price: str, pounds: str, on_hand: int, hazmat: str = "", inbound: int = 0
) -> Product:
    fnsku, asin = f"X00{no:04d}HG{no % 7}", f"B0C{no:04d}K{no % 9}Q"
    return Product(sku, fnsku, asin, name, Decimal(price), Decimal(pounds), on_hand, hazmat, inbound)


PRODUCTS: dict[str, tuple[Product, ...]] = {
    HALDEN: (
        _p("HG-THR-OAT", 1101, "Merino throw blanket, oat", "68.00", "2.4", 140),
        _p("HG-THR-MOS", 1102, "Merino throw blanket, moss", "68.00", "2.4", 85),
        _p("HG-MUG-12-FOR", 1201, "Enamel camp mug, 12 oz, forest", "18.50", "0.8", 420),
        _p("HG-MUG-12-CRE", 1202, "Enamel camp mug, 12 oz, cream", "18.50", "0.8", 310),
        _p("HG-APR-RUS", 1301, "Linen apron, rust", "42.00", "0.9", 96),
        _p("HG-POU-STO", 1401, "Stoneware pour-over set", "54.00", "3.1", 0, inbound=48),
        _p("HG-BTL-24-SLA", 1501, "Steel water bottle, 24 oz, slate", "29.00", "1.1", 260),
        _p("HG-LMP-BRS", 1601, "Pleated table lamp, brass", "89.00", "4.2", 44),
        _p("HG-TRV-RND", 1701, "Cast-iron trivet, round", "24.00", "2.8", 130),
        _p("HG-BRD-ACA", 1801, "Acacia serving board", "38.00", "2.2", 75),
        _p("HG-CAF-PRS", 1802, "Café press, 8 cups, crème", "46.00", "2.0", 60),
        _p("HG-LNT-OIL", 1901, "Citronella lantern oil, 16 oz", "16.00", "1.3", 35, "FBA_INB_0014"),
        _p("HG SET A+B&C", 1951, "Gift set: mug, board & bottle", "79.00", "4.0", 28),
    ),
    NORDLICHT: (
        _p("NH-LMP-EIC", 5101, "Tischleuchte, Eiche", "119.00", "3.0", 40),
        _p("NH-KRZ-BIE", 5201, "Bienenwachskerze, groß", "14.90", "0.9", 300),
        _p("NH-DEC-GRA", 5301, "Wolldecke, grau", "84.00", "2.6", 90),
    ),
}

BY_SKU = {(account, p.sku): p for account, products in PRODUCTS.items() for p in products}

CENTRES: dict[str, tuple[Centre, ...]] = {
    HALDEN: (
        Centre("SMF3", "3923 S B St", "Stockton", "CA", "95206", "US"),
        Centre("TUS1", "5333 W Lower Buckeye Rd", "Phoenix", "AZ", "85043", "US"),
        Centre("IND9", "1151 S Graham Rd", "Greenwood", "IN", "46143", "US"),
    ),
    NORDLICHT: (Centre("LEJ1", "Amazonstraße 1", "Leipzig", "SN", "04347", "DE"),),
}

CENTRE = {centre.code: centre for centres in CENTRES.values() for centre in centres}


def product(account: str, sku: str) -> Product | None:
    """The account's product of that SKU, or None."""
    return BY_SKU.get((account, sku))
