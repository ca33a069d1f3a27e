"""One of everything of one seller, for the table of who may open what."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from inquiries.models import Attachment, ReplyMail, ReplyTemplate
from inventory.models import HazmatDocument, Product, RemovalOrder
from orders.models import Order, OrderView, OwnPlace
from reimbursements.models import (
    Claim,
    ClaimKind,
    ClaimLetter,
    ClaimRule,
    Evidence,
    EvidenceKind,
    Invoice,
    Reimbursement,
)
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
from sellers.models import Seller, User
from sync.models import ReportImport
from tests.factories import (
    NOW,
    make_delivered_order,
    make_hazmat_case,
    make_inquiry,
    make_product,
)
from tests.returns.things import make_enclosures
from tracking.actions import open_customer_link


@dataclass
class World:
    """One of everything, of one seller."""

    seller: Seller
    people: dict[str, User | None]
    arguments: dict[str, Any]


def things(seller: Seller, people: dict[str, User | None]) -> dict[str, Any]:
    """What the addresses name, by the names of their arguments."""
    at, owner, support = timezone.now(), people["seller"], people["support"]
    assert owner is not None
    assert support is not None
    product, order = make_product(seller), make_delivered_order(seller, "HG-1")
    package = order.packages.get()
    package.delivery_photo.save("photo.jpg", ContentFile(b"\xff\xd8\xff\xe0"), save=True)
    back = _came_back(order, owner)
    taken = ReportImport.objects.create(seller=seller, name="report.txt", sha256="0", by=owner, created_at=at)
    return {
        "order_id": order.seller_order_id,
        "rma": back.number,
        "authorization": back.items.get().authorization.authorization_id,
        **make_enclosures(back.items.get(), owner),
        **_claimed(order, owner),
        "invoice_id": _invoice(seller, owner).pk,
        "product_id": product.pk,
        "place_id": OwnPlace.objects.create(
            seller=seller, address_line="1 Dock Road", postal_code="48084", country="US"
        ).pk,
        "view_id": OrderView.objects.create(
            seller=seller, owner=owner, name="Late", is_shared=True, created_at=at
        ).pk,
        "bare_product_id": make_product(seller, "HG-BARE").pk,
        **_hazmat(product, owner),
        "package_id": package.pk,
        "import_id": taken.pk,
        "member_id": support.memberships.get().pk,
        "token": open_customer_link(order=order, by=owner, at=at).token,
        "rma_token": mailed(back, owner),
        "mail_id": RmaMail.objects.get().pk,
        **_asked_by_a_customer(order),
        **_inquired(order, owner),
        **_following(back, owner),
        "paper": 1,
        "seller_id": seller.pk,
        "csv_kind": "csv",
        "ledger_days": "days",
    }


def _came_back(order: Order, owner: User) -> Return:
    at, mine = timezone.now(), {"seller": order.seller, "order": order}
    paper = ReturnAuthorization.objects.create(
        **mine, authorization_id="A1", amazon_rma_id="RMA1", created_at=at
    )
    back = Return.objects.create(
        **mine, number="RET-000001", submission_key="k", created_by=owner, created_at=at
    )
    ReturnItem.objects.create(
        **mine,
        customer_return=back,
        authorization=paper,
        order_item=order.items.get(),
        seller_return_item_id="RI1",
        reason_code="CR-DEFECTIVE",
    )
    return back


def _claimed(order: Order, owner: User) -> dict[str, Any]:
    kind, marketplace = ClaimKind.DAMAGED_OUTBOUND, order.seller.marketplace
    claim = Claim.objects.create(
        seller=order.seller,
        order=order,
        number="CLM-000001",
        kind=kind,
        package=order.packages.get(),
        rule=ClaimRule.objects.filter(marketplace=marketplace, kind=kind).latest("valid_from"),
        opened_by=owner,
        opened_at=timezone.now(),
        opens_on=date(2026, 1, 1),
        closes_on=date(2036, 1, 1),
        currency="USD",
    )
    proof, letter = _proof(claim, owner), _letter(claim, owner)
    return {
        "number": claim.number,
        "claim_id": claim.pk,
        "evidence_id": proof.pk,
        "letter_id": letter.pk,
        "payment_id": _paid(order.seller).pk,
    }


def _paid(seller: Seller) -> Reimbursement:
    """A payment that nothing explains."""
    return Reimbursement.objects.create(
        seller=seller, reimbursement_id="R1", approved_at=timezone.now(), reason="Other", sku="X",
        currency="USD", amount_per_unit=1, amount_total=1, quantity_cash=1, imported_at=timezone.now(),
    )  # fmt: skip


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


def mailed(back: Return, owner: User) -> str:
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
