"""Who may open what: every address of the portal, as every kind of person. An address missing here fails.

The people: nobody (not signed in), a stranger (works for another seller), support and seller (work for this one), an
admin (staff, works for no seller). A stranger is never told that something exists: it is not found.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone
from pytest_django import Settings

from inquiries.models import Attachment, ReplyMail, ReplyTemplate
from inventory.models import HazmatDocument, Product, RemovalOrder
from orders.models import Order, OwnPlace
from reimbursements.models import Claim, ClaimKind, ClaimLetter, ClaimRule, Evidence, EvidenceKind, Invoice
from returns.actions import ask_mail
from returns.models import (
    DisputePhoto,
    GradingDispute,
    ReportedUnit,
    Return,
    ReturnAuthorization,
    ReturnItem,
    ReturnParcel,
    ReturnQuestion,
    ReturnRequest,
    ReturnRequestPhoto,
    ReturnSettings,
    RmaMail,
)
from returns.sheets import find
from sellers.models import Role, Seller, User
from sync.models import ReportImport
from tests.factories import (
    NOW,
    make_admin,
    make_connection,
    make_delivered_order,
    make_hazmat_case,
    make_inquiry,
    make_member,
    make_product,
    make_seller,
)
from tests.returns.things import make_enclosures
from tracking.actions import open_customer_link

pytestmark = pytest.mark.django_db
ROLES = ("nobody", "stranger", "support", "seller", "admin")
Statuses = tuple[int, int, int, int, int]

# Where a person belongs to no seller: 403 with a page that says so. 302 of nobody leads to the sign-in page.
OWN: Statuses = (302, 200, 200, 200, 403)  # a page of one's own seller, whichever that is
THING: Statuses = (302, 404, 200, 200, 403)  # a page about something of this seller
ACT: Statuses = (302, 404, 302, 302, 403)  # does something, then leads back
BAD: Statuses = (302, 404, 422, 422, 403)  # the same, sent empty: comes back with what is missing
OWNER: Statuses = (302, 200, 403, 200, 403)  # settings, only for the seller role
OWNER_THING: Statuses = (302, 404, 403, 200, 403)
OPEN: Statuses = (200, 200, 200, 200, 200)
PERSON: Statuses = (302, 200, 200, 200, 200)  # anybody who is signed in


@dataclass
class World:
    """One of everything, of one seller."""

    seller: Seller
    people: dict[str, User | None]
    arguments: dict[str, Any]


@pytest.fixture
def world(settings: Settings, tmp_path: Path) -> World:
    settings.MEDIA_ROOT = tmp_path
    seller = make_seller("Halden Goods")
    make_connection(seller, "http://127.0.0.1:9")
    people: dict[str, User | None] = {
        "nobody": None,
        "stranger": make_member(make_seller("Other"), Role.SELLER),
        "support": make_member(seller, Role.SUPPORT),
        "seller": make_member(seller, Role.SELLER),
        "admin": make_admin(),
    }
    return World(seller, people, _things(seller, people))


def _things(seller: Seller, people: dict[str, User | None]) -> dict[str, Any]:
    at, owner = timezone.now(), people["seller"]
    assert owner is not None
    product = make_product(seller)
    order = make_delivered_order(seller, "HG-1")
    package = order.packages.get()
    package.delivery_photo.save("photo.jpg", ContentFile(b"\xff\xd8\xff\xe0"), save=True)
    paper = ReturnAuthorization.objects.create(
        seller=seller, order=order, authorization_id="A1", amazon_rma_id="RMA1", created_at=at
    )
    back = Return.objects.create(
        seller=seller, order=order, number="RET-000001", submission_key="k", created_by=owner, created_at=at
    )
    ReturnItem.objects.create(
        seller=seller,
        order=order,
        customer_return=back,
        authorization=paper,
        order_item=order.items.get(),
        seller_return_item_id="RI1",
        reason_code="CR-DEFECTIVE",
    )
    claim = Claim.objects.create(
        seller=seller,
        order=order,
        number="CLM-000001",
        kind=ClaimKind.DAMAGED_OUTBOUND,
        package=package,
        rule=ClaimRule.objects.filter(marketplace=seller.marketplace, kind=ClaimKind.DAMAGED_OUTBOUND).latest(
            "valid_from"
        ),
        opened_by=owner,
        opened_at=at,
        opens_on=date(2026, 1, 1),
        closes_on=date(2036, 1, 1),
        currency="USD",
    )
    proof = _proof(claim, owner)
    taken = ReportImport.objects.create(seller=seller, name="report.txt", sha256="0", by=owner, created_at=at)
    support = people["support"]
    assert support is not None
    return {
        "order_id": order.seller_order_id,
        "rma": back.number,
        "authorization": paper.authorization_id,
        **make_enclosures(back.items.get(), owner),
        "number": claim.number,
        "evidence_id": proof.pk,
        "claim_id": claim.pk,
        "letter_id": _letter(claim, owner).pk,
        "invoice_id": _invoice(seller, owner).pk,
        "product_id": product.pk,
        "place_id": OwnPlace.objects.create(
            seller=seller, address_line="1 Dock Road", postal_code="48084", country="US"
        ).pk,
        "bare_product_id": make_product(seller, "HG-BARE").pk,
        **_hazmat(product, owner),
        "package_id": package.pk,
        "import_id": taken.pk,
        "member_id": support.memberships.get().pk,
        "token": open_customer_link(order=order, by=owner, at=at).token,
        "rma_token": _mailed(back, owner),
        "mail_id": RmaMail.objects.get().pk,
        **_asked_by_a_customer(order),
        **_inquired(order, owner),
        **_following(back, owner),
        "paper": 1,
        "seller_id": seller.pk,
        "csv_kind": "csv",
    }


def _following(back: Return, owner: User) -> dict[str, Any]:
    """What follows a return: a parcel, a question, a dispute with a photograph, a unit of the report."""
    item, at, mine = back.items.get(), timezone.now(), {"seller": back.seller, "order": back.order}
    parcel = ReturnParcel.objects.create(**mine, tracking_number="1Z999AA10123456784", entered_at=at)
    question = ReturnQuestion.objects.create(
        **mine, kind="missing", about="unit 1", item=item, since=at.date(), raised_at=at
    )
    dispute = GradingDispute.objects.create(
        **mine, item=item, condition="CustomerDamaged", opened_by=owner, opened_at=at
    )
    picture = ContentFile(b"\xff\xd8\xff\xe0", "unit.jpg")
    photo = DisputePhoto.objects.create(
        seller=back.seller, dispute=dispute, file=picture, name="unit.jpg", added_by=owner, added_at=at
    )
    unit = ReportedUnit.objects.create(
        **mine, name="u1", order_told="HG-1", match="unasked", sku="X", returned_at=at,
        disposition="SELLABLE", condition="Sellable", learned_at=at,
    )  # fmt: skip
    return {
        "item_id": item.pk,
        "parcel_id": parcel.pk,
        "question_id": question.pk,
        "dispute_id": dispute.pk,
        "dispute_photo": photo.pk,
        "unit_id": unit.pk,
    }


def _inquired(order: Order, owner: User) -> dict[str, Any]:
    inquiry = make_inquiry(order.seller, owner, order=order)
    message = inquiry.messages.get()
    file = Attachment.objects.create(
        seller=order.seller,
        message=message,
        file=ContentFile(b"\xff\xd8\xff\xe0", "box.jpg"),
        name="box.jpg",
        content_type="image/jpeg",
        size=4,
        sha256="0" * 64,
    )
    mail = ReplyMail.objects.create(
        seller=order.seller, message=message, to="ann@example.org", asked_at=NOW, status="failed"
    )
    ready = ReplyTemplate.objects.create(
        seller=order.seller,
        name="Thanks",
        language="en",
        subject="Thanks",
        text="Thanks",
        updated_by=owner,
        updated_at=NOW,
    )
    return {"inquiry": inquiry.number, "file_id": file.pk, "reply_mail": mail.pk, "template_id": ready.pk}


def _asked_by_a_customer(order: Order) -> dict[str, Any]:
    ReturnSettings.objects.create(seller=order.seller, self_service=True)
    asked = ReturnRequest.objects.create(
        seller=order.seller,
        order=order,
        number="REQ-000001",
        language="en",
        submission_key="k",
        asked_at=timezone.now(),
    )
    picture = ContentFile(b"\xff\xd8\xff\xe0", "box.jpg")
    photo = ReturnRequestPhoto.objects.create(
        seller=order.seller, request=asked, file=picture, thumbnail=picture, name="box.jpg"
    )
    return {"request_number": asked.number, "request_photo": photo.pk}


def _hazmat(product: Product, owner: User) -> dict[str, Any]:
    case = make_hazmat_case(product)
    paper = HazmatDocument.objects.create(
        seller=product.seller,
        case=case,
        kind="sheet",
        file=ContentFile(b"%PDF-1.4 %%EOF", "sheet.pdf"),
        name="sheet.pdf",
        size=14,
        sha256="0",
        added_by=owner,
        added_at=timezone.now(),
    )
    removal = RemovalOrder.objects.create(
        seller=product.seller, removal_id="RM-1", requested_at=timezone.now()
    )
    return {"hazmat_id": case.pk, "document_id": paper.pk, "removal_id": removal.pk}


def _mailed(back: Return, owner: User) -> str:
    sheet = find(back.seller, back.number)
    assert sheet is not None
    mail = ask_mail(
        sheet=sheet,
        to="ann@example.org",
        language="en",
        note="",
        submission_key="k",
        origin="http://testserver",
        by=owner,
        at=timezone.now(),
    )
    return mail.token


def _invoice(seller: Seller, owner: User) -> Invoice:
    return Invoice.objects.create(
        seller=seller,
        supplier="Pottery Ltd",
        number="117",
        issued_on=date(2026, 1, 2),
        file=ContentFile(b"%PDF-1.3", "invoice.pdf"),
        file_name="invoice.pdf",
        content_type="application/pdf",
        added_by=owner,
        added_at=timezone.now(),
    )


def _letter(claim: Claim, owner: User) -> ClaimLetter:
    return ClaimLetter.objects.create(
        seller=claim.seller,
        claim=claim,
        kind="question",
        on=date(2026, 1, 2),
        file=ContentFile(b"%PDF-1.3", "asked.pdf"),
        file_name="asked.pdf",
        content_type="application/pdf",
        by=owner,
        at=timezone.now(),
    )


def _proof(claim: Claim, owner: User) -> Evidence:
    return Evidence.objects.create(
        seller=claim.seller,
        claim=claim,
        kind=EvidenceKind.ITEM_PHOTO,
        file=ContentFile(b"\xff\xd8\xff\xe0", "proof.jpg"),
        name="proof.jpg",
        content_type="image/jpeg",
        size=4,
        sha256="0" * 64,
        added_by=owner,
        added_at=timezone.now(),
    )


@dataclass(frozen=True)
class Row:
    """One address: its arguments by name of the world's things, the method, what each person gets."""

    name: str
    expected: Statuses
    kwargs: tuple[tuple[str, str], ...] = ()
    method: str = "get"
    data: tuple[tuple[str, str], ...] = ()


