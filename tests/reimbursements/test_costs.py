"""What units cost: read from what people type, kept with its day and its invoice, exact to the cent."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from inventory.models import SourcingCost
from reimbursements.costs_file import Unreadable, read_costs, read_invoice
from reimbursements.models import Invoice
from sellers.models import Seller, User
from tests import factories
from tests.reimbursements import claim_factory as made

TODAY = date(2026, 11, 20)
ADDRESS = "/inventory/costs/"


def test_a_csv_is_read_whatever_stands_between_and_however_the_columns_are_called() -> None:
    for text in (
        "sku,sourcing_cost,currency,valid_from\nMUG,18.20,usd,2026-03-02\nPOT,7,,\n",
        "\ufeffSKU;Cost;Currency;Valid from\r\nMUG;18.20;USD;2026-03-02\r\n\r\nPOT;7\r\n",
        "valid_from\tamount\tMSKU\tcurrency\n2026-03-02\t18.2\tMUG\tUSD\n\t7.00\tPOT\t\n",
    ):
        rows = read_costs(text, currency="USD", today=TODAY)
        assert [(row.sku, row.amount, row.currency, row.valid_from) for row in rows] == [
            ("MUG", Decimal("18.20"), "USD", date(2026, 3, 2)),
            ("POT", Decimal("7.00"), "USD", TODAY),
        ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "The file is empty."),
        ("name,price\nMUG,1\n", "The first line must name the columns"),
        ("sku,cost\n", "No line holds a SKU."),
        ("sku,cost\nMUG,abc\n", "Line 2: “abc” is no amount"),
        ("sku,cost\nMUG,-1\n", "Line 2: “-1” is no amount"),
        ("sku,cost\nMUG,NaN\n", "Line 2: “NaN” is no amount"),
        ("sku,cost\nMUG,1.005\n", "Line 2: “1.005” is no amount"),
        ("sku,cost\nMUG,99999999999\n", "Line 2:"),
        ("sku,cost\n,1\n", "Line 2: The SKU is missing."),
        ("sku,cost,valid_from\nMUG,1,31.03.2026\n", "Line 2: “31.03.2026” is no day"),
        ("sku,cost\n" + "MUG,1\n" * 10_001, "At most 10000 lines at once"),
    ],
)
def test_a_line_that_cannot_be_read_is_named_and_nothing_is_taken(text: str, said: str) -> None:
    with pytest.raises(Unreadable) as bad:
        read_costs(text, currency="USD", today=TODAY)
    assert bad.value.problems[0].startswith(said)


@pytest.mark.parametrize("text", ["MUG", "MUG, 0, 5", "MUG, x, 5", "MUG, 5", ", 5, 5", "MUG, 5, 5, 5"])
def test_a_line_of_an_invoice_is_sku_units_and_total(text: str) -> None:
    with pytest.raises(Unreadable):
        read_invoice(text)


@pytest.fixture
def member(agent: User) -> Client:
    client = Client()
    client.force_login(agent)
    return client


def test_by_hand(member: Client, seller: Seller) -> None:
    factories.make_product(seller, "MUG")
    given = {"what": "hand", "sku": "MUG", "amount": "18.20", "currency": "usd", "valid_from": "2026-03-02"}
    assert member.post(ADDRESS, given).status_code == 302
    cost = SourcingCost.objects.get()
    assert (cost.amount, cost.currency, cost.valid_from) == (Decimal("18.20"), "USD", date(2026, 3, 2))
    answer = member.post(ADDRESS, {**given, "sku": "POT"})
    assert (answer.status_code, SourcingCost.objects.count()) == (422, 1)
    assert "POT is no product of yours in USD." in answer.text


def test_a_file_is_taken_whole_or_not_at_all(member: Client, seller: Seller) -> None:
    factories.make_product(seller, "MUG")
    factories.make_product(factories.make_seller("Other"), "POT")
    upload = made.upload(b"sku,cost\nMUG,1.50\nPOT,2\n", "costs.csv", "text/csv")
    answer = member.post(ADDRESS, {"what": "file", "file": upload})
    assert (answer.status_code, SourcingCost.objects.count()) == (422, 0)
    assert "Line 3: POT is no product of yours in USD." in answer.text
    upload = made.upload(b"sku,cost\nMUG,1.50\n", "costs.csv", "text/csv")
    assert member.post(ADDRESS, {"what": "file", "file": upload}).status_code == 302
    assert SourcingCost.objects.get().amount == Decimal("1.50")
    upload = made.upload("sku,cost\nMÜG,1\n".encode("utf-16"), "costs.csv", "text/csv")
    assert member.post(ADDRESS, {"what": "file", "file": upload}).status_code == 422


def test_from_an_invoice_a_unit_costs_its_share_of_the_line(member: Client, seller: Seller) -> None:
    factories.make_product(seller, "MUG")
    given = {"what": "invoice", "supplier": "Pottery Ltd", "number": "117", "issued_on": "2026-03-02"}
    given |= {"currency": "USD", "lines": "MUG, 7, 100.00"}
    answer = member.post(ADDRESS, {**given, "file": made.upload(b"GIF89a", "scan.gif")})
    assert "scan.gif was not kept: it is no JPEG, PNG, WebP, HEIC or PDF file." in answer.text
    assert (answer.status_code, SourcingCost.objects.count(), Invoice.objects.count()) == (422, 0, 0)
    assert member.post(ADDRESS, {**given, "file": made.upload(made.paper(), "117.pdf")}).status_code == 302
    cost, invoice = SourcingCost.objects.get(), Invoice.objects.get()
    assert (cost.amount, cost.valid_from) == (Decimal("14.29"), date(2026, 3, 2))  # 100.00 / 7 = 14.2857
    assert [(line.quantity, line.total) for line in invoice.lines.all()] == [(7, Decimal("100.00"))]
    assert "Pottery Ltd 117" in member.get(ADDRESS).text
    again = member.post(ADDRESS, {**given, "file": made.upload(made.paper(), "117.pdf")})
    assert (again.status_code, Invoice.objects.count()) == (422, 1)
    kept = member.get(f"{ADDRESS}invoices/{invoice.pk}/")
    assert kept["Content-Disposition"] == 'attachment; filename="117.pdf"'
    assert b"Secret Author" not in b"".join(kept.streaming_content)  # type: ignore[attr-defined]


def test_what_has_no_cost_is_shown_and_comes_as_a_file_to_fill_in(member: Client, seller: Seller) -> None:
    factories.make_product(seller, "MUG", cost="1.00")
    factories.make_product(seller, "POT")
    answer = member.get(f"{ADDRESS}template.csv").content.decode("utf-8-sig").splitlines()
    assert answer[0] == "sku,sourcing_cost,currency,valid_from"
    assert [line.split(",")[0] for line in answer[1:]] == ["POT"]
