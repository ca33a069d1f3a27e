"""Pages: the list, far down the list, searches, and an order, each beside a bare view."""

from collections.abc import Iterator
from datetime import datetime

from django.test import Client

from mcf_portal.bench.measure import Row, row, side_by_side
from mcf_portal.bench.seed import deep_key
from sellers.models import User

SEARCHES = {
    "search, order id prefix": "q={some}",
    "search, tracking number prefix, which all share": "q=1Z1",
    "search, customer": "q=name12",
    "search, two words and a minus": "q=name12+hg-mug+-1Z999",
    "search, part of a Chinese name": "q=%E6%98%8E12",
    "filter, parcel held": "parcel=held",
    "filter, carrier": "carrier=USPS",
    "filter, country and estimate": "country=CA&estimate_from=2020-01-01",
    "filter, channel feature": "feature=BLOCK_AMZL",
    "filter, 10 days late": "late=10",
    "filter, delivered in January 2020 (nothing)": "delivered_to=2020-01-31",
    "filter, has a return (nothing)": "return=yes",
    "filter, units unfulfillable (nothing)": "unfulfillable=yes",
    "order, what needs me next": "sort=next",
}


def measure_pages(user: User, orders: int, *, now: datetime) -> Iterator[Row]:
    """Whole requests through all middleware, in this process, as a signed-in member of the big seller."""
    client = Client()
    client.force_login(user)

    def get(address: str) -> None:
        answer = client.get(address)
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answered {answer.status_code}")

    first = "/orders/?days=all"
    some = f"HG-{orders // 2 // 2 * 2}"
    deep = f"{first}&older={deep_key(orders, now=now, page=10_000)}".replace("+", "%2B")
    bare = "bare Django"
    ours, floor = side_by_side(lambda: get(first), lambda: get("/bare/"))
    yield row(f"list, first page of 50, tabs counted : {bare}", ours, floor, "<= 1.5 x")
    ours, floor = side_by_side(lambda: get(deep), lambda: get(first))
    yield row("list, page far down : first page", ours, floor, "<= 1.1 x")
    for what, asked in SEARCHES.items():
        address = f"/orders/?tab=all&days=all&{asked.format(some=some[:-1])}"
        ours, floor = side_by_side(lambda address=address: get(address), lambda: get(first))  # type: ignore[misc]
        yield row(f"{what} : first page", ours, floor, "<= 2 x")
    ours, floor = side_by_side(lambda: get(f"/orders/{some}/"), lambda: get(f"/bare/{some}/"))
    yield row(f"order page : {bare}", ours, floor, "<= 2 x")
