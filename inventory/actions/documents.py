"""Papers of a dangerous goods review: taken in, taken off, sent."""

import hashlib
from datetime import datetime
from functools import partial
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from history.actions import IllegalMove, Refusal, change_status, record
from inventory.hazmat.checking import findings_of
from inventory.hazmat.documents import failed
from inventory.hazmat.reading import MOST_BYTES, BadPaper, insist_on_pdf, read_pdf
from inventory.models import HazmatCase, HazmatDocument, HazmatStatus
from sellers.models import User

MOST_FILES = 20
_WHY = {
    "format": gettext_lazy("it is no PDF. Amazon takes documents as PDF only; print it to one."),
    "broken": gettext_lazy("it is cut off. Send it again from the device it came from."),
    "active": gettext_lazy("the PDF carries scripts or enclosed files. Print it to a new PDF and send that."),
    "size": gettext_lazy("it is larger than 10 MB. Send a smaller one."),
    "empty": gettext_lazy("it is empty."),
}


def add_document(
    *, case: HazmatCase, kind: str, upload: UploadedFile[Any], by: User, at: datetime
) -> HazmatDocument:
    """Take in a PDF and read its text. Raises Refusal with the file's name and the reason; then nothing is kept."""
    name = (upload.name or _("unnamed file"))[-200:]
    content = _insist_on_paper(upload, name)
    digest = hashlib.sha256(content).hexdigest()
    reading = read_pdf(content)
    with transaction.atomic():
        locked = HazmatCase.objects.select_for_update(of=("self",)).get(pk=case.pk)
        _insist_on_room(locked, name, digest)
        document = HazmatDocument(
            seller_id=case.seller_id,
            case=locked,
            kind=kind,
            name=name,
            size=len(content),
            sha256=digest,
            pages=reading.pages,
            problem=reading.problem,
            text=reading.text,
            added_by=by,
            added_at=at,
        )
        _keep(document, content)
        record(case, verb="hazmat_document", by=by, at=at, after=name, data={"kind": kind, "sha256": digest})
    return document


def _insist_on_paper(upload: UploadedFile[Any], name: str) -> bytes:
    content: bytes = upload.read(MOST_BYTES + 1)
    if not content:
        raise _refusal(name, "empty")
    if len(content) > MOST_BYTES:
        raise _refusal(name, "size")
    try:
        insist_on_pdf(content)
    except BadPaper as bad:
        raise _refusal(name, bad.code) from bad
    return content


def _refusal(name: str, why: str) -> Refusal:
    return Refusal(_("%(file)s was not added: %(why)s") % {"file": name, "why": _WHY[why]})


def _insist_on_room(case: HazmatCase, name: str, digest: str) -> None:
    if not case.takes_papers:
        raise IllegalMove(
            _("%(file)s was not added: the review is “%(status)s” and takes no documents.")
            % {"file": name, "status": case.get_status_display()}
        )
    if case.documents.filter(sha256=digest).exists():
        raise Refusal(_("%(file)s was not added: the review has the same file already.") % {"file": name})
    if case.documents.count() >= MOST_FILES:
        raise Refusal(
            _("%(file)s was not added: a review holds at most %(most)d documents.")
            % {"file": name, "most": MOST_FILES}
        )


def _keep(document: HazmatDocument, content: bytes) -> None:
    """Keep the file under a name of its own; when the row can't be kept, the file goes again."""
    document.file.save(f"{uuid4().hex}.pdf", ContentFile(content), save=False)
    try:
        document.save()
    except Exception:
        document.file.storage.delete(str(document.file.name))
        raise


def remove_document(*, document: HazmatDocument, by: User, at: datetime) -> None:
    """Take a paper off again; possible until it was sent. Raises Refusal after that."""
    with transaction.atomic():
        locked = HazmatDocument.objects.select_for_update(of=("self",)).get(pk=document.pk)
        if locked.sent_at is not None:
            raise IllegalMove(
                _("%(file)s was sent to Amazon and stays with the review.") % {"file": locked.name}
            )
        record(locked.case, verb="hazmat_document_off", by=by, at=at, before=locked.name)
        storage, stored = locked.file.storage, str(locked.file.name)
        locked.delete()
        transaction.on_commit(partial(storage.delete, stored))


@transaction.atomic
def record_submission(*, case: HazmatCase, case_id: str, despite: str, by: User, at: datetime) -> None:
    """Record that the papers were sent to Amazon, with what the checks found then.

    Raises Refusal without a paper, and when a check failed and nobody said why it was sent anyway.
    """
    locked = HazmatCase.objects.select_for_update(of=("self",)).select_related("product").get(pk=case.pk)
    papers = list(locked.documents.filter(sent_at=None).order_by("id"))
    if not papers:
        raise Refusal(_("There is no document to send. Add one first; nothing was recorded."))
    found = {paper.pk: findings_of(paper, locked, at=at) for paper in papers}
    if any(failed(findings) for findings in found.values()) and not despite.strip():
        raise Refusal(
            _(
                "A check failed, so Amazon would probably reject it. Mend it, or say why you send it anyway. "
                "Nothing was recorded."
            )
        )
    for paper in papers:
        paper.findings = [vars(finding) for finding in found[paper.pk]]
        paper.sent_at = at
        paper.save(update_fields=["findings", "sent_at"])
    also = {"case_id": case_id.strip(), "sent_despite": despite.strip(), "submitted_at": at}
    change_status(locked, HazmatStatus.DOCUMENTS_SUBMITTED, by=by, at=at, reason=despite.strip(), also=also)
