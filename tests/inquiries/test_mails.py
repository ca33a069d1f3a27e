"""Replies by mail: once, whoever runs the task and how often."""

from datetime import timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core import mail as outbox
from django.core.mail.backends.locmem import EmailBackend

from inquiries import actions, tasks
from inquiries.actions import Reply
from inquiries.models import MailProblem, MailStatus, ReplyMail
from mcf_portal.work import work_of
from tests.factories import NOW, make_inquiry, make_order


@pytest.fixture
def mail(seller, ann):
    inquiry = make_inquiry(seller, ann, order=make_order(seller, "HG-1"))
    letter = Reply(
        subject="Your order", text="It comes.", submission_key="k", seen=10**9, to="ann@example.org"
    )
    return actions.reply(inquiry=inquiry, reply=letter, by=ann, at=NOW).mail


def send(mail):
    tasks.send_reply(mail.seller_id, mail.pk)
    mail.refresh_from_db()
    return mail


def test_a_reply_is_mailed_once_and_exactly_as_it_was_looked_at(mail):
    assert send(mail).status == MailStatus.SENT
    send(mail)
    (sent,) = outbox.outbox
    assert (sent.to, sent.subject, sent.body) == (["ann@example.org"], "Your order", "It comes.\n")
    assert sent.reply_to == ["help@example.com"]


def test_one_that_a_worker_has_begun_is_left_alone(mail):
    assert actions.claim(mail=ReplyMail.objects.get(), at=NOW)
    assert send(mail).status == MailStatus.SENDING
    assert outbox.outbox == []
    assert not actions.claim(mail=ReplyMail.objects.get(), at=NOW)


@pytest.mark.parametrize(
    ("error", "status", "problem"),
    [
        (SMTPRecipientsRefused({}), MailStatus.FAILED, MailProblem.ADDRESS),
        (SMTPServerDisconnected("gone"), MailStatus.UNCERTAIN, MailProblem.INTERRUPTED),
    ],
)
def test_what_does_not_arrive_is_work_until_somebody_has_seen_to_it(
    mail, seller, ann, monkeypatch, error, status, problem
):
    def refuse(self, messages):
        raise error

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    assert (send(mail).status, mail.problem) == (status, problem)
    assert [item.tab for item in work_of(seller, now=NOW)] == ["inquiries"]
    actions.settle_mail(mail=mail, by=ann, at=NOW)
    assert work_of(seller, now=NOW) == []


def test_what_was_cut_off_is_perhaps_sent_and_never_sent_again(mail):
    actions.claim(mail=mail, at=NOW)
    assert actions.give_up(at=NOW + timedelta(minutes=11), limit=10) == 1
    assert ReplyMail.objects.get().status == MailStatus.UNCERTAIN
    send(mail)
    assert outbox.outbox == []


def test_what_nobody_took_for_an_hour_is_not_sent(mail):
    assert actions.give_up(at=NOW + timedelta(minutes=61), limit=10) == 1
    assert (ReplyMail.objects.get().status, ReplyMail.objects.get().problem) == (
        MailStatus.FAILED,
        MailProblem.LATE,
    )