def row(
    name: str, expected: Statuses, *kwargs: str, post: bool = False, data: dict[str, str] | None = None
) -> Row:
    """`kwargs` are the world's names, or "argument=name" where they differ."""
    pairs = tuple((part.partition("=")[0], part.rpartition("=")[2]) for part in kwargs)
    return Row(name, expected, pairs, "post" if post else "get", tuple((data or {}).items()))


TABLE = (
    row("home", (302, 200, 200, 200, 302)),
    row("set_language", (302, 302, 302, 302, 302), post=True, data={"language": "zh-hans"}),
    # /returns/
    row("returns:list", OWN),
    row("returns:new", THING, "order_id"),
    row("returns:detail", THING, "rma"),
    row("returns:rma_pdf", THING, "rma"),
    row("returns:bulk", OWN),
    row("returns:bulk", (302, 422, 422, 422, 403), post=True),
    row("returns:bulk_orders", (302, 302, 302, 302, 403), post=True),
    row("returns:bulk_list", THING, "pk=list_id"),
    row("returns:bulk_list", ACT, "pk=list_id", post=True),
    row("returns:bulk_file", THING, "pk=list_id"),
    row("returns:photo", THING, "rma", "photo_id=unit_photo"),
    row("returns:label", ACT, "rma=authorization", post=True),
    # /settings/returns/
    row("returns:policy", OWNER),
    row("returns:policy", (302, 422, 403, 422, 403), post=True),
    row("returns:policy_end", (302, 404, 403, 302, 403), "pk=rule_id", post=True),
    row("returns:logo", (302, 302, 403, 302, 403), post=True),
    row("returns:logo_file", (302, 404, 403, 200, 403)),
    row("returns:send_rma", THING, "rma"),
    row("returns:send_rma", BAD, "rma", post=True),
    row("returns:try_again", ACT, "rma", post=True),
    row("returns:withdraw", ACT, "rma", post=True),
    row("returns:export", OWN, "kind=csv_kind"),
    row("returns:reports", OWN),
    row("returns:report_export", OWN, "kind=csv_kind"),
    row("returns:requests", OWN),
    row("returns:request", THING, "number=request_number"),
    row("returns:request_approve", BAD, "number=request_number", post=True),
    row("returns:request_refuse", BAD, "number=request_number", post=True),
    row("returns:request_answer", BAD, "number=request_number", post=True),
    row("returns:request_photo", THING, "number=request_number", "photo_id=request_photo"),
    row("returns:settings", OWNER),
    row("returns:settings", (302, 422, 403, 422, 403), post=True),
    # /returns/: what follows
    row("returns:parcel_new", THING, "rma"),
    row("returns:parcel_new", BAD, "rma", post=True),
    row("returns:parcel_arrived", THING, "parcel_id"),
    row("returns:parcel_arrived", BAD, "parcel_id", post=True),
    row("returns:parcel_forget", ACT, "parcel_id", post=True),
    row("returns:question", THING, "question_id"),
    row("returns:question", BAD, "question_id", post=True),
    row("returns:question_reopen", ACT, "question_id", post=True),
    row("returns:dispute_open", ACT, "item_id", post=True),
    row("returns:dispute", THING, "dispute_id"),
    row("returns:dispute", BAD, "dispute_id", post=True),
    row("returns:dispute_photo", THING, "photo_id=dispute_photo"),
    row("returns:reported", OWN),
    row("returns:reported_unit", THING, "unit_id"),
    row("returns:reported_unit", BAD, "unit_id", post=True),
    # /track/<token>/return/
    row("returns:ask", OPEN, "token"),
    row("returns:ask", (422, 422, 422, 422, 422), "token", post=True),
    row("returns:take_back", (302, 302, 302, 302, 302), "token", post=True),
    row("returns:mail_outcome", ACT, "rma", "mail_id", post=True, data={"outcome": "came_back"}),
    # /hooks/: without a secret of the installation there is no such page
    row("returns:bounce_hook", (404, 404, 404, 404, 404), post=True),
    # /rma/
    row("returns:rma_page", OPEN, "token=rma_token"),
    row("returns:rma_page_pdf", OPEN, "token=rma_token", "number=paper"),
    row("returns:rma_parcel", OPEN, "token=rma_token", "number=paper"),
    row("returns:rma_parcel", (422, 422, 422, 422, 422), "token=rma_token", "number=paper", post=True),
    # /claims/
    row("claims:list", OWN),
    row("claims:payments", OWN),
    row("claims:ready", OWN),
    row("claims:opening", (302, 302, 403, 302, 403), post=True),
    row("claims:new", THING, "order_id"),
    row("claims:detail", THING, "number"),
    row("claims:submit", ACT, "number", post=True),
    row("claims:withdraw", BAD, "number", post=True),
    row("claims:reopen", ACT, "number", post=True),
    row("claims:record_filing", BAD, "number", post=True),
    row("claims:record_denial", BAD, "number", post=True),
    row("claims:record_letter", BAD, "number", post=True),
    row("claims:letter_file", THING, "number", "letter_id"),
    row("claims:leave_step", BAD, "number", post=True),
    row("claims:packet_pdf", (302, 404, 302, 302, 403), "number"),  # nothing is frozen before submission
    row("claims:packet_zip", (302, 404, 302, 302, 403), "number"),
    row("claims:add_evidence", BAD, "number", post=True),
    row("claims:evidence", THING, "number", "evidence_id"),
    row("claims:remove_evidence", ACT, "number", "evidence_id", post=True),
    # /inquiries/
    row("inquiries:list", OWN),
    row("inquiries:new", OWN),
    row("inquiries:new", (302, 422, 422, 422, 403), post=True),
    row("inquiries:detail", THING, "number=inquiry"),
    row("inquiries:reply", THING, "number=inquiry"),
    row("inquiries:reply", BAD, "number=inquiry", post=True),
    row("inquiries:receive", BAD, "number=inquiry", post=True),
    row("inquiries:note", BAD, "number=inquiry", post=True),
    row("inquiries:assign", ACT, "number=inquiry", post=True),
    row("inquiries:move", BAD, "number=inquiry", post=True),
    row("inquiries:set_case", BAD, "number=inquiry", post=True),
    row("inquiries:settle", ACT, "number=inquiry", "mail_id=reply_mail", post=True),
    row("inquiries:attachment", THING, "number=inquiry", "file_id"),
    row("inquiries:support", THING, "order_id"),
    row("inquiries:support", BAD, "order_id", post=True),
    row("inquiries:write", THING, "order_id"),
    row("inquiries:write", BAD, "order_id", post=True),
    row("inquiries:templates", OWN),
    row("inquiries:template_new", OWN),
    row("inquiries:template_new", (302, 422, 422, 422, 403), post=True),
    row("inquiries:template", THING, "pk=template_id"),
    row("inquiries:template", BAD, "pk=template_id", post=True),
    row("inquiries:template_remove", ACT, "pk=template_id", post=True),
    row("inquiries:hours", OWNER),
    row("inquiries:hours", (302, 422, 403, 422, 403), post=True),
    row("claims:replace_evidence", ACT, "number", "evidence_id", post=True),
    # /track/, /parcels/
    row("tracking:customer", OPEN, "token"),
    row("tracking:open_link", ACT, "order_id", post=True),
    row("tracking:photo", THING, "package_id"),
    # /orders/
    row("orders:list", OWN),
    row("orders:unfulfillable", OWN),
    row("orders:setback", THING, "order_id"),
    row("orders:ask_preview", ACT, "order_id", post=True),
    row("orders:settle", BAD, "order_id", post=True),
    row("orders:reopen", ACT, "order_id", post=True),
    row("orders:order_again", THING, "order_id"),
    row("orders:lookup", OWN),
    row("orders:lookup", (302, 422, 422, 422, 403), post=True),
    row("orders:lookup_download", (302, 302, 302, 302, 403)),  # without a list: to where one is pasted
    row("orders:export", OWN),
    row("orders:detail", THING, "order_id"),
    row("orders:add_note", BAD, "order_id", post=True),
    row("orders:cancel", ACT, "order_id", post=True),
    row("orders:release", ACT, "order_id", post=True),
    row("orders:record_resolution", BAD, "order_id", post=True),
    row("orders:judge_removal", BAD, "order_id", post=True),
    row("orders:places", OWNER),
    row("orders:places", (302, 422, 403, 422, 403), post=True),
    row("orders:place_remove", (302, 404, 403, 302, 403), "place_id", post=True),
    # /inventory/
    row("inventory:list", OWN),
    row("claims:costs", OWN),
    row("claims:costs", (302, 422, 422, 422, 403), post=True),
    row("claims:cost_template", OWN),
    row("claims:invoice_file", THING, "invoice_id"),
    row("inventory:history", OWN),
    row("inventory:product_titles", ACT, "product_id", post=True),
    row("inventory:product_threshold", BAD, "product_id", post=True),
    row("inventory:product", THING, "product_id"),
    row("inventory:hazmat", OWN),
    row("inventory:hazmat_open", THING, "product_id=bare_product_id"),
    row("inventory:hazmat_open", BAD, "product_id=bare_product_id", post=True),
    row("inventory:hazmat_case", THING, "case_id=hazmat_id"),
    row("inventory:hazmat_requested", BAD, "case_id=hazmat_id", post=True),
    row("inventory:hazmat_brand", BAD, "case_id=hazmat_id", post=True),
    row("inventory:hazmat_submit", BAD, "case_id=hazmat_id", post=True),
    row("inventory:hazmat_answer", BAD, "case_id=hazmat_id", post=True),
    row("inventory:hazmat_removal", BAD, "case_id=hazmat_id", post=True),
    row("inventory:hazmat_add_document", BAD, "case_id=hazmat_id", post=True),
    row("inventory:hazmat_document", THING, "case_id=hazmat_id", "document_id"),
    row("inventory:hazmat_remove_document", ACT, "case_id=hazmat_id", "document_id", post=True),
    row("inventory:removals", OWN),
    row("inventory:removal_new", OWN),
    row("inventory:removal_new", (302, 422, 422, 422, 403), post=True),
    row("inventory:removal", THING, "removal_id"),
    # /settings/
    row("sellers:settings", (302, 302, 302, 302, 302)),
    row("sellers:profile", PERSON),
    row("sellers:amazon", OWNER),
    row("sellers:amazon_test", (302, 404, 403, 302, 403), post=True),
    row("sellers:team", OWNER),
    row("sellers:member_role", (302, 404, 403, 422, 403), "pk=member_id", post=True),
    row("sellers:member_remove", OWNER_THING, "pk=member_id"),
    row("sellers:member_remove", (302, 404, 403, 302, 403), "pk=member_id", post=True),
    row("sync:reports", OWNER),
    row("sync:reports", (302, 422, 403, 422, 403), post=True),
    row("sync:report", OWNER_THING, "pk=import_id"),
    # /sellers/
    row("sellers:choose", (302, 200, 200, 200, 403)),
    row("sellers:switch", (302, 404, 404, 404, 404), post=True),
    # operators
    row("alive", OPEN),
    row("ready", OPEN),
    row("status", (302, 403, 403, 403, 200)),
    # reviewing claims, in the admin
    row("admin:reimbursements_claim_approve", (302, 302, 302, 302, 302), "pk=claim_id", post=True),
    row("admin:reimbursements_claim_refuse", (302, 302, 302, 302, 422), "pk=claim_id", post=True),
    row("admin:reimbursements_claim_ask", (302, 302, 302, 302, 422), "pk=claim_id", post=True),
    row("admin:reimbursements_claim_evidence", (302, 302, 302, 302, 200), "pk=claim_id", "evidence_id"),
)
# Signing in and out is allauth's own, with its own tests; what is asked here is that nothing of a seller is behind it
ALLAUTH = ("account_", "mfa_")


