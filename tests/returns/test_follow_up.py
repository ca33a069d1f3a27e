"""What follows a return on its pages: numbers, questions, disputes, Amazon's report; refusals change nothing."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from pytest_django import Settings

from amazon import shapes
from history.actions import Refusal
from history.models import Change
from mcf_portal.work.moment import Moment
from mcf_portal.work.sources import returns as work
from orders.models import OrderIdentifier
from returns import actions
from returns.actions.reporting import FROM_REPORT
from returns.models import (
    DisputeStatus,
    GradingDispute,
    Match,
    QuestionStatus,
    ReportedUnit,
    Return,
    ReturnItem,
    ReturnParcel,
    ReturnQuestion,
)
from tests.access_world import mailed
from tests.returns.test_actions import tell, told_of
from tracking.models import EventSource

pytestmark = pytest.mark.django_db
NUMBER = "1Z5R89390357567127"


def graded(made: Return, condition: str, **more: Any) -> ReturnItem:
    """The first unit, judged by Amazon today."""
    item = made.items.all()[0]
    now = timezone.now() + timedelta(seconds=made.items.count())
    tell(
        made.order,
        told_of(
            item, status="Processed", return_received_condition=condition, status_changed_date=now, **more
        ),
        at=now,
    )
    item.refresh_from_db()
    return item


def parcel_of(made: Return, person: Any, number: str = NUMBER) -> ReturnParcel:
    rma = made.items.all()[0].authorization
    return actions.record_return_parcel(
        order=made.order, authorization=rma, tracking_number=number, by=person, at=timezone.now()
    )


# --- parcels -----------------------------------------------------------------------------------------------------
def test_a_number_is_entered_once_and_found_by_search(staff: Client, made: Return) -> None:
    url = reverse("returns:parcel_new", args=[made.number])
    for typed in (NUMBER, " 1z5r 8939 0357 5671 27 "):
        assert staff.post(url, {"tracking_number": typed, "carrier": ""}).status_code == 302
    parcel = ReturnParcel.objects.get()
    assert (parcel.tracking_number, parcel.carrier_code, parcel.authorization) == (
        NUMBER,
        "ups",
        made.items.all()[0].authorization,
    )
    assert parcel.next_poll_at is not None
    assert OrderIdentifier.objects.filter(value=NUMBER, order=made.order).exists()
    page = staff.get(reverse("returns:detail", args=[made.number])).content.decode()
    assert NUMBER in page
    assert "Parcel on its way back: 1Z5R89390357567127" in page


@pytest.mark.parametrize("number", ["", "12", "<script>alert(1)</script>", "x" * 90])
def test_what_is_no_number_is_refused(staff: Client, made: Return, number: str) -> None:
    answer = staff.post(reverse("returns:parcel_new", args=[made.number]), {"tracking_number": number})
    assert (answer.status_code, ReturnParcel.objects.count()) == (422, 0)


def test_the_number_of_the_parcel_that_went_out_is_refused(staff: Client, made: Return) -> None:
    outgoing = made.order.packages.get().tracking_number
    answer = staff.post(reverse("returns:parcel_new", args=[made.number]), {"tracking_number": outgoing})
    assert (answer.status_code, ReturnParcel.objects.count()) == (422, 0)
    assert "went to the customer" in answer.content.decode()


def test_an_arrival_is_entered_by_hand_but_not_for_a_day_to_come(
    staff: Client, made: Return, person: Any
) -> None:
    parcel = parcel_of(made, person)
    url = reverse("returns:parcel_arrived", args=[parcel.pk])
    tomorrow = (timezone.now() + timedelta(days=2)).date()
    assert staff.post(url, {"arrived_on": tomorrow.isoformat()}).status_code == 422
    parcel.refresh_from_db()
    assert parcel.delivered_at is None
    today = timezone.now().astimezone(made.seller.zone).date()
    assert staff.post(url, {"arrived_on": today.isoformat()}).status_code == 302
    parcel.refresh_from_db()
    assert (parcel.state, parcel.arrival_by_hand, parcel.next_poll_at) == ("delivered", True, None)


def test_a_mistyped_number_is_taken_away_but_not_one_the_carrier_knows(
    staff: Client, made: Return, person: Any
) -> None:
    first, second = parcel_of(made, person), parcel_of(made, person, "9400111206206406260787")
    event = shapes.TrackingEvent(event_date=timezone.now(), event_code="EVENT_201")
    actions.record_journey(
        parcel=second,
        told=shapes.PackageTracking(events=(event,)),
        source=EventSource.UPS,
        at=timezone.now(),
    )
    for parcel in (first, second):
        staff.post(reverse("returns:parcel_forget", args=[parcel.pk]))
    assert list(ReturnParcel.objects.all()) == [second]
    assert Change.objects.filter(verb="return_parcel_forgotten", before=NUMBER).count() == 1


def test_the_customer_enters_the_number_on_their_page(client: Client, made: Return, person: Any) -> None:
    token = mailed(made, person)
    url = reverse("returns:rma_parcel", args=[token, 1])
    assert client.post(url, {"tracking_number": "no"}).status_code == 422
    assert client.post(url, {"tracking_number": NUMBER}).status_code == 302
    parcel = ReturnParcel.objects.get()
    assert (parcel.entered_by, parcel.tracking_number) == (None, NUMBER)
    page = client.get(reverse("returns:rma_page", args=[token])).content.decode()
    assert NUMBER in page
    assert "entered by" not in page


# --- questions ---------------------------------------------------------------------------------------------------
@pytest.fixture
def question(made: Return, person: Any) -> ReturnQuestion:
    """A unit was processed at another center."""
    graded(made, "Sellable", fulfillment_center_id="ABE2")
    return ReturnQuestion.objects.get()


def test_a_question_is_answered_with_what_fits_it(
    staff: Client, question: ReturnQuestion, seller: Any
) -> None:
    today = Moment(seller, timezone.now())
    assert [item.title for item in work.questions(today)] == [
        "A unit arrived at another center than its RMA says"
    ]
    url = reverse("returns:question", args=[question.pk])
    assert "Return item" not in staff.get(url).content.decode()
    for answer in ({}, {"answer": "customer_keeps"}, {"answer": "support_asked"}):
        assert staff.post(url, answer).status_code == 422
    question.refresh_from_db()
    assert question.status == QuestionStatus.OPEN
    assert staff.post(url, {"answer": "support_asked", "case_id": "171200"}).status_code == 302
    question.refresh_from_db()
    assert (question.status, question.case_id) == (QuestionStatus.ANSWERED, "171200")
    assert OrderIdentifier.objects.filter(value="171200").exists()
    assert list(work.questions(today)) == []
    staff.post(reverse("returns:question_reopen", args=[question.pk]))
    question.refresh_from_db()
    assert (question.status, question.answer) == (QuestionStatus.OPEN, "")


def test_a_question_put_off_comes_back_on_its_day(
    staff: Client, question: ReturnQuestion, seller: Any
) -> None:
    url, now = reverse("returns:question", args=[question.pk]), timezone.now()
    today = now.astimezone(seller.zone).date()
    for day in (today, today + timedelta(days=181)):
        assert staff.post(url, {"later": "1", "remind_on": day.isoformat()}).status_code == 422
    in_a_week = today + timedelta(days=7)
    assert staff.post(url, {"later": "1", "remind_on": in_a_week.isoformat()}).status_code == 302
    assert list(work.questions(Moment(seller, now))) == []
    (item,) = work.questions(Moment(seller, now + timedelta(days=7)))
    assert (item.due, item.tone) == (in_a_week, "warn")
    (item,) = work.questions(Moment(seller, now + timedelta(days=14)))
    assert item.tone == "bad"


# --- disputes ----------------------------------------------------------------------------------------------------
def photo(name: str = "unit.jpg", colour: str = "red") -> SimpleUploadedFile:
    content = BytesIO()
    Image.new("RGB", (64, 48), colour).save(content, "JPEG")
    return SimpleUploadedFile(name, content.getvalue(), "image/jpeg")


def test_a_grade_against_the_seller_is_disputed_filed_and_answered(
    staff: Client, made: Return, settings: Settings, tmp_path: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path
    item = graded(made, "CustomerDamaged")
    page = staff.get(reverse("returns:detail", args=[made.number])).content.decode()
    assert "Dispute the grade" in page
    for _time in range(2):
        staff.post(reverse("returns:dispute_open", args=[item.pk]))
    dispute = GradingDispute.objects.get()
    url = reverse("returns:dispute", args=[dispute.pk])
    assert staff.post(url, {"step": "file", "case_id": "1"}).status_code == 422  # nothing to file yet
    said = {
        "step": "argue",
        "argument": "The seal is whole.",
        "removal_order": "RM-9",
        "photos": [photo(), photo(colour="blue")],
    }
    assert staff.post(url, said).status_code == 302
    assert staff.post(url, said | {"photos": [SimpleUploadedFile("a.jpg", b"<svg/>")]}).status_code == 422
    assert dispute.photos.count() == 2
    text = staff.get(url).content.decode()
    assert "The seal is whole." in text
    assert "Attached: 2 photos of the unit as we received it." in text
    assert staff.get(reverse("returns:dispute_photo", args=[dispute.photos.all()[0].pk])).status_code == 200
    assert staff.post(url, {"step": "file", "case_id": "171201"}).status_code == 302
    dispute.refresh_from_db()
    assert (dispute.status, dispute.case_id) == (DisputeStatus.FILED, "171201")
    graded(made, "Sellable")
    dispute.refresh_from_db()
    assert dispute.status == DisputeStatus.REGRADED


def test_a_dispute_is_work_until_it_is_filed_and_again_when_nobody_answers(
    staff: Client, made: Return, person: Any, seller: Any
) -> None:
    def titles(**later: int) -> list[str]:
        return [item.title for item in work.disputes(Moment(seller, timezone.now() + timedelta(**later)))]

    dispute = actions.open_dispute(item=graded(made, "Defective"), by=person, at=timezone.now())
    url = reverse("returns:dispute", args=[dispute.pk])
    assert titles() == ["Finish the grading dispute and file it"]
    staff.post(url, {"step": "ask"})  # nothing is filed yet
    staff.post(url, {"step": "argue", "argument": "The seal is whole.", "unit_back_on": "2026-01-05"})
    [item] = work.disputes(Moment(seller, timezone.now()))
    assert item.due == date(2026, 3, 6)  # sixty days
    staff.post(url, {"step": "file", "case_id": "171201"})
    assert (titles(days=6), len(titles(days=7))) == ([], 1)
    dispute.refresh_from_db()
    GradingDispute.objects.update(filed_on=dispute.filed_on - timedelta(days=8))  # type: ignore[operator]
    assert titles() == ["Seller Support has not answered your grading dispute: ask again"]
    for _pressed in range(2):
        staff.post(url, {"step": "ask"})
    assert titles() == []
    assert "Asked again on" in staff.get(url).content.decode()
    assert Change.objects.filter(verb="dispute_asked", after="171201").count() == 1
    staff.post(url, {"step": "close", "status": "kept", "outcome": "No."})
    assert titles(days=30) == []


def test_an_admin_changes_the_days_of_following_up(admin_client: Client) -> None:
    from returns.models import FollowUpRule

    rule = FollowUpRule.objects.filter(marketplace=None).get()
    assert admin_client.get(reverse("admin:returns_followuprule_changelist")).status_code == 200
    url = reverse("admin:returns_followuprule_change", args=[rule.pk])
    form = admin_client.get(url).context["adminform"].form
    fields = {name: value for name in form.fields if (value := form[name].value()) is not None}
    assert admin_client.post(url, fields | {"unused_days": 21}).status_code == 302
    rule.refresh_from_db()
    assert rule.unused_days == 21


@pytest.mark.parametrize("condition", ["Sellable", "FulfillerDamaged", "Soggy", ""])
def test_only_a_grade_against_the_seller_may_be_disputed(made: Return, person: Any, condition: str) -> None:
    item = graded(made, condition)
    with pytest.raises(Refusal):
        actions.open_dispute(item=item, by=person, at=timezone.now())
    assert GradingDispute.objects.count() == 0


# --- the report --------------------------------------------------------------------------------------------------
def line(order_id: str, sku: str = "HG-MUG-01", **more: Any) -> actions.ReportLine:
    given: dict[str, Any] = {"quantity": 1, "at": timezone.now(), "centre": "TUS1", "disposition": "SELLABLE"}
    return actions.ReportLine(order_id=order_id, sku=sku, condition="Sellable", **(given | more))


def test_a_unit_the_api_tells_of_later_is_the_same_unit_on_the_shelf_once(made: Return, seller: Any) -> None:
    """A return made in Seller Central: the report is read before the order."""
    order = made.order
    Return.objects.all().delete()
    for _time in range(2):
        actions.record_reported_units(seller=seller, lines=[line("HG-1", plate="LPN1")], at=timezone.now())
    item = order.return_items.get()
    assert item.seller_return_item_id.startswith(FROM_REPORT)
    told = told_of(
        item, seller_return_item_id="SC-1", status="Processed", return_received_condition="Sellable"
    )
    tell(order, told, at=timezone.now())
    item.refresh_from_db()
    unit = ReportedUnit.objects.get()
    assert (item.seller_return_item_id, order.return_items.count(), unit.match) == ("SC-1", 1, Match.MATCHED)
    assert list(Change.objects.filter(verb="restocked").values_list("after", flat=True)) == ["HG-MUG-01"]


def test_lines_that_say_the_very_same_are_several_units(made: Return, seller: Any) -> None:
    Return.objects.all().delete()
    twin = line("HG-1", at=timezone.now().replace(microsecond=0))
    for _time in range(2):
        actions.record_reported_units(seller=seller, lines=[twin, twin], at=timezone.now())
    assert (ReportedUnit.objects.count(), made.order.return_items.count()) == (2, 2)


def test_units_that_fit_nothing_are_explained_by_a_person(staff: Client, made: Return, seller: Any) -> None:
    lines = [line("S01-1234567-1234567"), line("HG-1", sku="OTHER"), line("113-1234567-1234567")]
    assert actions.record_reported_units(seller=seller, lines=lines, at=timezone.now()) == 2
    assert sorted(ReportedUnit.objects.values_list("match", flat=True)) == ["item", "unknown"]
    assert len(list(work.unasked_units(Moment(seller, timezone.now())))) == 2
    assert "S01-1234567-1234567" in staff.get(reverse("returns:reported")).content.decode()
    unit = ReportedUnit.objects.get(match="unknown")
    url = reverse("returns:reported_unit", args=[unit.pk])
    assert staff.post(url, {"note": ""}).status_code == 422
    assert staff.post(url, {"note": "A colleague's test"}).status_code == 302
    assert "S01-1234567-1234567" not in staff.get(reverse("returns:reported")).content.decode()
    assert "S01-1234567-1234567" in staff.get(reverse("returns:reported") + "?tab=looked").content.decode()


def test_an_order_read_after_the_report_gets_its_unit(made: Return, seller: Any) -> None:
    actions.record_reported_units(seller=seller, lines=[line("S01-7654321-7654321")], at=timezone.now())
    assert actions.match_again(seller=seller, at=timezone.now()) == 0
    OrderIdentifier.objects.filter(order=made.order, kind="displayed").delete()
    from tests.factories import identify

    identify(made.order, {OrderIdentifier.Kind.DISPLAYED: ["S01-7654321-7654321"]})
    assert actions.match_again(seller=seller, at=timezone.now()) == 1
    assert ReportedUnit.objects.get().match == Match.MATCHED


def test_the_dispute_window_is_data_per_marketplace() -> None:
    from returns.models import FollowUpRule

    rows = FollowUpRule.objects.filter(valid_from__lte=date(2026, 11, 23)).values_list(
        "marketplace_id", "dispute_days"
    )
    assert sorted(rows, key=str) == sorted([(None, 60), ("A1F83G8C2ARO7P", 30)], key=str)
