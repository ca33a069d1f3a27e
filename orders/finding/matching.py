"""Orders by the names they go by: which of them a search finds, at any size.

The rarest term is read from its index, the others are looked up order by order. Where every term is met by too many
names (a prefix that all orders share), the newest orders are looked through instead, so many and no further.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Substr
from django.db.models.lookups import IsNull

from orders.finding.grammar import Search, Term, read
from orders.models import Order, OrderIdentifier, OrderIdentifierQuerySet, OrderQuerySet
from orders.search import END, fold
from sellers.models import Seller

FEW = 2000  # names that are read at once
NEWEST = 5000  # orders that are looked through when a term is met by more than a few
NOT_ONE = (OrderIdentifier.Kind.NAME, OrderIdentifier.Kind.SKU, OrderIdentifier.Kind.POSTCODE)


@dataclass(frozen=True)
class Found:
    """The orders found; `is_cut` when only the newest were looked through."""

    rows: OrderQuerySet
    is_cut: bool = False


def matching(rows: OrderQuerySet, seller: Seller, text: str) -> Found:
    """Of the rows those that the search finds."""
    search = read(text)
    if not search:
        return Found(_named(rows, _all_of(seller).filter(_by(Term(fold(text))))))
    rarest = _rarest(seller, search)
    if rarest is None:
        return Found(_looked_through(rows, seller, search), is_cut=_is_long(rows))
    names = _all_of(seller).filter(_by_any(rarest))
    others = [terms for terms in search.wanted if terms != rarest]
    for terms in others:
        names = names.filter(_also(seller, terms, "order_id"))
    if search.unwanted:
        names = names.filter(_also(seller, search.unwanted, "order_id", is_so=False))
    if search.joined:
        whole = _all_of(seller).filter(_by(search.joined))
        return Found(rows.filter(Q(pk__in=names.values("order_id").union(whole.values("order_id")[:FEW]))))
    return Found(_named(rows, names))


def exact(seller: Seller, text: str, *, most: int = 2) -> list[Order]:
    """Orders that go by exactly this id: ids only, not what many orders share."""
    names = _all_of(seller).filter(folded=fold(text)).exclude(kind__in=NOT_ONE)
    return list(
        Order.objects.for_seller(seller).filter(pk__in=names.values("order_id")).newest_first()[:most]
    )


def _all_of(seller: Seller) -> OrderIdentifierQuerySet:
    return OrderIdentifier.objects.for_seller(seller)


def _named(rows: OrderQuerySet, names: QuerySet[OrderIdentifier]) -> OrderQuerySet:
    return rows.filter(pk__in=names.values("order_id"))


def _by_any(terms: Iterable[Term]) -> Q:
    condition = Q()
    for term in terms:
        condition |= _by(term)
    return condition


def _by(term: Term) -> Q:
    """A range of the index. Whole words: the name itself, or one that goes on with a name of the same order, since
    each name is kept from every word onward.
    """
    begins = Q(folded__gte=term.text, folded__lt=term.text + END)
    if not term.whole:
        return begins
    kind = OrderIdentifier.Kind.NAME
    rest = OrderIdentifier.objects.filter(
        order_id=OuterRef("order_id"), kind=kind, folded=Substr(OuterRef("folded"), Value(len(term.text) + 1))
    )
    return begins & (Q(folded=term.text) | Q(Exists(rest), kind=kind))


def _rarest(seller: Seller, search: Search) -> tuple[Term, ...] | None:
    """The wanted terms met by the fewest names, None when all are met by more than a few."""
    counted = [(_count(seller, terms), number) for number, terms in enumerate(search.wanted)]
    fewest, number = min(counted, default=(FEW + 1, 0))
    return search.wanted[number] if fewest <= FEW else None


def _count(seller: Seller, terms: tuple[Term, ...]) -> int:
    """By their beginnings alone, which the index tells without looking at a row."""
    begins = [Term(term.text) for term in terms]
    return _all_of(seller).filter(_by_any(begins)).values("pk")[: FEW + 1].count()


def _looked_through(rows: OrderQuerySet, seller: Seller, search: Search) -> OrderQuerySet:
    newest = rows.newest_first().values("pk")[:NEWEST]
    found = Order.objects.for_seller(seller).filter(pk__in=newest)
    for terms in search.wanted:
        found = found.filter(_also(seller, terms, "pk"))
    return found.filter(_also(seller, search.unwanted, "pk", is_so=False)) if search.unwanted else found


def _also(seller: Seller, terms: tuple[Term, ...], order: str, *, is_so: bool = True) -> IsNull:
    """Whether the same order goes by any of these as well: one look into the order's own names.

    Written as a value that is there or not, because EXISTS would be turned into a join that reads the whole range.
    """
    names = _all_of(seller).filter(order_id=OuterRef(order)).filter(_by_any(terms))
    return IsNull(Subquery(names.values("pk")[:1]), not is_so)


def _is_long(rows: OrderQuerySet) -> bool:
    return rows.order_by().values("pk")[: NEWEST + 1].count() > NEWEST
