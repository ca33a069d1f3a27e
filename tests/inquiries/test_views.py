"""The pages: the queue, one inquiry, writing, cases for Seller Support, settings."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from inquiries import actions
from inquiries.models import Attachment, Inquiry, Kind, Message, ReplyMail, ReplyTemplate, ServiceHours, State
from mcf_portal.work import work_of
from tests.factories import NOW, make_inquiry, make_member, make_order, make_seller, make_shipped_order

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def page(client, ann, time_machine):
    time_machine.move_to(NOW, tick=False)
    client.force_login(ann)
    return client


@pytest.fixture
def order(seller):
    return make_shipped_order(seller, "HG-1", recipient="王小明")


def names(found):
    return [row["inquiry"].subject for row in found.context["rows"]]


# --- the queue ---------------------------------------------------------------------------------------------------
def test_the_queue_is_by_due_time_and_its_tabs_by_who_must_act(page, seller, ann, ben):
    make_inquiry(seller, ann, at=NOW, subject="new")
    make_inquiry(seller, ann, at=NOW - DAY * 3, subject="old", owner=ann)
    held = make_inquiry(seller, ann, at=NOW - DAY, subject="held", owner=ben)
    actions.hold(inquiry=held, state=State.WAITING_AMAZON, until=None, by=ann, at=NOW)
    done = make_inquiry(seller, ann, at=NOW - HOUR, subject="done")
    actions.close(inquiry=done, by=ann, at=NOW)
    make_inquiry(make_seller("Other"), make_member(make_seller("Third")), subject="theirs")
    tabs = {
        tab: names(page.get(f"/inquiries/?tab={tab}"))
        for tab in ("open", "mine", "unassigned", "due", "hold")
    }
    assert tabs == {
        "open": ["old", "new", "held"],
        "mine": ["old"],
        "unassigned": ["new"],
        "due": ["old", "new"],
        "hold": ["held"],
    }
    assert set(names(page.get("/inquiries/?tab=all"))) == {"old", "new", "held", "done"}


@pytest.mark.parametrize(
    "asked", ["INQ-000001", "17-0001", "170001", "HG-1", "王小", "bo ber", "bo@example.org"]
)
def test_an_inquiry_is_found_by_case_order_and_customer(page, seller, ann, order, asked):
    make_inquiry(
        seller,
        ann,
        order=order,
        kind=Kind.CASE,
        case_id="17-0001",
        subject="mine",
        customer_name="Bo Berg",
        customer_email="bo@example.org",
    )
    make_inquiry(seller, ann, subject="other")
    assert names(page.get("/inquiries/", {"q": asked})) == ["mine"]


def test_nothing_found_nothing_here_and_nothing_yet_are_three_texts(page, seller, ann):
    assert "No inquiries yet" in page.get("/inquiries/").content.decode()
    make_inquiry(seller, ann)
    assert "Nothing here" in page.get("/inquiries/?tab=hold").content.decode()
    assert "No inquiry is found" in page.get("/inquiries/?q=zzz").content.decode()


def test_pages_follow_each_other_without_loss(page, seller, ann):
    for number in range(53):
        make_inquiry(seller, ann, at=NOW - HOUR * number, subject=str(number))
    first = page.get("/inquiries/")
    second = page.get(first.context["later_url"])
    assert (len(names(first)), len(names(second))) == (50, 3)
    assert len({*names(first), *names(second)}) == 53
    assert names(page.get(second.context["sooner_url"])) == names(first)


def test_the_queue_asks_no_more_for_more_rows(page, seller, ann, order, django_assert_max_num_queries):
    for _ in range(12):
        make_inquiry(seller, ann, order=order)
    page.get("/inquiries/")
    with django_assert_max_num_queries(14):
        page.get("/inquiries/")


# --- one inquiry -------------------------------------------------------------------------------------------------
def test_what_is_written_down_is_kept_with_its_files_which_only_colleagues_open(
    page, seller, ann, order, client
):
    inquiry = make_inquiry(seller, ann, order=order, at=NOW)
    paper = SimpleUploadedFile("a.pdf", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n")
    sent = {"submission_key": "k", "channel": "chat", "text": "See here", "said_at": "2026-11-20T01:00"}
    answer = page.post(reverse("inquiries:receive", args=[inquiry.number]), sent | {"attachments": [paper]})
    assert answer.status_code == 302
    message = inquiry.messages.get(text="See here")
    assert message.said_at.isoformat() == "2026-11-20T09:00:00+00:00"  # one o'clock in Los Angeles
    file = message.attachments.get()
    url = reverse("inquiries:attachment", args=[inquiry.number, file.pk])
    assert page.get(url)["Content-Disposition"].startswith("attachment")
    client.force_login(make_member(make_seller("Other")))
    assert client.get(url).status_code == 404


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"MZ\x90", "no JPEG"),
        (b"", "empty"),
        (b"%PDF-1.4 /JavaScript %%EOF", "scripts"),
        (b"%PDF-1.4", "cut off"),
    ],
)
def test_a_bad_file_is_refused_by_name_and_nothing_is_kept(page, seller, ann, content, why):
    inquiry = make_inquiry(seller, ann)
    sent = {"submission_key": "k", "text": "See", "attachments": [SimpleUploadedFile("bad.pdf", content)]}
    answer = page.post(reverse("inquiries:note", args=[inquiry.number]), sent)
    assert answer.status_code == 422
    assert why in answer.content.decode()
    assert (Message.objects.count(), Attachment.objects.count()) == (1, 0)


def test_a_moment_to_come_is_refused(page, seller, ann):
    inquiry = make_inquiry(seller, ann)
    sent = {"submission_key": "k", "channel": "chat", "text": "x", "said_at": "2026-11-20T05:00"}
    answer = page.post(reverse("inquiries:receive", args=[inquiry.number]), sent)
    assert (answer.status_code, inquiry.messages.count()) == (422, 1)


def test_somebody_elses_hand_on_it_is_said_with_409(page, seller, ann, ben):
    inquiry = make_inquiry(seller, ann)
    actions.assign(inquiry=inquiry, owner=ben, by=ben, at=NOW)
    answer = page.post(reverse("inquiries:assign", args=[inquiry.number]), {"owner": ann.pk, "was": ""})
    assert answer.status_code == 409
    assert Inquiry.objects.get().owner == ben


# --- writing -----------------------------------------------------------------------------------------------------
def filled(answer, **more):
    form = answer.context["form"]
    names_ = ("submission_key", "seen", "draft", "language", "to", "subject", "text", "channel")
    return (
        {name: "" if form[name].value() is None else form[name].value() for name in names_}
        | {"then": "answered"}
        | more
    )


def test_a_reply_goes_by_mail_once_however_often_it_is_submitted(
    page, seller, ann, order, django_capture_on_commit_callbacks, mailoutbox, monkeypatch
):
    from inquiries import tasks

    monkeypatch.setattr(tasks.send_reply, "delay", lambda *ids: tasks.send_reply(*ids))
    inquiry = make_inquiry(seller, ann, order=order, customer_email="ann@example.org")
    url = reverse("inquiries:reply", args=[inquiry.number])
    sent = filled(page.get(url), how="mail")
    with django_capture_on_commit_callbacks(execute=True):
        assert page.post(url, sent).status_code == 302
        assert page.post(url, sent).status_code == 302
    assert [(mail.to, mail.subject) for mail in mailoutbox] == [(["ann@example.org"], "Your order HG-1")]
    assert ReplyMail.objects.get().status == "sent"
    assert Inquiry.objects.get().status == State.ANSWERED


def test_without_an_address_there_is_only_copying(page, seller, ann, order):
    inquiry = make_inquiry(seller, ann, order=order)
    url = reverse("inquiries:reply", args=[inquiry.number])
    answer = page.post(url, filled(page.get(url), how="mail"))
    assert answer.status_code == 422
    assert "or copy the text and send it yourself" in answer.content.decode()
    assert inquiry.messages.count() == 1
    assert page.post(url, filled(page.get(url), how="copied")).status_code == 302
    assert (inquiry.messages.count(), ReplyMail.objects.count()) == (2, 0)


def test_a_ready_reply_with_a_missing_fact_is_shown_and_never_sent(page, seller, ann):
    waiting = make_order(seller, "HG-2", status="Planning")
    given = {"name": "Where", "language": "en", "subject": "x", "updated_by": ann, "updated_at": NOW}
    ready = ReplyTemplate.objects.create(seller=seller, text="With {carrier}.", **given)
    url = reverse("inquiries:write", args=["HG-2"])
    shown = page.get(url, {"text": f"template:{ready.pk}", "language": "en"})
    assert "the carrier" in shown.content.decode()
    answer = page.post(url, filled(shown, how="mail", to="ann@example.org"))
    assert answer.status_code == 422
    assert "Nothing was sent" in answer.content.decode()
    assert (waiting.inquiries.count(), ReplyMail.objects.count()) == (0, 0)


def test_two_who_write_at_once_send_one_answer(page, seller, ann, ben, order):
    inquiry = make_inquiry(seller, ann, order=order)
    url = reverse("inquiries:reply", args=[inquiry.number])
    mine, theirs = filled(page.get(url), how="copied"), filled(page.get(url), how="copied", text="Other")
    page.post(url, mine)
    answer = page.post(url, theirs)
    assert answer.status_code == 409
    assert "Ann Alder wrote something down since you began" in answer.content.decode()
    assert "Other" in answer.context["form"]["text"].value()  # what was typed is not lost
    assert inquiry.messages.count() == 2


def test_a_letter_to_a_customer_who_has_not_asked_is_an_answered_inquiry(page, order):
    url = reverse("inquiries:write", args=["HG-1"])
    page.post(url, filled(page.get(url), how="copied"))
    inquiry = order.inquiries.get()
    assert (inquiry.status, inquiry.messages.get().direction) == (State.ANSWERED, "sent")


# --- Seller Support ----------------------------------------------------------------------------------------------
def test_a_case_that_was_filed_is_kept_with_its_text_and_found_by_its_id(page, seller, ann):
    make_order(seller, "HG-5", status="Processing", ordered_at=NOW - DAY * 6)
    shown = page.get("/orders/HG-5/")
    assert "/orders/HG-5/support/?cause=not_shipped" in shown.content.decode()
    url = reverse("inquiries:support", args=["HG-5"])
    form = page.get(url).context["form"]
    sent = {name: form[name].value() for name in ("submission_key", "cause", "language", "subject", "text")}
    assert page.post(url, sent).status_code == 422
    assert Inquiry.objects.count() == 0
    for _ in range(2):
        assert page.post(url, sent | {"case_id": "1712-9"}).status_code == 302
    case = Inquiry.objects.get()
    assert (case.kind, case.status, case.owner, case.cause) == ("case", "waiting_amazon", ann, "not_shipped")
    assert "has not shipped" in case.messages.get().text
    assert page.get("/orders/", {"q": "17129"}).url == "/orders/HG-5/"
    assert "A case about this order is open already" in page.get(url).content.decode()


def test_the_orders_page_shows_the_newest_and_leads_to_all(page, seller, ann, order):
    for number in range(7):
        make_inquiry(seller, ann, order=order, at=NOW + HOUR * number, subject=f"Question {number}")
    text = page.get("/orders/HG-1/").content.decode().partition('id="inquiries"')[2]
    assert text.count("Question ") == 5
    assert "All inquiries about this order" in text


# --- home --------------------------------------------------------------------------------------------------------
def test_home_has_what_is_due_and_what_was_waited_for(seller, ann):
    make_inquiry(seller, ann, at=NOW, subject="new")
    case = make_inquiry(seller, ann, at=NOW - DAY * 7, kind=Kind.CASE, case_id="1712")
    assert case.next_at < NOW
    later = make_inquiry(seller, ann, at=NOW)
    actions.hold(inquiry=later, state=State.WAITING_CUSTOMER, until=None, by=ann, at=NOW)
    titles = [item.title for item in work_of(seller, now=NOW)]
    assert titles == ["Answer the customer", "No answer from Seller Support: ask again"]


# --- settings ----------------------------------------------------------------------------------------------------
def test_hours_are_set_by_the_seller_role_and_count_from_now_on(client, seller, ann, ben, time_machine):
    time_machine.move_to(NOW, tick=False)
    client.force_login(ben)
    sent = {"opens": "10:00", "closes": "18:00", "timezone": "Asia/Shanghai", "country": "CN"}
    sent |= {"closed_days": "2026-11-23\n2026-11-24", "question_hours": 4, "case_hours": 8, "wait_days": 2}
    assert client.post("/settings/hours/", sent | {"closes": "09:00"}).status_code == 422
    assert client.post("/settings/hours/", sent | {"closed_days": "Monday"}).status_code == 422
    assert ServiceHours.objects.count() == 0
    assert client.post("/settings/hours/", sent).status_code == 302
    due = make_inquiry(
        seller, ann, at=NOW
    ).due_at  # 20:00 on a Friday in Shanghai; Monday and Tuesday are off
    assert due.isoformat() == "2026-11-25T06:00:00+00:00"
