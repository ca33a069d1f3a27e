"""A dangerous goods review as a case: opened by codes or a person, its clock, its papers, its end."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from pytest_django import Settings

from history.actions import IllegalMove, Refusal
from history.models import Change
from inventory import actions
from inventory.hazmat.clock import clock_of
from inventory.hazmat.steps import STANDINGS, stages
from inventory.models import Hazmat, HazmatCase, HazmatDocument, HazmatStatus, Product, StockRule
from inventory.models.hazmat import CLOSED, MOVES, OPEN
from sellers.models import User
from tests.factories import DE, make_marketplace, make_member, make_product, make_seller
from tests.inventory.sheets import BRAND, PRODUCT, pdf, sheet

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)  # a Monday; Thursday is Thanksgiving
S = HazmatStatus


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def product() -> Product:
    return make_product(make_seller(), "HG-LNT-OIL", title=PRODUCT)


@pytest.fixture
def by(product: Product) -> User:
    return make_member(product.seller)


def tell(product: Product, *codes: str, at: datetime = NOW) -> HazmatCase | None:
    actions.record_hazmat(product=product, codes=list(codes), at=at)
    return product.hazmat_cases.order_by("-id").first()


def opened(
    product: Product, by: User, status: str = S.DOCUMENTS_REQUESTED, on: date | None = None
) -> HazmatCase:
    return actions.open_case(product=product, status=status, requested_on=on, reason="", by=by, at=NOW)


def upload(content: bytes, name: str = "sheet.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/pdf")


def add(case: HazmatCase, by: User, content: bytes, kind: str = "sheet") -> HazmatDocument:
    return actions.add_document(case=case, kind=kind, upload=upload(content), by=by, at=NOW)


# --- opened and moved by Amazon's codes --------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("FBA_INB_0007", S.DOCUMENTS_REQUESTED),
        ("FBA_INB_0008", S.DOCUMENTS_REQUESTED),
        ("FBA_INB_0009", S.DOCUMENTS_REQUESTED),
        ("FBA_INB_0014", S.UNDER_REVIEW),
        ("FBA_INB_0015", S.NOT_ELIGIBLE),
        ("FBA_INB_0097", S.NOT_ELIGIBLE),
    ],
)
def test_a_code_opens_a_case_by_itself_once(product, code, status):
    case = tell(product, code)
    assert (case.status, case.codes, case.opened_by) == (status, [code], None)
    tell(product, code, at=NOW + timedelta(hours=1))
    assert HazmatCase.objects.count() == 1
    assert Change.objects.of_subject(case).count() == 1


@pytest.mark.parametrize("code", ["FBA_INB_0016", "FBA_INB_0004"])
def test_a_code_that_asks_for_nothing_opens_no_case(product, code):
    assert tell(product, code) is None


def test_codes_move_a_case_forward_and_never_back(product, by):
    case = tell(product, "FBA_INB_0014")
    case = tell(product, "FBA_INB_0009")
    assert (case.status, case.requested_on, case.due_on) == (
        S.DOCUMENTS_REQUESTED, date(2026, 11, 23), date(2026, 12, 14),
    )  # fmt: skip
    actions.set_brand(case=case, brand=BRAND, by=by, at=NOW)
    add(case, by, pdf(sheet()))
    actions.record_submission(case=HazmatCase.objects.get(), case_id="170", despite="", by=by, at=NOW)
    assert tell(product, "FBA_INB_0009").status == S.DOCUMENTS_SUBMITTED  # the papers are on their way
    case = tell(product, "FBA_INB_0016")
    assert (case.status, case.closed_at) == (S.ELIGIBLE, NOW)


def test_when_amazon_takes_its_codes_back_the_case_is_over(product):
    tell(product, "FBA_INB_0014")
    case = tell(product)
    assert (case.status, case.closed_at) == (S.NOT_DANGEROUS, NOW)
    assert Product.objects.get().hazmat == Hazmat.NOT_FLAGGED


def test_codes_that_outlast_a_closed_case_open_no_second_one_but_new_codes_do(product, by):
    case = tell(product, "FBA_INB_0015")
    actions.record_answer(case=case, status=S.REMOVED, answer="", by=by, at=NOW)
    assert tell(product, "FBA_INB_0015").status == S.REMOVED
    assert HazmatCase.objects.count() == 1
    assert tell(product, "FBA_INB_0009").status == S.DOCUMENTS_REQUESTED
    assert HazmatCase.objects.count() == 2


def test_that_amazon_names_no_code_ends_no_review_a_person_opened(product, by):
    case = opened(product, by)
    assert Product.objects.get().hazmat == Hazmat.DOCUMENTS_REQUESTED
    tell(product)
    assert HazmatCase.objects.get(pk=case.pk).status == S.DOCUMENTS_REQUESTED
    assert Product.objects.get().hazmat == Hazmat.DOCUMENTS_REQUESTED


def test_a_product_has_one_open_review(product, by):
    opened(product, by)
    with pytest.raises(Refusal, match="open already"):
        opened(product, by)
    assert HazmatCase.objects.count() == 1


# --- the clock ---------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("marketplace", "asked", "due"),
    [
        ("ATVPDKIKX0DER", date(2026, 11, 2), date(2026, 11, 23)),  # over Veterans Day
        ("ATVPDKIKX0DER", date(2026, 11, 20), date(2026, 12, 11)),  # over Thanksgiving
        ("A1F83G8C2ARO7P", date(2026, 11, 20), date(2026, 12, 10)),
        (DE, date(2026, 11, 20), date(2026, 12, 10)),
        ("A1VC38T7YXB528", date(2026, 11, 20), date(2026, 12, 11)),  # over Labour Thanksgiving Day
        ("A17E79C6D8DWNP", date(2026, 11, 19), date(2026, 12, 9)),  # Friday and Saturday are the weekend
    ],
)
def test_fourteen_working_days_of_the_marketplaces_country(marketplace, asked, due):
    product = make_product(make_seller(marketplace=marketplace), marketplace=make_marketplace(marketplace))
    case = opened(product, make_member(product.seller), on=asked)
    assert (case.requested_on, case.due_on) == (asked, due)


def test_a_marketplaces_own_number_of_days_counts_before_that_for_all():
    StockRule.objects.create(
        name="document_workdays",
        marketplace=make_marketplace(DE),
        number=5,
        valid_from=date(2026, 1, 1),
        source="x",
    )
    product = make_product(make_seller(marketplace=DE))
    assert opened(product, make_member(product.seller), on=date(2026, 11, 20)).due_on == date(2026, 11, 27)


def test_the_day_amazon_asked_is_corrected_and_the_last_day_with_it(product, by):
    case = opened(product, by)
    actions.ask_for_documents(case=case, requested_on=date(2026, 11, 18), by=by, at=NOW)
    case.refresh_from_db()
    assert (case.requested_on, case.due_on) == (date(2026, 11, 18), date(2026, 12, 9))
    with pytest.raises(Refusal, match="future"):
        actions.ask_for_documents(case=case, requested_on=date(2026, 11, 24), by=by, at=NOW)


def test_a_clock_counts_down_and_names_the_holidays_it_leaves_out():
    def at(day: int, month: int = 11) -> tuple[int, bool, bool]:
        clock = clock_of(date(2026, 11, 20), date(2026, 12, 11), today=date(2026, month, day), country="US")
        assert clock is not None
        return clock.left, clock.urgent, clock.passed

    assert at(20) == (14, False, False)
    assert at(8, 12) == (3, True, False)
    assert at(11, 12) == (0, True, False)
    assert at(12, 12) == (-1, True, True)
    clock = clock_of(date(2026, 11, 20), date(2026, 12, 11), today=date(2026, 11, 20), country="US")
    assert clock is not None
    assert [day for day, _name in clock.holidays] == [date(2026, 11, 26)]
    assert clock_of(None, None, today=date(2026, 11, 20), country="US") is None


def test_the_day_after_the_last_one_the_stock_may_be_disposed_of(product, by):
    case = opened(product, by, on=date(2026, 11, 2))  # until Monday the 23rd
    assert (
        actions.pass_deadlines(at=datetime(2026, 11, 24, 7, 59, tzinfo=UTC)) == 0
    )  # still Monday in Los Angeles
    assert actions.pass_deadlines(at=datetime(2026, 11, 24, 8, 1, tzinfo=UTC)) == 1
    case.refresh_from_db()
    assert case.status == S.DISPOSAL_PENDING
    assert actions.pass_deadlines(at=datetime(2026, 11, 25, tzinfo=UTC)) == 0


def test_papers_that_are_on_their_way_stop_the_clock(product, by):
    case = opened(product, by, on=date(2026, 11, 2))
    add(case, by, pdf(sheet()))
    actions.record_submission(case=case, case_id="", despite="Sent by mail", by=by, at=NOW)
    assert actions.pass_deadlines(at=NOW + timedelta(days=30)) == 0


# --- papers ------------------------------------------------------------------------------------------------------
def test_good_papers_are_recorded_as_sent_with_what_the_checks_found(product, by):
    case = opened(product, by)
    actions.set_brand(case=case, brand=BRAND, by=by, at=NOW)
    document = add(case, by, pdf(sheet()))
    actions.record_submission(
        case=HazmatCase.objects.get(), case_id=" 17120002222 ", despite="", by=by, at=NOW
    )
    case.refresh_from_db()
    document.refresh_from_db()
    assert (case.status, case.case_id, case.submitted_at) == (S.DOCUMENTS_SUBMITTED, "17120002222", NOW)
    assert (document.sent_at, {finding["outcome"] for finding in document.findings}) == (NOW, {"good"})


def test_a_paper_that_fails_is_sent_only_with_a_reason(product, by):
    case = opened(product, by)
    add(case, by, pdf(sheet(without=[14])))
    with pytest.raises(Refusal, match="A check failed"):
        actions.record_submission(case=case, case_id="", despite=" ", by=by, at=NOW)
    assert (HazmatCase.objects.get().status, HazmatDocument.objects.get().sent_at) == (
        S.DOCUMENTS_REQUESTED,
        None,
    )
    actions.record_submission(
        case=case, case_id="", despite="Amazon accepted this sheet in May", by=by, at=NOW
    )
    case.refresh_from_db()
    assert (case.status, case.sent_despite) == (S.DOCUMENTS_SUBMITTED, "Amazon accepted this sheet in May")


def test_nothing_is_sent_without_a_paper(product, by):
    case = opened(product, by)
    with pytest.raises(Refusal, match="no document to send"):
        actions.record_submission(case=case, case_id="1", despite="x", by=by, at=NOW)
    assert HazmatCase.objects.get().status == S.DOCUMENTS_REQUESTED


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "it is empty"),
        (b"GIF89a", "it is no PDF"),
        (b"%PDF-1.4 cut off", "it is cut off"),
        (b"%PDF-1.4 /JavaScript %%EOF", "scripts"),
        (b"%PDF-" + b"x" * (10 * 1024 * 1024), "larger than 10 MB"),
    ],
)
def test_what_is_no_safe_pdf_is_not_kept(product, by, content, why, tmp_path):
    case = opened(product, by)
    with pytest.raises(Refusal, match=why):
        add(case, by, content)
    assert (HazmatDocument.objects.count(), list(tmp_path.rglob("*.pdf"))) == (0, [])


def test_the_same_file_twice_and_papers_for_a_closed_review_are_refused(product, by):
    case = opened(product, by)
    add(case, by, pdf(sheet("de")))
    with pytest.raises(Refusal, match="same file already"):
        add(case, by, HazmatDocument.objects.get().file.open("rb").read())
    actions.record_answer(case=case, status=S.NOT_DANGEROUS, answer="", by=by, at=NOW)
    with pytest.raises(IllegalMove, match="takes no documents"):
        add(case, by, pdf(sheet("fr")))


def test_a_paper_is_taken_off_until_it_was_sent(product, by, django_capture_on_commit_callbacks):
    case = opened(product, by)
    first = add(case, by, pdf(sheet(without=[1])))
    stored = Path(first.file.path)
    with django_capture_on_commit_callbacks(execute=True):
        actions.remove_document(document=first, by=by, at=NOW)
    assert not stored.exists()
    second = add(case, by, pdf(sheet()))
    actions.record_submission(case=case, case_id="", despite="No brand", by=by, at=NOW)
    with pytest.raises(IllegalMove, match="was sent"):
        actions.remove_document(document=second, by=by, at=NOW)
    assert HazmatDocument.objects.count() == 1


def test_a_rejection_needs_amazons_words_and_new_papers_may_follow(product, by):
    case = opened(product, by)
    add(case, by, pdf(sheet()))
    actions.record_submission(case=case, case_id="", despite="No brand", by=by, at=NOW)
    case = HazmatCase.objects.get()
    with pytest.raises(Refusal, match="why Amazon rejected"):
        actions.record_answer(case=case, status=S.REJECTED, answer=" ", by=by, at=NOW)
    actions.record_answer(case=case, status=S.REJECTED, answer="Section 14 is wrong", by=by, at=NOW)
    add(case, by, pdf(sheet("de")))
    actions.record_submission(case=case, case_id="", despite="No brand", by=by, at=NOW)
    assert HazmatCase.objects.get().status == S.DOCUMENTS_SUBMITTED
    assert HazmatDocument.objects.exclude(sent_at=None).count() == 2


# --- the table of moves ------------------------------------------------------------------------------------------
def test_only_moves_of_the_table_are_made_and_the_database_repeats_it(product, by):
    case = opened(product, by, S.UNDER_REVIEW)
    with pytest.raises(IllegalMove):
        actions.record_answer(case=case, status=S.DISPOSED, answer="", by=by, at=NOW)
    with pytest.raises(DatabaseError), transaction.atomic():
        HazmatCase.objects.filter(pk=case.pk).update(status=S.DISPOSED)
    assert HazmatCase.objects.get().status == S.UNDER_REVIEW


def test_every_state_is_reached_has_its_words_and_its_stages():
    reached = {to for moves in MOVES.values() for to in moves}
    assert reached | {S.UNDER_REVIEW} == set(S)
    assert set(OPEN) | set(CLOSED) == set(STANDINGS) == set(S)
    for status in S:
        assert len(stages(status, requested=True, submitted=True)) == 4
        assert STANDINGS[status].steps


def test_a_stage_that_was_left_out_is_not_shown_as_done():
    drawn = stages(S.NOT_ELIGIBLE, requested=False, submitted=False)
    assert [stage["state"] for stage in drawn] == ["done", "", "", "stuck"]
    drawn = stages(S.DOCUMENTS_SUBMITTED, requested=True, submitted=True)
    assert [stage["state"] for stage in drawn] == ["done", "done", "now", ""]
