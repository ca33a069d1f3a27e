"""A dangerous goods review as a case: opened by Amazon's codes or by a person, moved along, ended."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from history.actions import IllegalMove, Refusal, change_status, record
from history.models import Source
from inventory.hazmat.clock import last_day
from inventory.models import Hazmat, HazmatCase, HazmatStatus, Product, RemovalOrder, StockRule
from inventory.models.hazmat import ON_THE_CLOCK, RESULTS
from inventory.rules import number_of
from sellers.models import User

S = HazmatStatus
# What a case begins as, or becomes, when Amazon's codes say this of its product
TOLD = {
    Hazmat.UNDER_REVIEW: S.UNDER_REVIEW,
    Hazmat.DOCUMENTS_REQUESTED: S.DOCUMENTS_REQUESTED,
    Hazmat.ELIGIBLE: S.ELIGIBLE,
    Hazmat.NOT_ELIGIBLE: S.NOT_ELIGIBLE,
    Hazmat.NOT_FLAGGED: S.NOT_DANGEROUS,
}
_ON_PRODUCT = {
    S.UNDER_REVIEW: Hazmat.UNDER_REVIEW,
    S.DOCUMENTS_REQUESTED: Hazmat.DOCUMENTS_REQUESTED,
    S.NOT_DANGEROUS: Hazmat.NOT_FLAGGED,
    S.ELIGIBLE: Hazmat.ELIGIBLE,
    S.NOT_ELIGIBLE: Hazmat.NOT_ELIGIBLE,
}


def open_case(
    *,
    product: Product,
    status: str,
    requested_on: date | None,
    reason: str,
    by: User | None,
    at: datetime,
    codes: list[str] | None = None,
) -> HazmatCase:
    """Open the review of a product. Raises Refusal when one is open, or for a date in the future."""
    clock = _clock(product, status, requested_on, at)
    try:
        with transaction.atomic():
            case = HazmatCase.objects.create(
                seller_id=product.seller_id,
                product=product,
                status=status,
                codes=codes or [],
                opened_at=at,
                opened_by=by,
                brand=_brand_before(product),
                **clock,
            )
    except IntegrityError as error:
        raise Refusal(
            _("A review of %(sku)s is open already. Go on with that one; nothing was opened.")
            % {"sku": product.sku}
        ) from error
    source = None if by else Source.AMAZON
    record(case, verb="hazmat_opened", by=by, at=at, source=source, after=status, reason=reason.strip())
    if by is not None:
        _mark(product, status, at)
    return case


def follow_codes(*, product: Product, at: datetime) -> HazmatCase | None:
    """Open or move the product's case as Amazon's codes say; None where they say nothing new. Safe to run twice."""
    case = product.hazmat_cases.order_by("-opened_at", "-id").first()
    if case is None or not case.is_open:
        return _open_by_codes(product, case, at)
    if not product.hazmat_codes and not case.codes:
        return case  # a person opened it; that Amazon's address names no code says nothing
    if case.codes != product.hazmat_codes:
        HazmatCase.objects.filter(pk=case.pk).update(codes=product.hazmat_codes)
        case.codes = product.hazmat_codes
    _move_by_codes(case, Hazmat(product.hazmat), at)
    return case


def _open_by_codes(product: Product, last: HazmatCase | None, at: datetime) -> HazmatCase | None:
    if product.hazmat in (Hazmat.NOT_FLAGGED, Hazmat.ELIGIBLE):
        return None  # nothing to do about either
    if last is not None and last.codes == product.hazmat_codes:
        return None  # what that case ended with; Amazon takes its codes back later, or never
    status, codes = TOLD[Hazmat(product.hazmat)], product.hazmat_codes
    try:
        return open_case(
            product=product, status=status, requested_on=None, reason="", by=None, at=at, codes=codes
        )
    except Refusal:  # another worker was first
        return None


def _move_by_codes(case: HazmatCase, told: Hazmat, at: datetime) -> None:
    """Only forward: a code that still asks for papers says nothing about papers that are on their way."""
    to = TOLD[told]
    forward = to in RESULTS or (to == S.DOCUMENTS_REQUESTED and case.status == S.UNDER_REVIEW)
    if case.status == to or not forward or to not in HazmatCase.TRANSITIONS[S(case.status)]:
        return
    also = _clock(case.product, to, None, at) if to == S.DOCUMENTS_REQUESTED else _ended(to, at)
    change_status(case, to, by=None, at=at, source=Source.AMAZON, also=also)


def ask_for_documents(*, case: HazmatCase, requested_on: date, by: User, at: datetime) -> None:
    """Record that Amazon asked for papers, or correct the day it did; the clock runs from that day."""
    clock = _clock(case.product, S.DOCUMENTS_REQUESTED, requested_on, at)
    if case.status == S.UNDER_REVIEW:
        change_status(case, S.DOCUMENTS_REQUESTED, by=by, at=at, also=clock)
        _mark(case.product, S.DOCUMENTS_REQUESTED, at)
        return
    if case.requested_on is None or not case.is_open:
        raise IllegalMove(
            _("This review does not wait for documents, so there is no day to correct. Nothing was saved.")
        )
    before = case.requested_on
    HazmatCase.objects.filter(pk=case.pk).update(**clock)
    record(case, verb="hazmat_date", by=by, at=at, before=str(before), after=str(requested_on))


def set_brand(*, case: HazmatCase, brand: str, by: User, at: datetime) -> None:
    """Enter the brand as the detail page has it; papers are compared with it."""
    before, brand = case.brand, brand.strip()
    if brand != before:
        HazmatCase.objects.filter(pk=case.pk).update(brand=brand)
        record(case, verb="hazmat_brand", by=by, at=at, before=before, after=brand)


def record_answer(*, case: HazmatCase, status: str, answer: str, by: User, at: datetime) -> None:
    """Record what Amazon decided, or that the stock is gone. Raises Refusal without Amazon's words for a rejection."""
    if status == S.REJECTED and not answer.strip():
        raise Refusal(
            _("Enter why Amazon rejected the documents; the next ones must answer it. Nothing was saved.")
        )
    also = {"answer": answer.strip() or case.answer, **_ended(status, at)}
    change_status(case, status, by=by, at=at, reason=answer.strip(), also=also)
    _mark(case.product, status, at)


