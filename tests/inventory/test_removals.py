"""Removal orders: told by Amazon's reports in any order, noted by people, shown with what became of each unit."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from history.actions import Refusal
from history.models import Change
from inventory import actions
from inventory.models import RemovalLine, RemovalOrder, RemovalShipment
from inventory.removals import is_closed, is_stuck, kind_of, word_of
from mcf_portal.work import work_of
from sellers.models import Seller
from sellers.tenancy import acting_for
from sync import imports
from sync.models import Feed, ReportImport
from tests.factories import make_member, make_product, make_seller

AT = datetime(2026, 11, 23, 18, tzinfo=UTC)
HEAD = (
    "request-date\torder-id\torder-source\torder-type\tservice-speed\torder-status\tlast-updated-date\tsku\tfnsku\t"
    "disposition\trequested-quantity\tcancelled-quantity\tdisposed-quantity\tshipped-quantity\tin-process-quantity\t"
    "removal-fee\tcurrency\n"
)
SHIPPED = (
    "request-date\torder-id\tshipment-date\tsku\tfnsku\tdisposition\tshipped-quantity\tcarrier\ttracking-number\t"
    "removal-order-type\n"
    "2026-11-01T10:00:00+00:00\tRM-1\t2026-11-08T10:00:00+00:00\tHG-1\tX1\tSellable\t4\tUPS\t1Z9\tReturn\n"
)


def line(
    order: str = "RM-1", day: int = 5, status: str = "In Process", sku: str = "HG-1", **given: str
) -> str:
    usual = {
        "asked": "6",
        "cancelled": "0",
        "disposed": "0",
        "shipped": "0",
        "process": "6",
        "fee": "",
        "kind": "Return",
    }
    told = usual | given
    return (
        f"2026-11-01T10:00:00+00:00\t{order}\tSeller-initiated Manual Removal\t{told['kind']}\tStandard\t{status}\t"
        f"2026-11-{day:02}T10:00:00+00:00\t{sku}\tX1\tSellable\t{told['asked']}\t{told['cancelled']}\t"
        f"{told['disposed']}\t{told['shipped']}\t{told['process']}\t{told['fee']}\tUSD\n"
    )


DONE = line(day=9, status="Completed", shipped="4", cancelled="2", process="0", fee="3.12")


def read(seller: Seller, *lines: str, head: str = HEAD) -> ReportImport:
    with acting_for(seller.pk):
        body = (head + "".join(lines)).encode()
        taken = imports.accept(seller=seller, name="removals.txt", content=body, by=None, at=AT)
        found = imports.read_file(taken.pk, clock=lambda: AT)
    assert found is not None
    return found


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def seller(db) -> Seller:
    return make_seller()


def rows() -> list[tuple[object, ...]]:
    return [
        *RemovalOrder.objects.order_by("removal_id").values_list(
            "removal_id", "status_told", "closed", "told_at"
        ),
        *RemovalLine.objects.order_by("removal__removal_id", "sku").values_list(
            "sku", "requested", "shipped", "cancelled", "in_process", "fee", "product__sku"
        ),
    ]


def test_lines_become_a_removal_order_matched_to_its_products(seller: Seller) -> None:
    make_product(seller, "HG-1")
    found = read(seller, DONE, line(sku="HG-2", day=9, status="Completed", disposed="6", process="0"))
    assert (found.feed, found.rows, found.taken, found.unreadable_count) == (Feed.REMOVALS, 2, 2, 0)
    removal = RemovalOrder.objects.get()
    assert (removal.kind_told, removal.status_told, removal.closed) == ("Return", "Completed", True)
    told = removal.lines.values_list(
        "sku", "product__sku", "requested", "shipped", "cancelled", "disposed", "fee"
    )
    assert list(told) == [("HG-1", "HG-1", 6, 4, 2, 0, Decimal("3.12")), ("HG-2", None, 6, 0, 0, 6, None)]


def test_the_same_file_twice_and_older_news_change_nothing(seller: Seller) -> None:
    read(seller, DONE)
    after, history = rows(), Change.objects.count()
    read(seller, DONE)
    assert (rows(), Change.objects.count()) == (after, history)
    read(seller, line(day=5))
    assert (rows(), Change.objects.count()) == (after, history)


def test_in_whichever_order_the_news_comes_the_youngest_stands(seller: Seller) -> None:
    other = make_seller("Other")
    read(seller, line(day=5))
    read(seller, DONE)
    forward = rows()
    RemovalOrder.objects.all().delete()
    read(other, DONE, line(day=5))
    assert rows() == forward


def test_each_status_of_amazons_goes_into_history_once(seller: Seller) -> None:
    read(seller, line(day=5))
    read(seller, DONE)
    told = Change.objects.filter(verb="removal_status").order_by("id").values_list("before", "after")
    assert list(told) == [("", "In Process"), ("In Process", "Completed")]


@pytest.mark.parametrize("bad", [{"asked": "-1"}, {"asked": "6.5"}, {"asked": "10000000"}, {"fee": "much"}])
def test_a_line_that_can_not_be_is_named_and_the_others_go_in(seller: Seller, bad: dict[str, str]) -> None:
    found = read(seller, line(order="RM-2"), line(**bad))
    assert (found.taken, [problem["line"] for problem in found.unreadable]) == (1, [3])
    assert RemovalOrder.objects.get().removal_id == "RM-2"


def test_parcels_go_in_once_also_before_their_order_is_told(seller: Seller) -> None:
    for _time in range(2):
        assert read(seller, head=SHIPPED).feed == Feed.REMOVAL_SHIPMENTS
    parcel = RemovalShipment.objects.get()
    assert (parcel.removal.removal_id, parcel.quantity, parcel.tracking_number) == ("RM-1", 4, "1Z9")
    read(seller, DONE)
    assert RemovalOrder.objects.get().status_told == "Completed"


def test_a_noted_order_is_filled_in_by_the_report_and_kept(seller: Seller) -> None:
    by = make_member(seller)
    noted = actions.note_removal(
        seller=seller, removal_id=" RM-1 ", note="Season", order_id=None, by=by, at=AT
    )
    assert (
        actions.note_removal(seller=seller, removal_id="RM-1", note="", order_id=None, by=by, at=AT) == noted
    )
    with pytest.raises(Refusal, match="Enter the ID"):
        actions.note_removal(seller=seller, removal_id="  ", note="", order_id=None, by=by, at=AT)
    read(seller, DONE)
    noted.refresh_from_db()
    assert (noted.status_told, noted.noted_by, noted.note) == ("Completed", by, "Season")


def test_a_seller_reads_only_its_own(seller: Seller) -> None:
    read(seller, DONE)
    other = make_seller("Other")
    with acting_for(other.pk):
        assert RemovalOrder.objects.count() == 0


@pytest.mark.parametrize(
    ("status", "closed"),
    [("Completed", True), ("COMPLETE", True), ("Cancelled", True), ("Canceled", True), ("In Process", False),
     ("Pending", False), ("Planning", False), ("Something new", False)],
)  # fmt: skip
def test_amazons_status_says_whether_more_comes_and_an_unknown_one_is_shown_as_itself(status, closed):
    assert is_closed(status) is closed
    assert (
        str(word_of(status, told=True).label).casefold()[:6]
        == status.replace("Canceled", "Cancelled").casefold()[:6]
    )


def test_types_have_words_and_others_stay_as_amazon_wrote_them():
    assert [str(kind_of(kind)) for kind in ("Return", "DISPOSAL", "Donation")] == [
        "Return to an address", "Disposal", "Donation",
    ]  # fmt: skip


TODAY = AT.date()


@pytest.mark.parametrize(
    ("closed", "told", "noted", "stuck"),
    [
        (False, 30, None, False),
        (False, 31, None, True),
        (True, 90, None, False),
        (False, None, 3, False),
        (False, None, 4, True),
        (False, 2, 60, False),
        (False, None, None, False),
    ],
)
def test_an_order_is_stuck_without_news_for_long_or_never_in_the_report(closed, told, noted, stuck):
    ago = lambda days: None if days is None else TODAY - timedelta(days=days)  # noqa: E731
    answer = is_stuck(
        closed=closed, told_on=ago(told), noted_on=ago(noted), today=TODAY, quiet_days=30, report_days=3
    )
    assert answer is stuck


def test_a_stuck_order_is_work(seller: Seller) -> None:
    read(seller, line(day=1), DONE.replace("RM-1", "RM-2"))
    later = AT + timedelta(days=20)
    assert [item.about for item in work_of(seller, now=later) if item.icon == "package-open"] == ["RM-1"]
    assert [item for item in work_of(seller, now=AT) if item.icon == "package-open"] == []


def test_the_page_shows_each_unit_and_what_is_not_accounted_for(client, seller: Seller) -> None:
    client.force_login(make_member(seller))
    read(seller, line(day=9, shipped="4", cancelled="1", process="0", fee="3.12"))
    read(seller, head=SHIPPED)
    page = client.get(f"/inventory/removals/{RemovalOrder.objects.get().pk}/").content.decode()
    for words in ("1 unit not accounted for", "$3.12", "1Z9", "Not a product known here"):
        assert words in page
    assert "RM-1" in client.get("/inventory/removals/?q=1z9").content.decode()
    assert "No removal order here" in client.get("/inventory/removals/?tab=closed").content.decode()


def test_the_list_costs_the_same_for_one_order_and_for_many(
    client, seller: Seller, django_assert_max_num_queries
) -> None:
    client.force_login(make_member(seller))
    read(seller, *(line(order=f"RM-{number}") for number in range(12)))
    client.get("/inventory/removals/")
    with django_assert_max_num_queries(18):
        assert client.get("/inventory/removals/").content.decode().count("data-row-link") == 12
