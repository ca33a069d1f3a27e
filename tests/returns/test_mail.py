"""The RMA goes to the customer: the form, the mail, the customer's page, and what becomes of a mail that fails."""

import re
from datetime import timedelta
from io import BytesIO
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any

import pypdfium2
import pytest
from django.core import mail as postbox
from django.core.mail.backends.base import BaseEmailBackend
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from pytest_django import Settings

from history.actions import Refusal
from history.models import Change
from mcf_portal.work import work_of
from returns import actions, tasks
from returns.letters import letter
from returns.models import MailProblem, MailStatus, Return, ReturnAuthorization, RmaMail
from returns.sheets import find
from sellers.tenancy import acting_for, acting_for_everyone
from tests import factories
from tests.returns.test_actions import rma, submit, tell, told_of

pytestmark = pytest.mark.django_db
BACKEND = "tests.returns.test_mail."


class Refusing(BaseEmailBackend):
    """A mail server that does not know the address."""

    def send_messages(self, email_messages: Any) -> int:
        raise SMTPRecipientsRefused({email_messages[0].to[0]: (550, b"No such user")})


class Unreachable(BaseEmailBackend):
    """A mail server that is away."""

    def open(self) -> None:
        raise ConnectionRefusedError


class FallingSilent(BaseEmailBackend):
    """A mail server that hangs up in the middle."""

    def send_messages(self, email_messages: Any) -> int:
        raise SMTPServerDisconnected


def send_url(made: Return) -> str:
    return reverse("returns:send_rma", args=[made.number])


def fields(**more: str) -> dict[str, str]:
    given = {"submission_key": "k1", "to": "ann@example.org", "language": "en", "note": "Take your time."}
    return given | more


def post(staff: Client, made: Return, callbacks: Any, **more: str) -> Any:
    with callbacks(execute=False):
        return staff.post(send_url(made), fields(**more))


def run(mail: RmaMail) -> RmaMail:
    """What the worker does."""
    tasks.send_mail(mail.seller_id, mail.pk)
    mail.refresh_from_db()
    return mail


def asked(made: Return, person: Any, **more: Any) -> RmaMail:
    sheet = find(made.seller, made.number)
    assert sheet is not None
    given: dict[str, Any] = {"to": "ann@example.org", "language": "en", "note": "", "submission_key": "k1"}
    given |= {"origin": "http://testserver", "at": timezone.now()}
    return actions.ask_mail(sheet=sheet, by=person, **(given | more))


def work(seller: Any, **later: int) -> list[str]:
    return [item.title for item in work_of(seller, now=timezone.now() + timedelta(**later))]


# --- the form and the mail ------------------------------------------------------------------------------------------
def test_the_form_knows_the_address_and_shows_the_text_before_it_goes(staff: Client, made: Return) -> None:
    page = staff.get(send_url(made))
    assert page.status_code == 200
    form = page.context["form"]
    assert (form["to"].value(), form["language"].value()) == ("ann@example.org", "en")
    assert b"The slip must be inside the parcel, or Amazon won\xe2\x80\x99t accept it." in page.content
    assert b"2 \xc3\x97 Product HG-MUG-01" in page.content


def test_the_mail_brings_the_paper_and_a_link_that_opens(
    staff: Client, made: Return, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=False) as queued:
        answer = staff.post(send_url(made), fields())
    assert (answer.status_code, answer["Location"], len(queued)) == (302, f"/returns/{made.number}/", 1)
    mail = run(RmaMail.objects.get())
    assert (mail.status, mail.sent_at is not None, mail.begun_at is not None) == ("sent", True, True)
    [message] = postbox.outbox
    assert (message.to, message.reply_to) == (["ann@example.org"], ["help@example.com"])
    assert message.subject == "Your return to Halden Goods, order HG-1"
    [(name, content, kind)] = message.attachments
    assert (name, kind) == ("RMA-RMA1.pdf", "application/pdf")
    with pypdfium2.PdfDocument(BytesIO(content)) as pdf:
        assert len(pdf) == 2
    for words in (
        "Take your time.",
        "- 2 × Product HG-MUG-01",
        "The slip must be inside the parcel",
        mail.link,
    ):
        assert words in message.body
    [address] = re.findall(r"http://testserver(/rma/\S+)", message.body)
    page = Client().get(address)
    assert page.status_code == 200
    assert b"How to send it back" in page.content


