"""Customers ask for returns on their tracking page; staff approve, change or refuse; the answer reaches them."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core import mail as postbox
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from pytest_django import Settings

from history.actions import IllegalMove, Refusal
from history.models import Change
from mcf_portal.work import work_of
from orders.models import Order
from returns import actions, tasks
from returns.actions import Line
from returns.bounces import Bounce
from returns.eligibility import Hindrance
from returns.models import (
    MailStatus,
    PolicyRule,
    Return,
    ReturnReason,
    ReturnRequest,
    ReturnRequestPhoto,
    ReturnSettings,
)
from returns.policy import Objection
from returns.selfservice.offer import Wish
from returns.selfservice.words import USUAL, choices, reason_words, why_not
from tests import factories
from tests.returns.test_mail import BACKEND
from tracking.actions import open_customer_link

DB = pytest.mark.django_db
ANN = "ann@example.org"


# --- words -----------------------------------------------------------------------------------------------------------
def test_a_customer_is_offered_reasons_in_own_words_and_none_for_the_shop_alone() -> None:
    known = ["CR-UNAUTHORIZED_PURCHASE", "CR-DAMAGED_BY_FC", "CR-DEFECTIVE", "CR-UNWANTED_ITEM", "CR-NEW_ONE"]
    assert choices(known) == [
        ("CR-UNWANTED_ITEM", "I no longer need it"),
        ("CR-DEFECTIVE", "It is defective or does not work"),
    ]
    assert [code for code, _words in choices([])] == list(USUAL)
    assert (reason_words("DEFECTIVE"), reason_words("CR-X")) == ("It is defective or does not work", "CR-X")


@pytest.mark.parametrize(
    ("hindrance", "objection", "words"),
    [
        (Hindrance.NONE, None, ""),
        (Hindrance.NOT_SHIPPED, Objection.FINAL_SALE, "It has not been sent yet."),
        (Hindrance.WILL_NOT_SHIP, None, "It was not sent, so nothing can come back."),
        (Hindrance.ALREADY_ASKED, None, "A return for it is under way or done already."),
        (Hindrance.NOTHING_LEFT, None, "A return for it is under way or done already."),
        (Hindrance.NOT_IN_ORDER, None, "It can’t be sent back from this page. Write to the shop."),
        (Hindrance.NONE, Objection.FINAL_SALE, "It was sold without a right to send it back."),
        (Hindrance.NONE, Objection.WINDOW_CLOSED, "It could be sent back until 1 May."),
    ],
)
def test_a_customer_reads_why_something_can_not_come_back(
    hindrance: Hindrance, objection: Objection | None, words: str
) -> None:
    assert why_not(hindrance, objection, "1 May") == words


# --- asking ----------------------------------------------------------------------------------------------------------
@pytest.fixture(autouse=True)
def fresh(settings: Settings, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    cache.clear()


@pytest.fixture
def order(seller: Any) -> Order:
    ReturnSettings.objects.create(seller=seller, self_service=True)
    return factories.make_delivered_order(
        seller, "HG-1", items=[("HG-MUG-01", 2), ("HG-APR-02", 1)], notification_emails=[ANN]
    )


@pytest.fixture
def url(order: Order) -> str:
    link = open_customer_link(order=order, by=None, at=timezone.now())
    return reverse("returns:ask", args=[link.token])


def lines_of(order: Order) -> list[int]:
    return list(order.items.order_by("id").values_list("pk", flat=True))


def picture(name: str = "box.jpg", kind: str = "JPEG") -> SimpleUploadedFile:
    content = BytesIO()
    Image.new("RGB", (64, 48), "brown").save(content, kind)
    return SimpleUploadedFile(name, content.getvalue())


def fields(order: Order, **more: Any) -> dict[str, Any]:
    mugs, apron = lines_of(order)
    given = {"submission_key": "k1", "words": "The handle broke off.", "email": "", f"quantity_{mugs}": "1"}
    given |= {f"reason_{mugs}": "CR-DEFECTIVE", f"quantity_{apron}": "0", f"reason_{apron}": ""}
    return given | more


def asked_for(order: Order, **more: Any) -> ReturnRequest:
    mugs, _apron = lines_of(order)
    given: dict[str, Any] = {"words": "The handle broke off.", "email": "", "pictures": [], "language": "en"}
    given |= {"origin": "http://testserver", "submission_key": "k1", "at": timezone.now()}
    wishes = more.pop("wishes", [Wish(mugs, 2, "CR-DEFECTIVE")])
    return actions.ask_return(order=order, wishes=wishes, **(given | more))


@DB
def test_a_customer_asks_without_an_account_and_sees_how_it_stands(order: Order, url: str) -> None:
    buyer = Client()
    track = buyer.get(order.customer_link.get_absolute_url()).content.decode()
    assert "Want to send something back?" in track
    assert url in track
    page = buyer.get(url)
    html = page.content.decode()
    assert (page.status_code, page["X-Robots-Tag"]) == (200, "noindex, nofollow, noarchive")
    for private in ("Ann Baker", "12 Mill Lane", "48084", ANN, "19.99"):
        assert private not in html
    assert buyer.post(url, fields(order, photos=[picture(), picture("side.png", "PNG")])).url == url  # type: ignore[attr-defined]
    made = ReturnRequest.objects.get()
    line = made.lines.get()
    assert (made.number, made.status, made.email, made.words) == (
        "REQ-000001",
        "open",
        ANN,
        "The handle broke off.",
    )
    assert (line.quantity, line.reason_code, made.photos.count()) == (1, "CR-DEFECTIVE", 2)
    page_after = buyer.get(url).content.decode()
    assert "Waiting for the shop" in page_after
    assert "It is defective or does not work" in page_after
    assert "Ask for the return" not in page_after
    assert (
        "The shop looks at your request" in buyer.get(order.customer_link.get_absolute_url()).content.decode()
    )
    assert Change.objects.filter(verb="return_requested", source="customer", order_id=order.pk).count() == 1


@DB
def test_the_same_submit_twice_makes_one_request(order: Order, url: str) -> None:
    for _ in range(2):
        assert Client().post(url, fields(order)).status_code in (302, 422)
    assert asked_for(order) == ReturnRequest.objects.get()


@DB
@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"quantity_0": "0"}, "Choose how many of at least one item"),
        ({"quantity_0": "3"}, "Only 2 of it can be sent back."),
        ({"reason_0": ""}, "Choose why you want to send it back."),
        ({"reason_0": "CR-DAMAGED_BY_FC"}, "Choose one of the reasons."),
        ({"words": "x" * 1001}, "At most 1,000 characters."),
        ({"email": "ann at home"}, "This is not an e-mail address."),
        ({"submission_key": ""}, "Reload the page"),
    ],
)
def test_a_bad_request_comes_back_and_nothing_is_kept(
    order: Order, url: str, changes: dict[str, str], message: str
) -> None:
    mugs = lines_of(order)[0]
    answer = Client().post(
        url, fields(order, **{name.replace("_0", f"_{mugs}"): v for name, v in changes.items()})
    )
    assert answer.status_code == 422
    assert message in answer.content.decode()
    assert "Nothing has been sent." in answer.content.decode()
    assert ReturnRequest.objects.count() == 0


@DB
@pytest.mark.parametrize(
    ("photos", "message"),
    [
        ([SimpleUploadedFile("a.jpg", b"no picture")], "a.jpg is no JPEG, PNG or WebP picture."),
        ([SimpleUploadedFile("a.svg", b"<svg onload='x'/>")], "a.svg is no JPEG"),
        ([SimpleUploadedFile("big.jpg", b"\xff\xd8" + b"0" * 16_000_000)], "big.jpg is larger than 15 MB."),
        ([picture() for _ in range(7)], "At most 6 photos."),
    ],
)
def test_what_is_no_photo_is_not_taken(order: Order, url: str, photos: Any, message: str) -> None:
    answer = Client().post(url, fields(order, photos=photos))
    assert (answer.status_code, ReturnRequest.objects.count()) == (422, 0)
    assert message in answer.content.decode()


@DB
def test_only_what_the_staff_could_return_may_be_asked_for(order: Order, seller: Any, person: Any) -> None:
    mugs, apron = lines_of(order)
    actions.create_return(
        order=order,
        lines=[Line(mugs, 2, "CR-DEFECTIVE")],
        comments="",
        submission_key="s",
        language="en",
        by=person,
        at=timezone.now(),
    )
    with pytest.raises(Refusal, match="under way or done already"):
        asked_for(order)
    with pytest.raises(Refusal, match="can’t be sent back any more"):
        asked_for(order, wishes=[Wish(apron, 2, "CR-DEFECTIVE")])
    with pytest.raises(Refusal, match="can’t be sent back any more"):
        asked_for(order, wishes=[Wish(0, 1, "CR-DEFECTIVE")])
    with pytest.raises(Refusal, match="at least one item"):
        asked_for(order, wishes=[])
    assert ReturnRequest.objects.count() == 0
    assert asked_for(order, wishes=[Wish(apron, 1, "CR-DEFECTIVE")]).is_open


@DB
def test_the_sellers_policy_holds_for_customers_too(order: Order, url: str, seller: Any, person: Any) -> None:
    given = {"seller": seller, "valid_from": date(2020, 1, 1), "added_by": person, "added_at": timezone.now()}
    PolicyRule.objects.create(kind="final_sale", sku="HG-APR-02", **given)
    PolicyRule.objects.create(kind="photo", reason_code="CR-DEFECTIVE", **given)
    assert "It was sold without a right to send it back." in Client().get(url).content.decode()
    answer = Client().post(url, fields(order))
    assert (answer.status_code, ReturnRequest.objects.count()) == (422, 0)
    assert "Add a photo of Product HG-MUG-01" in answer.content.decode()
    assert Client().post(url, fields(order, photos=[picture()])).status_code == 302


@DB
def test_one_request_waits_at_a_time_and_not_many_a_day(order: Order) -> None:
    now = timezone.now()
    for number in range(5):
        made = asked_for(order, submission_key=f"k{number}", at=now)
        with pytest.raises(Refusal, match="asked for a return already"):
            asked_for(order, submission_key="another", at=now)
        actions.take_back(asked=made, at=now)
    with pytest.raises(Refusal, match="several times today"):
        asked_for(order, submission_key="k9", at=now)
    assert asked_for(order, submission_key="k9", at=now + timedelta(days=1, minutes=1)).is_open


@DB
def test_a_page_that_is_asked_too_often_rests_for_an_hour(order: Order, url: str) -> None:
    answers = [Client().post(url, {}).status_code for _ in range(14)]
    assert answers == [422] * 12 + [429] * 2
    assert Client().get(url).status_code == 200
    assert ReturnRequest.objects.count() == 0


@DB
def test_switched_off_closed_or_unknown_there_is_no_such_page(order: Order, url: str) -> None:
    ReturnSettings.objects.update(self_service=False)
    assert Client().get(url).status_code == 404
    assert (
        "Want to send something back?"
        not in Client().get(order.customer_link.get_absolute_url()).content.decode()
    )
    assert Client().post(url, fields(order)).status_code == 404
    asked_for(order)
    assert "Waiting for the shop" in Client().get(url).content.decode()  # what was asked before is still told
    order.customer_link.expires_at = timezone.now()
    order.customer_link.save()
    assert Client().get(url).status_code == 410
    assert Client().get(reverse("returns:ask", args=["x" * 32])).status_code == 404


@DB
def test_the_customer_takes_it_back(order: Order, url: str) -> None:
    made = asked_for(order)
    back = reverse("returns:take_back", args=[order.customer_link.token])
    assert [Client().post(back).status_code for _ in range(2)] == [302, 302]
    made.refresh_from_db()
    assert (made.status, made.mail_status) == ("withdrawn", "")
    html = Client().get(url).content.decode()
    assert "You have taken this request back." in html
    assert "Ask for the return" in html
    with pytest.raises(IllegalMove):
        actions.take_back(asked=made, at=timezone.now())


# --- deciding --------------------------------------------------------------------------------------------------------
@pytest.fixture
def reasons(order: Order) -> None:
    """What Amazon told of the reasons, so that nobody is asked now."""
    for sku in ("HG-MUG-01", "HG-APR-02"):
        for code in ("CR-DEFECTIVE", "CR-UNWANTED_ITEM"):
            ReturnReason.objects.create(
                seller=order.seller,
                marketplace_id=order.marketplace_told,
                sku=sku,
                language="en",
                code=code,
                description=code.title(),
                learned_at=timezone.now(),
            )


def decision(name: str, asked: ReturnRequest) -> str:
    return reverse(f"returns:request_{name}", args=[asked.number])


def run(asked: ReturnRequest) -> ReturnRequest:
    """What the worker does."""
    tasks.send_answer(asked.seller_id, asked.pk)
    asked.refresh_from_db()
    return asked


def work(seller: Any) -> list[str]:
    return [item.title for item in work_of(seller, now=timezone.now())]


@DB
def test_a_request_is_work_and_stands_in_the_list_and_on_the_order(
    order: Order, url: str, staff: Client, reasons: None
) -> None:
    Client().post(url, fields(order, photos=[picture()]))
    made = ReturnRequest.objects.get()
    assert work(order.seller) == ["A customer asks for a return: approve, change or refuse it"]
    detail = reverse("returns:request", args=[made.number])
    for page in (
        reverse("returns:requests"),
        reverse("orders:detail", args=["HG-1"]),
        reverse("returns:list"),
    ):
        assert detail in staff.get(page).content.decode() or "requests/" in staff.get(page).content.decode()
    html = staff.get(detail).content.decode()
    for words in (
        "The handle broke off.",
        "It is defective or does not work",
        "Photo 1 of the customer’s",
        ANN,
    ):
        assert words in html
    photo = ReturnRequestPhoto.objects.get()
    for size in ("", "?size=small"):
        shown = staff.get(reverse("returns:request_photo", args=[made.number, photo.pk]) + size)
        assert (shown.status_code, shown["Content-Type"], shown["X-Content-Type-Options"]) == (
            200,
            "image/jpeg",
            "nosniff",
        )
    stranger = Client()
    stranger.force_login(factories.make_member(factories.make_seller("Other")))
    assert stranger.get(detail).status_code == 404


@DB
def test_approving_makes_the_return_with_the_customers_words_and_says_so(
    order: Order, url: str, staff: Client, person: Any, reasons: None, django_capture_on_commit_callbacks: Any
) -> None:
    Client().post(url, fields(order, photos=[picture()]))
    made = ReturnRequest.objects.get()
    mugs, apron = lines_of(order)
    changed = {f"quantity_{mugs}": "2", f"reason_{mugs}": "CR-UNWANTED_ITEM", f"quantity_{apron}": "0"}
    changed |= {f"reason_{apron}": "", "answer": "Sorry about that!", "language": "en"}
    with django_capture_on_commit_callbacks(execute=False):
        answer = staff.post(decision("approve", made), changed)
    back = Return.objects.get()
    assert answer.url == reverse("returns:detail", args=[back.number])  # type: ignore[attr-defined]
    units = list(back.items.all())
    assert {(unit.reason_code, unit.comment) for unit in units} == {
        ("CR-UNWANTED_ITEM", "The handle broke off.")
    }
    assert [unit.photos.count() for unit in units] == [1, 1]
    made.refresh_from_db()
    assert (made.status, made.customer_return, made.decided_by) == ("approved", back, person)
    run(made)
    run(made)
    [message] = postbox.outbox
    assert message.to == [ANN]
    assert "Your return has been approved." in message.body
    assert "Sorry about that!" in message.body
    assert f"http://testserver{url}" in message.body
    html = Client().get(url).content.decode()
    assert "Approved" in html
    assert "You will get the paper for the parcel by mail." in html
    assert work(order.seller) == []
    assert staff.post(decision("approve", made), changed).status_code == 422  # decided already: nothing twice
    assert Return.objects.count() == 1


@DB
def test_refusing_needs_a_reason_that_the_customer_reads(
    order: Order, url: str, staff: Client, reasons: None, django_capture_on_commit_callbacks: Any
) -> None:
    made = asked_for(order, language="zh-hans")
    empty = staff.post(decision("refuse", made), {"why": " "})
    assert empty.status_code == 422
    assert "Say why: the customer reads it." in empty.content.decode()
    with django_capture_on_commit_callbacks(execute=False):
        staff.post(decision("refuse", made), {"why": "It was a gift from <us>."})
    made.refresh_from_db()
    assert (made.status, Return.objects.count()) == ("refused", 0)
    assert "It was a gift from &lt;us&gt;." in Client().get(url).content.decode()
    run(made)
    assert "It was a gift from <us>." in postbox.outbox[0].body
    with pytest.raises(IllegalMove):
        actions.refuse_request(asked=made, answer="No", by=made.decided_by, at=timezone.now())  # type: ignore[arg-type]


@DB
@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"quantity_0": "0"}, "or refuse the request"),
        ({"reason_0": ""}, "Amazon does not accept a return without one"),
        ({"quantity_0": "3"}, "Only 2 may still be returned."),
        ({"answer": "x" * 501}, "at most 500 characters"),
    ],
)
def test_a_bad_approval_comes_back_and_decides_nothing(
    order: Order, staff: Client, reasons: None, changes: dict[str, str], message: str
) -> None:
    made = asked_for(order)
    mugs, apron = lines_of(order)
    given = {
        f"quantity_{mugs}": "1",
        f"reason_{mugs}": "CR-DEFECTIVE",
        f"quantity_{apron}": "0",
        "language": "en",
    }
    given |= {name.replace("_0", f"_{mugs}"): value for name, value in changes.items()}
    answer = staff.post(decision("approve", made), given)
    assert (answer.status_code, Return.objects.count()) == (422, 0)
    assert message in answer.content.decode()
    made.refresh_from_db()
    assert made.is_open


@DB
def test_an_answer_that_does_not_arrive_is_work_until_somebody_acts(
    order: Order, person: Any, staff: Client, settings: Settings
) -> None:
    made = asked_for(order)
    actions.refuse_request(asked=made, answer="Too late.", by=person, at=timezone.now())
    settings.EMAIL_BACKEND = BACKEND + "Refusing"
    assert run(made).mail_status == MailStatus.FAILED
    title = "The answer to a return request did not reach the customer"
    assert work(order.seller) == [title]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert staff.post(decision("answer", made), {"to": "nowhere"}).status_code == 422
    ReturnRequest.objects.update(mail_begun_at=timezone.now() - timedelta(minutes=2))
    assert staff.post(decision("answer", made), {"to": "ann@new.example"}).status_code == 302
    assert run(made).mail_status == MailStatus.SENT
    assert (postbox.outbox[0].to, work(order.seller)) == (["ann@new.example"], [])
    assert actions.note_bounce(bounce=Bounce("", f"portal-answer-{made.pk}"), at=timezone.now())
    assert work(order.seller) == [title]
    staff.post(decision("answer", made), {"outcome": "known"})
    assert work(order.seller) == []


@DB
def test_an_answer_whose_worker_died_is_perhaps_sent_and_one_nobody_took_is_not(
    order: Order, person: Any
) -> None:
    made, now = asked_for(order), timezone.now()
    actions.refuse_request(asked=made, answer="No.", by=person, at=now)
    assert actions.claim_answer(asked=made, at=now)
    assert not actions.claim_answer(asked=made, at=now)
    assert actions.give_up_answers(at=now + timedelta(minutes=11), limit=9) == 1
    made.refresh_from_db()
    assert made.mail_status == MailStatus.UNCERTAIN
    ReturnRequest.objects.update(mail_status="sending", mail_begun_at=None)
    assert actions.give_up_answers(at=now + timedelta(minutes=61), limit=9) == 1
    made.refresh_from_db()
    assert (made.mail_status, postbox.outbox) == (MailStatus.FAILED, [])


@DB
def test_the_switch_and_the_days_are_the_sellers(seller: Any, staff: Client) -> None:
    url = reverse("returns:settings")
    assert staff.get(url).status_code == 200
    for days in ("0", "366", "x"):
        assert staff.post(url, {"post_within_days": days}).status_code == 422
    assert staff.post(url, {"self_service": "on", "post_within_days": "21"}).status_code == 302
    staff.post(url, {"self_service": "on", "post_within_days": "21"})
    kept = ReturnSettings.objects.get()
    assert (kept.self_service, kept.post_within_days) == (True, 21)
    assert Change.objects.filter(verb="return_settings", seller_id=seller.pk).count() == 1


def test_an_answer_is_expected_within_two_days() -> None:
    asked = ReturnRequest(asked_at=datetime(2026, 11, 20, 12, tzinfo=UTC))
    assert asked.due_at == datetime(2026, 11, 22, 12, tzinfo=UTC)