def link_removal(*, case: HazmatCase, removal: RemovalOrder, by: User, at: datetime) -> None:
    """Note by which removal order the product's stock leaves."""
    if removal.seller_id != case.seller_id:
        raise Refusal(_("This removal order belongs to another seller. Nothing was saved."))
    HazmatCase.objects.filter(pk=case.pk).update(removal=removal)
    record(case, verb="hazmat_removal", by=by, at=at, after=removal.removal_id)


def pass_deadlines(*, at: datetime) -> int:
    """Cases whose last day for papers is over become disposals pending; returns how many. Safe to run twice."""
    late = HazmatCase.objects.filter(status__in=ON_THE_CLOCK, due_on__lte=at.date())
    moved = 0
    for case in late.select_related("product__marketplace").order_by("id"):
        if case.due_on and at.astimezone(case.product.marketplace.zone).date() > case.due_on:
            change_status(case, S.DISPOSAL_PENDING, by=None, at=at)
            moved += 1
    return moved


def _clock(product: Product, status: str, requested_on: date | None, at: datetime) -> dict[str, date]:
    """From when and until when papers are waited for; nothing where Amazon asked for none."""
    if status != S.DOCUMENTS_REQUESTED:
        return {}
    market = product.marketplace
    today = at.astimezone(market.zone).date()
    start = requested_on or today
    if start > today:
        raise Refusal(
            _("The day Amazon asked lies in the future. Enter the day of its e-mail; nothing was saved.")
        )
    workdays = number_of(StockRule.Name.DOCUMENT_WORKDAYS, marketplace_id=market.pk, day=start)
    return {"requested_on": start, "due_on": last_day(start, workdays=workdays, country=market.code)}


def _ended(status: str, at: datetime) -> dict[str, datetime]:
    return {} if HazmatCase.TRANSITIONS[S(status)] else {"closed_at": at}


def _mark(product: Product, status: str, at: datetime) -> None:
    """Let the product show what a person knows before Amazon's codes tell it."""
    state = _ON_PRODUCT.get(S(status))
    if state is None or product.hazmat == state:
        return
    before = product.hazmat
    Product.objects.filter(pk=product.pk).update(hazmat=state, hazmat_since=at)
    product.hazmat, product.hazmat_since = state, at
    record(product, verb="hazmat", by=None, at=at, before=before, after=state)


def _brand_before(product: Product) -> str:
    """The brand entered for an earlier review, so that nobody types it twice."""
    earlier = product.hazmat_cases.exclude(brand="").order_by("-opened_at")
    return earlier.values_list("brand", flat=True).first() or ""