def test_two_centres_make_two_papers_in_one_mail(seller: Any, person: Any, made: Return) -> None:
    *mugs, apron = made.items.all()
    tell(
        made.order,
        *(told_of(unit) for unit in mugs),
        told_of(apron, return_authorization_id="RMA2"),
        papers=[rma(), rma("RMA2")],
    )
    mail = run(asked(made, person))
    [message] = postbox.outbox
    assert [name for name, _content, _kind in message.attachments] == ["RMA-RMA1.pdf", "RMA-RMA2.pdf"]
    assert "Parcel 2 of 2, RMA RMA2:\n- 1 × Product HG-APR-02" in message.body
    assert set(ReturnAuthorization.objects.values_list("handed_over_at", flat=True)) == {mail.sent_at}
    page = Client().get(mail.get_absolute_url())
    assert page.content.count(b"Open the paper to print") == 2
    for number, status in ((1, 200), (2, 200), (3, 404), (0, 404)):
        paper = Client().get(reverse("returns:rma_page_pdf", args=[mail.token, number]))
        assert (paper.status_code, paper.content[:5] == b"%PDF-") == (status, status == 200)


def test_the_customers_language_is_spoken_in_the_mail_and_on_the_page(made: Return, person: Any) -> None:
    mail = run(asked(made, person, language="zh-hans"))
    sheet = find(made.seller, made.number)
    assert sheet is not None
    assert postbox.outbox[0].subject == letter(sheet, language="zh-hans").subject
    assert b'<html lang="zh-Hans"' in Client().get(mail.get_absolute_url()).content
    chosen = Client()
    chosen.cookies["django_language"] = "en"
    assert b'<html lang="en"' in chosen.get(mail.get_absolute_url()).content


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"to": ""}, "Enter the customer’s e-mail address."),
        ({"to": "ann at home"}, "This is not an e-mail address."),
        ({"to": "ann@example.org\nBcc: all@example.org"}, "This is not an e-mail address."),
        ({"to": "a@example.org, b@example.org"}, "This is not an e-mail address."),
        ({"language": "xx"}, "Choose one of the languages."),
        ({"note": "x" * 501}, "A note may have at most 500 characters."),
        ({"submission_key": ""}, "Reload the page"),
    ],
)
def test_a_bad_form_comes_back_and_nothing_is_sent(
    staff: Client, made: Return, changes: dict[str, str], message: str
) -> None:
    answer = staff.post(send_url(made), fields(**changes))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert message in page
    assert "Nothing has been sent to the customer." in page
    assert (RmaMail.objects.count(), postbox.outbox) == (0, [])


def test_without_an_rma_there_is_nothing_to_send(staff: Client, seller: Any, person: Any) -> None:
    order = factories.make_delivered_order(seller)
    made = submit(order, person, (0, 1))
    assert b"There is no RMA to send yet" in staff.get(send_url(made)).content
    assert staff.post(send_url(made), fields()).status_code == 422
    with pytest.raises(Refusal, match="Nothing was sent"):
        asked(made, person)
    assert RmaMail.objects.count() == 0


def test_the_same_submit_twice_makes_one_mail(
    staff: Client, made: Return, django_capture_on_commit_callbacks: Any
) -> None:
    for _ in range(2):
        assert post(staff, made, django_capture_on_commit_callbacks).status_code == 302
    mail = RmaMail.objects.get()
    for _ in range(3):
        run(mail)
    assert len(postbox.outbox) == 1


def test_sending_again_is_another_mail_and_says_so(made: Return, person: Any, staff: Client) -> None:
    first, second = run(asked(made, person)), run(asked(made, person, submission_key="k2", to="a@b.example"))
    assert len(postbox.outbox) == 2
    assert first.token != second.token
    verbs = list(
        Change.objects.filter(verb__startswith="rma_mail").order_by("id").values_list("verb", flat=True)
    )
    assert verbs == ["rma_mail", "rma_mail_again"]
    page = staff.get(reverse("returns:detail", args=[made.number])).content.decode()
    assert "RMA to be mailed to the customer again" in page
    assert "Mail with the RMA: Sent" in page
    assert staff.get(send_url(made)).context["form"]["to"].value() == "a@b.example"


def test_one_return_is_not_mailed_without_end(made: Return, person: Any) -> None:
    for number in range(10):
        asked(made, person, submission_key=f"k{number}")
    with pytest.raises(Refusal, match="10 times"):
        asked(made, person, submission_key="one more")
    assert RmaMail.objects.count() == 10
    asked(made, person, submission_key="tomorrow", at=timezone.now() + timedelta(days=1, minutes=1))


def test_a_return_made_in_seller_central_is_mailed_too(seller: Any, person: Any, staff: Client) -> None:
    order = factories.make_delivered_order(seller, "HG-9")
    line = order.items.get()
    unit = told_of_elsewhere(line.seller_item_id)
    tell(order, unit, at=timezone.now())
    assert staff.post(reverse("returns:send_rma", args=["RMA1"]), fields()).status_code == 302
    mail = run(RmaMail.objects.get())
    assert (mail.name, mail.customer_return, mail.status) == ("RMA1", None, "sent")
    assert ReturnAuthorization.objects.get().handed_over_at == mail.sent_at
    assert b"Product HG-MUG-01" in Client().get(mail.get_absolute_url()).content


