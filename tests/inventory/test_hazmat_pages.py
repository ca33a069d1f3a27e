"""The pages of dangerous goods reviews: from the first sign to the answer, as a person walks them."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from inventory.models import HazmatCase, HazmatDocument, HazmatStatus, Product, RemovalOrder
from mcf_portal.work import work_of
from sellers.models import Role
from tests.factories import make_hazmat_case, make_member, make_order, make_product, make_seller
from tests.inventory.sheets import BRAND, PRODUCT, pdf, scan, sheet

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
S = HazmatStatus


@pytest.fixture(autouse=True)
def place(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def product() -> Product:
    return make_product(
        make_seller(), "HG-LNT-OIL", title=PRODUCT, cost="4.50", fulfillable=0, unfulfillable=35
    )


@pytest.fixture
def client(product: Product) -> Client:
    own = Client()
    own.force_login(make_member(product.seller, Role.SUPPORT))
    return own


def said(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def upload(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("oil.pdf", content, "application/pdf")


@time_machine.travel(NOW, tick=False)
def test_a_review_is_walked_from_amazons_mail_to_its_answer(client: Client, product: Product) -> None:
    make_order(product.seller, "HG-7", items=[("HG-LNT-OIL", 3)])
    opened = client.post(
        f"/inventory/{product.pk}/hazmat/",
        {"status": "requested", "requested_on": "2026-11-20", "reason": "E-mail"},
    )
    case = HazmatCase.objects.get()
    address = f"/inventory/hazmat/{case.pk}/"
    assert opened.url == address
    page = said(client, address)
    for words in (
        "Fri 11 Dec",
        "13 working days",
        "Thanksgiving",
        "$157.50",
        "HG-7",
        "Amazon waits for documents",
    ):
        assert words in page
    assert client.get(f"/inventory/{product.pk}/hazmat/").url == address  # one open review a product
    client.post(f"{address}brand/", {"brand": BRAND})
    client.post(f"{address}documents/", {"kind": "sheet", "file": upload(pdf(sheet(without=[14])))})
    page = said(client, address)
    assert "15 of 16 sections are there. Missing or empty: 14 Transport." in page
    refused = client.post(f"{address}submit/", {"case_id": "", "despite": ""})
    assert (refused.status_code, HazmatCase.objects.get().status) == (422, S.DOCUMENTS_REQUESTED)
    client.post(f"{address}documents/{HazmatDocument.objects.get().pk}/remove/")
    client.post(f"{address}documents/", {"kind": "sheet", "file": upload(pdf(sheet()))})
    assert "Ready to send" in said(client, address)
    client.post(f"{address}submit/", {"case_id": "17120002222", "despite": ""})
    assert "Documents are with Amazon" in said(client, address)
    client.post(f"{address}answer/", {"status": "eligible", "answer": "Class 9"})
    assert HazmatCase.objects.get().status == S.ELIGIBLE
    assert product.sku in said(client, "/inventory/hazmat/?tab=closed")


def test_a_scan_is_kept_and_said_to_be_one(client: Client, product: Product) -> None:
    case = make_hazmat_case(product)
    client.post(f"/inventory/hazmat/{case.pk}/documents/", {"kind": "sheet", "file": upload(scan())})
    page = said(client, f"/inventory/hazmat/{case.pk}/")
    assert "There is no text in the file: it is a scan or a photo" in page
    assert "Would be rejected" in page


def test_a_paper_is_served_to_its_own_seller_only_and_as_nothing_but_a_download(
    client: Client, product: Product
) -> None:
    case = make_hazmat_case(product)
    client.post(f"/inventory/hazmat/{case.pk}/documents/", {"kind": "sheet", "file": upload(pdf(sheet()))})
    address = f"/inventory/hazmat/{case.pk}/documents/{HazmatDocument.objects.get().pk}/"
    found = client.get(address)
    assert (found.status_code, found["Content-Type"]) == (200, "application/pdf")
    assert found["Content-Disposition"].startswith("attachment")
    assert "sandbox" in found["Content-Security-Policy"]
    other = Client()
    other.force_login(make_member(make_seller("Other")))
    assert other.get(address).status_code == 404


def test_what_may_not_be_fulfilled_is_removed_by_a_removal_order(client: Client, product: Product) -> None:
    case = make_hazmat_case(product, status=S.NOT_ELIGIBLE, codes=["FBA_INB_0015"])
    address = f"/inventory/hazmat/{case.pk}/"
    assert "35 units must leave" in said(client, address)
    client.post(f"{address}removal/", {"removal_id": "RM-OIL-1"})
    removal = RemovalOrder.objects.get()
    assert HazmatCase.objects.get().removal == removal
    assert f"Hazmat review of {product.sku}" in said(client, f"/inventory/removals/{removal.pk}/")
    client.post(f"{address}answer/", {"status": "removed", "answer": ""})
    assert HazmatCase.objects.get().status == S.REMOVED


@pytest.mark.parametrize(
    ("status", "title", "due"),
    [
        (S.DOCUMENTS_REQUESTED, "Send hazmat documents by Fri 11 Dec, or the stock is disposed of", True),
        (S.REJECTED, "Amazon rejected the documents: send others by Fri 11 Dec", True),
        (S.NOT_ELIGIBLE, "May not be fulfilled: create a removal order", False),
        (S.DISPOSAL_PENDING, "Amazon may dispose of the stock: send documents or remove it today", False),
        (S.UNDER_REVIEW, "Dangerous goods review: get the safety data sheet ready", False),
        (S.DOCUMENTS_SUBMITTED, None, False),
        (S.ELIGIBLE, None, False),
    ],
)
def test_the_work_queue_asks_for_what_a_review_needs(product: Product, status, title, due) -> None:
    case = make_hazmat_case(product, status=status, submitted_at=NOW)
    HazmatCase.objects.filter(pk=case.pk).update(due_on="2026-12-11")
    items = [item for item in work_of(product.seller, now=NOW) if item.icon == "shield-check"]
    assert [(item.title, item.due is not None) for item in items] == ([(title, due)] if title else [])


def test_the_list_costs_the_same_for_one_review_and_for_many(
    client: Client, product, django_assert_max_num_queries
) -> None:
    for number in range(12):
        make_hazmat_case(make_product(product.seller, f"SKU-{number}"))
    client.get("/inventory/hazmat/")
    with django_assert_max_num_queries(14):
        assert client.get("/inventory/hazmat/").content.decode().count("data-row-link") == 12
