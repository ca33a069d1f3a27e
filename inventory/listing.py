"""The list of products: which are shown for an address, how many each tab holds, and pages by SKU."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from inventory.hazmat import BLOCKING
from inventory.models import Product, ProductQuerySet
from sellers.models import Seller

SIZE = 50
TABS: dict[str, tuple[Promise, Q]] = {
    "all": (_("All"), Q()),
    "low": (_("Runs out"), Q(forecast__alert="low")),
    "empty": (_("Nothing left"), Q(forecast__alert="empty")),
    "hazmat": (_("Hazmat"), Q(hazmat__in=BLOCKING)),
    "broken": (_("Unfulfillable units"), Q(unfulfillable__gt=0)),
}


@dataclass(frozen=True)
class ProductTab:
    """One tab with its count."""

    key: str
    label: Promise
    count: int


@dataclass(frozen=True)
class ProductPage:
    """One page of products by SKU, and the SKUs at which its neighbours begin ("" at an end)."""

    rows: list[Product]
    before: str
    after: str


@dataclass(frozen=True)
class ProductQuestion:
    """What the address asks for; unknown words fall back to the default."""

    tab: str
    text: str

    @classmethod
    def from_address(cls, asked: QueryDict) -> "ProductQuestion":
        tab = asked.get("tab", "all")
        return cls(tab if tab in TABS else "all", asked.get("q", "").strip()[:100])


def products_for(seller: Seller, question: ProductQuestion) -> ProductQuerySet:
    """The seller's products that answer the question, by SKU."""
    return _found(seller, question.text).filter(TABS[question.tab][1]).order_by("sku", "pk")


def _found(seller: Seller, text: str) -> ProductQuerySet:
    """By the beginning of any id, or any part of a title in any language."""
    rows = Product.objects.for_seller(seller)
    if not text:
        return rows
    ids = Q(sku__istartswith=text) | Q(fnsku__istartswith=text) | Q(asin__istartswith=text)
    titles = Q(title__icontains=text) | Q(title_en__icontains=text) | Q(title_zh__icontains=text)
    return rows.filter(ids | titles)


def exact_product(seller: Seller, text: str) -> Product | None:
    """The one product that goes by exactly this id; then the search opens it."""
    same = Q(sku__iexact=text) | Q(fnsku__iexact=text) | Q(asin__iexact=text)
    found = list(Product.objects.for_seller(seller).filter(same)[:2]) if text else []
    return found[0] if len(found) == 1 else None


def count_tabs(seller: Seller, question: ProductQuestion) -> list[ProductTab]:
    """How many products each tab holds for the same search, in one statement."""
    counts = _found(seller, question.text).aggregate(
        **{
            key: Count("pk", filter=within) if within else Count("pk")
            for key, (_label, within) in TABS.items()
        }
    )
    return [ProductTab(key, label, counts[key]) for key, (label, _within) in TABS.items()]


def page_of(rows: ProductQuerySet, *, after: str = "", before: str = "", size: int = SIZE) -> ProductPage:
    """One page behind `after`, or before `before`; both are keys of a page given earlier."""
    backwards = bool(before) and not after
    key = _read(before if backwards else after)
    if key:
        sku, pk = key
        beyond = (
            Q(sku__lt=sku) | Q(sku=sku, pk__lt=pk) if backwards else Q(sku__gt=sku) | Q(sku=sku, pk__gt=pk)
        )
        rows = rows.filter(beyond)
    ordered = rows.order_by("-sku", "-pk") if backwards and key else rows
    found = list(ordered[: size + 1])
    more, found = len(found) > size, found[:size]
    if backwards and key:
        found.reverse()
    if not found:
        return ProductPage([], "", "")
    return ProductPage(
        found,
        before=_write(found[0]) if (more if backwards and key else key) else "",
        after=_write(found[-1]) if (True if backwards and key else more) else "",
    )


def _write(product: Product) -> str:
    return f"{product.pk}_{product.sku}"


def _read(key: str) -> tuple[str, int] | None:
    number, _line, sku = key.partition("_")
    return (sku, int(number)) if number.isdecimal() and len(number) < 19 and sku else None