def answer(world: World, role: str, each: Row) -> int:
    client = Client()
    person = world.people[role]
    if person is not None:
        client.force_login(person)
    address = reverse(each.name, kwargs={key: world.arguments[name] for key, name in each.kwargs})
    found: Any = getattr(client, each.method)(address, dict(each.data))
    if person is None and found.status_code == 302 and each.name not in ("set_language", "returns:take_back"):
        assert "/login/" in found.url, f"{each.name} leads nobody to {found.url}"
    return int(found.status_code)


@pytest.mark.parametrize("each", TABLE, ids=lambda each: f"{each.method} {each.name}")
def test_each_person_gets_what_the_table_says(world: World, each: Row) -> None:
    got = []
    for role in ROLES:
        with undone():
            got.append(answer(world, role, each))
    assert dict(zip(ROLES, got, strict=True)) == dict(zip(ROLES, each.expected, strict=True))


class undone:
    """Within, whatever is written is taken back at the end."""

    def __enter__(self) -> None:
        self.block = transaction.atomic()
        self.block.__enter__()

    def __exit__(self, *problem: object) -> None:
        transaction.set_rollback(True)
        self.block.__exit__(None, None, None)


# --- the admin: staff only, whatever the address ---------------------------------------------------------------------
def names(patterns: list[Any], prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            space = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from names(pattern.url_patterns, space)
        elif pattern.name:
            yield f"{prefix}{pattern.name}", pattern


def every_name() -> set[str]:
    return {name for name, _pattern in names(get_resolver().url_patterns)}


def test_no_address_is_missing_from_the_table() -> None:
    known = {each.name for each in TABLE}
    left = {name for name in every_name() - known if not name.startswith((*ALLAUTH, "admin:"))}
    assert sorted(left) == []


def test_the_table_names_no_address_that_is_gone() -> None:
    assert sorted({each.name for each in TABLE} - every_name()) == []


def test_every_page_of_the_admin_turns_away_who_is_not_staff(world: World) -> None:
    for role in ("nobody", "stranger", "support", "seller"):
        client = Client()
        person = world.people[role]
        if person is not None:
            client.force_login(person)
        for address in _admin_lists():
            found = client.get(address)
            assert (found.status_code, address if found.status_code == 302 else "") == (302, address)


def test_every_list_of_the_admin_opens_for_an_admin(world: World) -> None:
    client = Client()
    admin = world.people["admin"]
    assert admin is not None
    client.force_login(admin)
    assert {address: client.get(address).status_code for address in _admin_lists()} == dict.fromkeys(
        _admin_lists(), 200
    )


def _admin_lists() -> list[str]:
    lists = sorted(
        name for name in every_name() if name.startswith("admin:") and name.endswith("_changelist")
    )
    return [reverse("admin:index"), *(reverse(name) for name in lists)]


# --- walls between sellers ------------------------------------------------------------------------------------------
def _switch(client: Client, seller: Seller) -> Callable[[], Any]:
    return lambda: client.post(reverse("sellers:switch"), {"seller": seller.pk})


def test_somebody_with_two_sellers_sees_one_at_a_time(world: World) -> None:
    other = make_seller("Nordlicht Handel")
    make_delivered_order(other, "NH-1")
    person = make_member(world.seller, Role.SELLER)
    person.memberships.create(seller=other, role=Role.SUPPORT)
    client = Client()
    client.force_login(person)
    asked = client.get(reverse("orders:list"))
    assert (asked.status_code, asked.url) == (302, "/sellers/choose/?next=%2Forders%2F")  # type: ignore[attr-defined]
    assert _switch(client, other)().status_code == 302
    assert client.get(reverse("orders:detail", args=["NH-1"])).status_code == 200
    assert client.get(reverse("orders:detail", args=["HG-1"])).status_code == 404
    assert client.get(reverse("sellers:team")).status_code == 403
    assert _switch(client, world.seller)().status_code == 302
    assert client.get(reverse("orders:detail", args=["HG-1"])).status_code == 200


def test_nobody_switches_to_a_seller_of_others(world: World) -> None:
    client = Client()
    stranger = world.people["stranger"]
    assert stranger is not None
    client.force_login(stranger)
    assert _switch(client, world.seller)().status_code == 404
    assert client.get(reverse("orders:detail", args=["HG-1"])).status_code == 404


def test_a_removed_member_sees_nothing_from_then_on(world: World) -> None:
    support = world.people["support"]
    assert support is not None
    client = Client()
    client.force_login(support)
    support.memberships.all().delete()
    found = client.get(reverse("orders:detail", args=["HG-1"]))
    assert (found.status_code, b"You belong to no seller" in found.content) == (403, True)


def test_a_deactivated_person_is_signed_out(world: World) -> None:
    support = world.people["support"]
    assert support is not None
    client = Client()
    client.force_login(support)
    User.objects.filter(pk=support.pk).update(is_active=False)
    assert client.get(reverse("orders:list")).status_code == 302


def test_an_old_link_of_a_customer_opens_nothing(world: World) -> None:
    from tracking.models import CustomerLink

    CustomerLink.objects.update(expires_at=timezone.now() - timedelta(days=1))
    RmaMail.objects.update(expires_at=timezone.now() - timedelta(days=1))
    address = reverse("tracking:customer", args=[world.arguments["token"]])
    assert Client().get(address).status_code in (404, 410)
    address = reverse("returns:rma_page", args=[world.arguments["rma_token"]])
    assert Client().get(address).status_code in (404, 410)
    assert Client().get(reverse("tracking:customer", args=["x" * 43])).status_code in (404, 410)