def told_of_elsewhere(line: str) -> Any:
    from amazon import shapes

    return shapes.ReturnItem(
        seller_return_item_id="SC-1",
        seller_fulfillment_order_item_id=line,
        seller_return_reason_code="CR-DEFECTIVE",
        status="New",
        status_changed_date=timezone.now(),
        return_authorization_id="RMA1",
    )


# --- trouble ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("server", "status", "problem", "task"),
    [
        ("Refusing", "failed", "address", "The RMA mail did not go out: check the address"),
        ("Unreachable", "failed", "unreachable", "The RMA mail did not go out: check the address"),
        (
            "FallingSilent",
            "uncertain",
            "interrupted",
            "The RMA mail perhaps did not go out: ask the customer",
        ),
    ],
)
def test_a_mail_that_fails_is_shown_and_is_work(
    made: Return,
    person: Any,
    staff: Client,
    settings: Settings,
    server: str,
    status: str,
    problem: str,
    task: str,
) -> None:
    settings.EMAIL_BACKEND = BACKEND + server
    mail = run(asked(made, person))
    assert (mail.status, mail.problem, mail.sent_at) == (status, problem, None)
    assert ReturnAuthorization.objects.get().handed_over_at is None
    page = staff.get(reverse("returns:detail", args=[made.number])).content.decode()
    assert str(MailProblem(problem).label) in page
    assert "The customer needs the RMA" in page
    assert work(made.seller) == [task]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    run(mail)
    assert postbox.outbox == []  # what failed is not tried again by itself
    assert run(asked(made, person, submission_key="k2")).status == MailStatus.SENT
    assert work(made.seller, days=2) == []


def test_a_worker_that_died_in_between_leaves_a_mail_perhaps_sent(made: Return, person: Any) -> None:
    mail, now = asked(made, person), timezone.now()
    assert actions.claim(mail=mail, at=now)
    run(mail)
    assert (mail.status, postbox.outbox) == ("sending", [])
    assert actions.give_up(at=now + timedelta(minutes=9), limit=10) == 0
    assert actions.give_up(at=now + timedelta(minutes=11), limit=10) == 1
    mail.refresh_from_db()
    assert (mail.status, mail.problem) == ("uncertain", "interrupted")
    run(mail)
    assert postbox.outbox == []


