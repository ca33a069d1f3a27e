"""The mail's whole way: the form's submit, the queue, a real worker, a file in the mail folder."""

import time
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from returns.models import MailStatus, RmaMail
from tests import factories
from tests.plugins.processes import running_worker
from tests.returns.test_actions import submit, tell, told_of

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


def test_a_submitted_mail_reaches_the_mail_folder_once(tmp_path: Path) -> None:
    seller = factories.make_seller()
    person = factories.make_member(seller)
    order = factories.make_delivered_order(seller, "HG-1")
    made = submit(order, person, (0, 1), at=timezone.now())
    tell(order, told_of(made.items.get()), at=timezone.now())
    staff = Client()
    staff.force_login(person)
    fields = {"submission_key": "k", "to": "ann@example.org", "language": "zh-hans", "note": "谢谢"}
    with running_worker(tmp_path / "worker.log", EMAIL_URL=f"file://{tmp_path / 'mail'}"):
        for _ in range(2):
            assert staff.post(reverse("returns:send_rma", args=[made.number]), fields).status_code == 302
        mail = wait_for_mail()
    assert (mail.status, mail.problem) == (MailStatus.SENT, "")
    [file] = (tmp_path / "mail").iterdir()
    message: Any = message_from_bytes(file.read_bytes().split(b"\n" + b"-" * 79)[0], policy=policy.default)
    assert (message["To"], message["Reply-To"]) == ("ann@example.org", "help@example.com")
    text = message.get_body().get_content()
    assert "谢谢" in text
    assert mail.link in text
    assert [part.get_content_type() for part in message.iter_attachments()] == ["application/pdf"]


def wait_for_mail() -> RmaMail:
    deadline = time.monotonic() + 30
    while (mail := RmaMail.objects.get()).status == MailStatus.SENDING and time.monotonic() < deadline:
        time.sleep(0.2)
    return mail
