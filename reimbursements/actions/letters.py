"""A letter of a claim's case is recorded: what was sent, what came back, and the file that goes with it."""

import hashlib
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from history.actions import Refusal, record
from reimbursements.actions.steps import follow
from reimbursements.book import today_for
from reimbursements.models import Claim, ClaimLetter, ClaimStatus, LetterKind
from reimbursements.uploads import MAX_BYTES, WHY, BadUpload, Safe, make_safe
from sellers.models import User

MAX_TEXT = 20_000
WRITABLE = (
    ClaimStatus.FILED,
    ClaimStatus.DENIED,
    ClaimStatus.SHORT_PAID,
    ClaimStatus.PAID,
    ClaimStatus.REVERSED,
)
# What is recorded as a letter alone; a filing, an appeal and a denial move the claim and have their own forms
BY_HAND = (
    LetterKind.REMINDER,
    LetterKind.ANSWER,
    LetterKind.REVALUATION,
    LetterKind.NEWS,
    LetterKind.QUESTION,
    LetterKind.GRANT,
)


@transaction.atomic
def record_letter(
    *,
    claim: Claim,
    kind: str,
    on: date,
    text: str,
    answer_by: date | None = None,
    upload: UploadedFile[Any] | None = None,
    by: User,
    at: datetime,
) -> ClaimLetter:
    """Keep one letter on the claim; the step of the case follows it. Raises Refusal, and then nothing is kept."""
    _insist(claim, kind, on, text, answer_by, upload, at)
    safe = _safe(claim, upload) if upload else None
    letter = keep_letter(
        claim=claim,
        kind=kind,
        on=on,
        text=text,
        answer_by=answer_by,
        by=by,
        at=at,
        file=safe,
        name=_name(upload),
    )
    follow(claim=claim, at=at, by=by)
    return letter


def keep_letter(
    *,
    claim: Claim,
    kind: str,
    on: date,
    text: str,
    by: User,
    at: datetime,
    answer_by: date | None = None,
    file: Safe | None = None,
    name: str = "",
) -> ClaimLetter:
    """Store the row and its file, and write it into the history."""
    letter = ClaimLetter(
        seller_id=claim.seller_id, claim=claim, kind=kind, on=on, text=text, answer_by=answer_by, by=by, at=at
    )
    if file:
        letter.file_name, letter.content_type = name, file.content_type
        letter.sha256 = hashlib.sha256(file.content).hexdigest()
        letter.file.save(f"{uuid4().hex}.{file.extension}", ContentFile(file.content), save=False)
    try:
        letter.save()
        record(claim, verb="letter", by=by, at=at, after=kind, data={"on": on.isoformat()})
    except Exception:
        if letter.file.name:
            letter.file.storage.delete(letter.file.name)
        raise
    return letter


def _insist(
    claim: Claim,
    kind: str,
    on: date,
    text: str,
    answer_by: date | None,
    upload: UploadedFile[Any] | None,
    at: datetime,
) -> None:
    if claim.status not in WRITABLE:
        raise Refusal(_("Letters belong to a claim that was filed. Nothing was recorded."))
    if kind not in BY_HAND:
        raise Refusal(_("Choose what the letter is. Nothing was recorded."))
    if on > today_for(claim.order, at):
        raise Refusal(_("The day of the letter lies in the future. Nothing was recorded."))
    if claim.filed_on and on < claim.filed_on:
        raise Refusal(_("The day of the letter lies before the filing. Nothing was recorded."))
    if answer_by and answer_by < on:
        raise Refusal(_("The answer would be due before the letter was written. Nothing was recorded."))
    if not text.strip() and upload is None:
        raise Refusal(_("Paste the letter's text or add its file. Nothing was recorded."))
    if len(text) > MAX_TEXT:
        raise Refusal(_("At most %(most)d characters. Nothing was recorded.") % {"most": MAX_TEXT})


def _safe(claim: Claim, upload: UploadedFile[Any]) -> Safe:
    try:
        return make_safe(upload.read(MAX_BYTES + 1), photo_only=False, zone=claim.seller.zone)
    except BadUpload as bad:
        told = {"file": _name(upload), "why": WHY[bad.code]}
        raise Refusal(_("%(file)s was not kept: %(why)s Nothing was recorded.") % told) from bad


def _name(upload: UploadedFile[Any] | None) -> str:
    return (upload.name or _("unnamed file"))[-200:] if upload else ""