def test_a_mail_whose_task_was_lost_is_found_by_the_timetable(
    made: Return, person: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    mail = asked(made, person)
    queued: list[tuple[int, int]] = []
    monkeypatch.setattr(tasks.send_mail, "delay", lambda *ids: queued.append(ids))
    tasks.send_waiting_mails()
    assert queued == [(mail.seller_id, mail.pk)]
    assert actions.give_up(at=timezone.now() + timedelta(minutes=61), limit=10) == 1
    mail.refresh_from_db()
    assert (mail.status, mail.problem) == ("failed", "late")


def test_only_one_worker_may_begin(made: Return, person: Any) -> None:
    mail = asked(made, person)
    other = RmaMail.objects.get()
    assert actions.claim(mail=mail, at=timezone.now())
    assert not actions.claim(mail=other, at=timezone.now())


# --- the customer's page ---------------------------------------------------------------------------------------------
def test_the_page_is_private_and_shows_no_address_of_the_customer(made: Return, person: Any) -> None:
    mail = run(asked(made, person, note="<b>Thanks</b>"))
    answer = Client().get(mail.get_absolute_url())
    page = answer.content.decode()
    assert answer["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Referrer-Policy"] == "same-origin"
    assert "Halden Goods" in page
    assert "Returns Department" in page
    assert "&lt;b&gt;Thanks&lt;/b&gt;" in page
    for private in ("Ann Baker", "12 Mill Lane", "48084", "ann@example.org", str(person), "19.99", "Too big"):
        assert private not in page


def test_the_first_look_of_the_customer_is_told_once(made: Return, person: Any, staff: Client) -> None:
    mail = run(asked(made, person))
    staff.get(mail.get_absolute_url())
    Client().head(mail.get_absolute_url())
    mail.refresh_from_db()
    assert mail.opened_at is None  # the staff looking at their own link is no news
    Client().get(mail.get_absolute_url())
    mail.refresh_from_db()
    first = mail.opened_at
    Client().get(mail.get_absolute_url())
    mail.refresh_from_db()
    assert first is not None
    assert mail.opened_at == first
    assert (
        Change.objects.filter(verb="rma_link_opened", source="customer", order_id=made.order_id).count() == 1
    )
    assert b"Link opened" in staff.get(reverse("returns:detail", args=[made.number])).content


def test_the_link_closes_after_sixty_days(made: Return, person: Any, time_machine: Any) -> None:
    mail = run(asked(made, person))
    paper = reverse("returns:rma_page_pdf", args=[mail.token, 1])
    time_machine.move_to(mail.expires_at - timedelta(seconds=1), tick=False)
    assert [Client().get(url).status_code for url in (mail.get_absolute_url(), paper)] == [200, 200]
    time_machine.move_to(mail.expires_at, tick=False)
    assert [Client().get(url).status_code for url in (mail.get_absolute_url(), paper)] == [410, 410]
    assert b"HG-1" not in Client().get(mail.get_absolute_url()).content
    assert Client().get(reverse("returns:rma_page", args=["x" * 32])).status_code == 404


def test_a_processed_return_says_that_it_has_arrived(made: Return, person: Any) -> None:
    mail = run(asked(made, person))
    done = {"status": "Processed", "return_received_condition": "Sellable"}
    tell(made.order, *(told_of(unit, **done) for unit in made.items.all()), at=timezone.now())
    assert b"Your return has arrived." in Client().get(mail.get_absolute_url()).content


# --- whose it is, and what it costs ----------------------------------------------------------------------------------
def test_another_seller_can_neither_send_it_nor_see_the_mails(made: Return, person: Any) -> None:
    mail = asked(made, person)
    stranger = Client()
    stranger.force_login(factories.make_member(factories.make_seller("Other")))
    assert stranger.get(send_url(made)).status_code == 404
    assert stranger.post(send_url(made), fields(submission_key="k9")).status_code == 404
    assert RmaMail.objects.count() == 1
    with acting_for(factories.make_seller("Third").pk):
        assert list(RmaMail.objects.all()) == []
        tasks.send_mail(mail.seller_id, mail.pk)  # acts for the seller whose mail it is
    with acting_for_everyone():
        assert RmaMail.objects.get().status == MailStatus.SENT


def test_an_rma_that_nobody_handed_over_for_a_day_is_work(made: Return, person: Any, staff: Client) -> None:
    assert work(made.seller, hours=23) == []
    assert work(made.seller, hours=25) == ["Send the RMA to the customer"]
    paper = reverse("returns:rma_pdf", args=[made.number])
    staff.head(paper)
    assert work(made.seller, hours=25) == ["Send the RMA to the customer"]
    staff.get(paper)
    assert work(made.seller, hours=25) == []
    staff.get(paper)
    assert Change.objects.filter(verb="rma_printed", actor=person).count() == 1
    assert (
        b"The customer needs the RMA" not in staff.get(reverse("returns:detail", args=[made.number])).content
    )


def test_more_mails_ask_no_more_of_the_database(
    made: Return, person: Any, staff: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(9):
        run(asked(made, person, submission_key=f"k{number}"))
    staff.get(send_url(made))
    with django_assert_max_num_queries(28):
        staff.get(reverse("returns:detail", args=[made.number]))
    with django_assert_max_num_queries(16):
        staff.get(send_url(made))
    with django_assert_max_num_queries(27):
        Client().get(RmaMail.objects.latest("id").get_absolute_url())
    with django_assert_max_num_queries(17):
        Client().get(RmaMail.objects.latest("id").get_absolute_url())


def test_the_parcel_is_to_be_posted_by_a_day_that_stays_as_handed_over(made: Return, person: Any) -> None:
    from returns.deadlines import post_by
    from returns.models import ReturnSettings

    paper = ReturnAuthorization.objects.get()
    issued = timezone.localdate(paper.created_at, made.seller.zone)
    assert post_by(paper) == issued + timedelta(days=30)
    ReturnSettings.objects.create(seller=made.seller, post_within_days=21)
    assert post_by(paper) == issued + timedelta(days=21)
    mail = run(asked(made, person))
    ReturnSettings.objects.update(post_within_days=365)
    paper.refresh_from_db()
    day = date_format(issued + timedelta(days=21), "DATE_FORMAT")
    assert paper.post_by == issued + timedelta(days=21) == post_by(paper)
    assert f"Post it by {day}." in postbox.outbox[0].body
    assert "Post it by" in Client().get(mail.get_absolute_url()).content.decode()
    page = pypdfium2.PdfDocument(postbox.outbox[0].attachments[0][1])[1].get_textpage()
    assert day in " ".join(page.get_text_range().split())
    fresh = ReturnAuthorization(order=made.order, seller=made.seller, created_at=paper.created_at)
    assert post_by(fresh) == issued + timedelta(days=60)  # never later than an unused RMA counts as stale
