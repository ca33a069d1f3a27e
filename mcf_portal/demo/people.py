"""Who is in the demo: two sellers connected to the simulated Amazon, and the people who work for them."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from allauth.account.models import EmailAddress

from inventory.actions import set_estimated_proceeds, set_sourcing_cost
from inventory.models import Product
from sellers.actions import Credentials, connect_amazon
from sellers.models import AmazonConnection, Marketplace, Membership, Role, Seller, User

PASSWORD = "demo-portal-2026"  # noqa: S105 - of invented people, printed on purpose
COSTS_FROM = date(2025, 1, 1)


@dataclass(frozen=True)
class Business:
    """A demo seller and its account at the simulated Amazon."""

    name: str
    marketplace: str
    refresh_token: str
    support_email: str


HALDEN = Business("Halden Goods", "ATVPDKIKX0DER", "Atzr|demo-halden", "help@halden-goods.example")
NORDLICHT = Business("Nordlicht Handel", "A1PA6795UKMFR9", "Atzr|demo-nordlicht", "hilfe@nordlicht.example")
# e-mail, first name, last name, businesses with the role there
PEOPLE = (
    ("seller@demo.test", "Lena", "Marsh", ((HALDEN, Role.SELLER),)),
    ("support@demo.test", "Sam", "Ortega", ((HALDEN, Role.SUPPORT),)),
    ("both@demo.test", "Bea", "Holm", ((HALDEN, Role.SELLER), (NORDLICHT, Role.SELLER))),
)
ADMIN = ("admin@demo.test", "Ada", "Winter")
# What one unit costs to buy, and what a sale of it on Amazon brings after fees
MONEY = {
    "HG-THR-OAT": ("27.40", "51.20"),
    "HG-THR-MOS": ("27.40", "51.20"),
    "HG-MUG-12-FOR": ("5.15", "11.90"),
    "HG-MUG-12-CRE": ("5.15", "11.90"),
    "HG-APR-RUS": ("13.80", "30.10"),
    "HG-POU-STO": ("19.25", "38.70"),
    "HG-BTL-24-SLA": ("8.60", "19.85"),
    "HG-LMP-BRS": ("27.40", "59.73"),
    "HG-TRV-RND": ("7.10", "16.20"),
    "HG-BRD-ACA": ("11.90", "26.40"),
    "HG-CAF-PRS": ("15.30", "32.60"),
    "HG-LNT-OIL": ("4.20", "9.80"),
    "NH-LMP-EIC": ("41.00", "83.50"),
    "NH-KRZ-BIE": ("4.30", "9.10"),
    "NH-DEC-GRA": ("31.00", "60.20"),
}


def make_seller(business: Business) -> Seller:
    """The seller of that name, made when there is none yet."""
    found = Seller.objects.filter(name=business.name).first()
    if found is not None:
        return found
    place = Marketplace.objects.get(pk=business.marketplace)
    return Seller.objects.create(name=business.name, marketplace=place, support_email=business.support_email)


def connect(seller: Seller, business: Business, *, at: datetime) -> AmazonConnection:
    """Connect the seller with the demo application, at the installation's own endpoints.

    Again when the stored secrets can no longer be opened, because the installation's key has changed.
    """
    found = AmazonConnection.objects.for_seller(seller).first()
    credentials = Credentials(
        endpoint="",
        lwa_endpoint="",
        client_id="demo-client",
        client_secret="demo-secret",  # noqa: S106 - of the simulated Amazon
        refresh_token=business.refresh_token,
    )
    if found is not None and found.client_secret and found.refresh_token and not found.needs_reconnect:
        return found
    return connect_amazon(seller=seller, credentials=credentials, by=None, at=at)


def make_people(sellers: dict[Business, Seller]) -> None:
    """The people and for whom they work; a password that somebody has changed stays changed."""
    for email, first, last, places in PEOPLE:
        person = _person(email, first, last)
        for business, role in places:
            Membership.objects.get_or_create(user=person, seller=sellers[business], defaults={"role": role})
    _person(*ADMIN, is_staff=True, is_superuser=True)


def _person(email: str, first: str, last: str, **rights: bool) -> User:
    found = User.objects.filter(email=email).first()
    if found is None:
        found = User.objects.create_user(email, PASSWORD, first_name=first, last_name=last, **rights)
    EmailAddress.objects.get_or_create(user=found, email=email, defaults={"verified": True, "primary": True})
    return found


def enter_money(seller: Seller, *, by: User, at: datetime) -> int:
    """Sourcing costs and proceeds for products that have none; returns for how many."""
    entered = 0
    for product in Product.objects.for_seller(seller).filter(sku__in=MONEY, estimated_proceeds=None):
        cost, proceeds = (Decimal(value) for value in MONEY[product.sku])
        set_sourcing_cost(product=product, amount=cost, valid_from=COSTS_FROM, by=by, at=at)
        set_estimated_proceeds(product=product, amount=proceeds, by=by, at=at)
        entered += 1
    return entered
