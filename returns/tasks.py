"""What waits is done right after it was asked for, and by the timetable where that was lost: returns are asked of
Amazon, RMAs are mailed to customers."""

from functools import partial

import requests
import structlog
from celery import shared_task
from django.db import transaction
from django.utils import timezone, translation

from amazon import Client
from orders.models import Order
from returns import polling
from returns.actions import (
    ask_amazon,
    batching,
    give_up,
    give_up_answers,
    look_into,
    match_again,
    postpone,
    to_look_into,
    waiting,
)
from returns.delivery import deliver
from returns.models import ReportedUnit, Return, ReturnBatch, ReturnRequest, ReturnStatus, RmaMail
from returns.reasons import reasons_for
from returns.selfservice.answers import deliver_answer
from sellers.connections import client_for
from sellers.models import Seller
from sellers.tenancy import acting_for, acting_for_everyone

log = structlog.get_logger(__name__)
AT_ONCE = 200  # returns looked for in one round; the rest have their turn in the next


@shared_task
def submit_waiting_returns() -> None:
    """Queue every return whose turn it is."""
    with acting_for_everyone():
        due = waiting(at=timezone.now(), limit=AT_ONCE)
    for seller_id, return_id in due:
        ask_return.delay(seller_id, return_id)
    if due:
        log.info("returns_queued", count=len(due))


@shared_task
def ask_return(seller_id: int, return_id: int) -> None:
    """Ask Amazon for one return's RMA; run twice, it asks once."""
    with acting_for(seller_id):
        customer_return = (
            Return.objects.for_seller(seller_id)
            .select_related("order", "seller")
            .filter(pk=return_id)
            .first()
        )
        if customer_return is None:
            return
        client = client_for(customer_return.seller)
        if client is None:
            problem = "Not connected to Amazon."
            postpone(customer_return=customer_return, problem=problem, at=timezone.now())
            return
        ask_amazon(customer_return=customer_return, client=client, at=timezone.now())
        _learn_words(customer_return, client)
        log.info("return_asked", number=customer_return.number, status=customer_return.status)


def _learn_words(customer_return: Return, client: Client) -> None:
    """The paper names the reasons as Amazon does in its own language, which perhaps nobody of the staff speaks."""
    if customer_return.status == ReturnStatus.AUTHORISED:
        skus = customer_return.items.values_list("order_item__sku", flat=True)
        language = customer_return.language
        reasons_for(
            order=customer_return.order, skus=skus, language=language, client=client, at=timezone.now()
        )


def ask_soon(customer_return: Return) -> None:
    """Queue the first try for when the row is committed; when the queue is away, the timetable picks it up."""
    queue = partial(ask_return.delay, customer_return.seller_id, customer_return.pk)
    transaction.on_commit(queue, robust=True)


@shared_task
def send_waiting_mails() -> None:
    """Queue every mail that no worker has begun, and end those that were cut off."""
    with acting_for_everyone():
        given_up = give_up(at=timezone.now(), limit=AT_ONCE)
        given_up += give_up_answers(at=timezone.now(), limit=AT_ONCE)
        due = list(RmaMail.objects.unclaimed().order_by("asked_at").values_list("seller_id", "id")[:AT_ONCE])
        answers = ReturnRequest.objects.unanswered().order_by("decided_at")
        answers_due = list(answers.values_list("seller_id", "id")[:AT_ONCE])
    for seller_id, mail_id in due:
        send_mail.delay(seller_id, mail_id)
    for seller_id, request_id in answers_due:
        send_answer.delay(seller_id, request_id)
    if due or given_up:
        log.info("rma_mails_queued", count=len(due), given_up=given_up)


@shared_task
def send_mail(seller_id: int, mail_id: int) -> None:
    """Send one mail; run twice, it sends once."""
    with acting_for(seller_id):
        mail = RmaMail.objects.for_seller(seller_id).unclaimed().select_related("seller__marketplace")
        found = mail.filter(pk=mail_id).first()
        if found is not None:
            deliver(mail=found, at=timezone.now())
            log.info("rma_mail", mail=mail_id, status=found.status)


@shared_task
def send_answer(seller_id: int, request_id: int) -> None:
    """Send the answer to one request; run twice, it sends once."""
    with acting_for(seller_id):
        rows = ReturnRequest.objects.for_seller(seller_id).unanswered()
        asked = rows.select_related("order__seller", "order__customer_link").filter(pk=request_id).first()
        if asked is not None:
            deliver_answer(asked=asked, at=timezone.now())
            log.info("return_answer", request=asked.number, status=asked.mail_status)


def answer_soon(asked: ReturnRequest) -> None:
    """Queue an answer for when its row is committed; when the queue is away, the timetable picks it up."""
    if asked.mail_status:
        transaction.on_commit(partial(send_answer.delay, asked.seller_id, asked.pk), robust=True)


@shared_task
def confirm_notices(url: str) -> None:
    """Tell SNS that its notices of mails that came back are wanted here."""
    answer = requests.get(url, timeout=10, allow_redirects=False)
    log.info("mail_notices_confirmed", status=answer.status_code)


def send_soon(mail: RmaMail) -> None:
    """Queue a mail for when its row is committed; when the queue is away, the timetable picks it up."""
    transaction.on_commit(partial(send_mail.delay, mail.seller_id, mail.pk), robust=True)


@shared_task
def poll_return_parcels() -> None:
    """Look at every parcel on its way back whose turn it is."""
    for batch in polling.claim_parcels(clock=timezone.now):
        polling.poll_batch(batch, clock=timezone.now)


@shared_task
def look_into_returns() -> None:
    """Once a day: what stands still for too long is asked about, and units whose order is known by now are matched."""
    at, after, orders = timezone.now(), 0, 0
    while True:
        with acting_for_everyone():
            due = to_look_into(limit=AT_ONCE, after=after)
        for seller_id, order_id in due:
            with acting_for(seller_id):
                look_into(order=Order.objects.for_seller(seller_id).get(pk=order_id), at=at)
        if not due:
            break
        after, orders = due[-1][1], orders + len(due)
    with acting_for_everyone():
        strangers = list(ReportedUnit.objects.strangers().values_list("seller_id", flat=True).distinct())
    for seller_id in strangers:
        with acting_for(seller_id):
            match_again(seller=Seller.objects.get(pk=seller_id), at=at)
    log.info("returns_looked_into", orders=orders)


@shared_task
def make_waiting_lists() -> None:
    """Queue every started list of returns that no worker has in its hands."""
    with acting_for_everyone():
        due = list(ReturnBatch.objects.waiting(timezone.now()).values_list("seller_id", "id")[:AT_ONCE])
    for seller_id, batch_id in due:
        make_list.delay(seller_id, batch_id)


@shared_task
def make_list(seller_id: int, batch_id: int) -> None:
    """Make the returns of one list, in the language of whoever gave it; run twice, it makes each once."""
    with acting_for(seller_id):
        rows = ReturnBatch.objects.for_seller(seller_id).select_related("created_by")
        batch = rows.filter(pk=batch_id).first()
        if batch is None or not batching.claim_batch(batch=batch, at=timezone.now()):
            return
        with translation.override(batch.language):
            made = batching.make_rows(batch=batch, at=timezone.now())
        for customer_return in made:
            ask_soon(customer_return)
        batching.finish_batch(batch=batch, at=timezone.now())
        log.info("return_list_made", list=batch_id, returns=len(made))


def make_list_soon(batch: ReturnBatch) -> None:
    """Queue a started list; when the queue is away, the timetable picks it up."""
    transaction.on_commit(partial(make_list.delay, batch.seller_id, batch.pk), robust=True)
