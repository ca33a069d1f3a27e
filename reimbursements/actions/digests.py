"""The weekly mail to each member who wants it: asked for once a week, begun once, sent once."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import translation

from reimbursements.digest import words
from reimbursements.digest_rows import digest_of
from reimbursements.models import DigestMail, DigestState
from returns.delivery import hand_over
from returns.models import MailProblem
from sellers.models import Membership, Seller


def week_of(seller: Seller, at: datetime) -> date:
    """The Monday of the week it is where the seller's marketplace is."""
    today = at.astimezone(seller.zone).date()
    return today - timedelta(days=today.weekday())


def ask_digests(*, seller: Seller, at: datetime) -> list[DigestMail]:
    """Ask for the mail of this week to each member who wants it and has none yet; none where nothing is to be told."""
    week = week_of(seller, at)
    done = DigestMail.objects.for_seller(seller).filter(week=week).values_list("user_id", flat=True)
    wanting = Membership.objects.filter(seller=seller, user__is_active=True, user__weekly_digest=True)
    people = [one.user_id for one in wanting.order_by("user_id") if one.user_id not in set(done)]
    if not people or digest_of(seller, at=at).is_quiet:
        return []
    wanted = [DigestMail(seller=seller, user_id=pk, week=week, asked_at=at) for pk in people]
    DigestMail.objects.bulk_create(wanted, ignore_conflicts=True)
    return list(DigestMail.objects.for_seller(seller).waiting().filter(week=week).order_by("id"))


def send_digest(*, mail: DigestMail, at: datetime) -> str:
    """Send one mail that waits; returns its state. One that was begun is never sent again.

    Who has left, or wants no such mail any more, gets none; nor does a week that is over. A mail server out of
    reach is tried again later.
    """
    if mail.week != week_of(mail.seller, at) or not _is_wanted(mail):
        mail.delete()
        return "unwanted"
    message = message_of(mail, at)
    waiting = DigestMail.objects.waiting().filter(pk=mail.pk)
    if not waiting.update(state=DigestState.BEGUN):
        return "taken"
    problem = hand_over(message)
    return _note(mail, problem, at)


def message_of(mail: DigestMail, at: datetime) -> EmailMultiAlternatives:
    """The mail in the person's language, as text and as HTML."""
    language = mail.user.language or mail.seller.marketplace.spoken_language
    with translation.override(language):  # the facts name stages in words
        digest = digest_of(mail.seller, at=at)
    said = words(digest, language=language, site=settings.PORTAL_URL)
    message = EmailMultiAlternatives(said.subject, said.text, settings.DEFAULT_FROM_EMAIL, [mail.user.email])
    message.attach_alternative(said.html, "text/html")
    return message


def _is_wanted(mail: DigestMail) -> bool:
    person = mail.user
    works = Membership.objects.filter(seller_id=mail.seller_id, user=person).exists()
    return works and person.is_active and person.weekly_digest


def _note(mail: DigestMail, problem: MailProblem | None, at: datetime) -> str:
    if problem is None:
        state = DigestState.SENT
    elif problem is MailProblem.UNREACHABLE:
        state = DigestState.WAITING
    else:
        state = DigestState.FAILED
    DigestMail.objects.filter(pk=mail.pk).update(
        state=state, problem=problem.value if problem else "", sent_at=None if problem else at
    )
    return str(state)
