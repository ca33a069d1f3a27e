"""The check of a file that waits in quarantine: written anew it is a proof, else it is refused with the reason."""

import hashlib
from datetime import datetime, timedelta
from functools import partial
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from history.actions import record
from reimbursements.models import Claim, Evidence, EvidenceKind, EvidenceState
from reimbursements.models.evidence import PHOTOS
from reimbursements.uploads import BadUpload, Safe, make_safe
from sellers.models import User

LEFT_LYING = timedelta(seconds=20)  # after it nobody is at it any more
TOO_LONG = timedelta(hours=1)


def check_evidence(*, evidence: Evidence, at: datetime) -> str:
    """Decode a waiting file and write it anew; says how it ended. A second worker finds nothing to do.

    The file as it came is kept aside; a refused one leaves nothing but its name and the reason.
    """
    with transaction.atomic():
        rows = Evidence.objects.select_for_update(of=("self",), skip_locked=True).select_related(
            "claim__seller__marketplace"
        )
        found = rows.filter(pk=evidence.pk, state=EvidenceState.WAITING).first()
        if found is None:
            return ""
        try:
            safe = _made_safe(found)
        except (BadUpload, FileNotFoundError) as bad:
            _refuse(found, getattr(bad, "code", "broken"), at)
        else:
            _keep(found, safe)
        return found.state


def refuse_unread(*, evidence: Evidence, at: datetime) -> None:
    """Give up on a file that takes longer to decode than any honest one."""
    with transaction.atomic():
        waiting = Evidence.objects.select_for_update(of=("self",), skip_locked=True).select_related("claim")
        found = waiting.filter(pk=evidence.pk, state=EvidenceState.WAITING).first()
        if found is not None:
            _refuse(found, "slow", at)


def waiting_evidence(*, at: datetime, limit: int) -> tuple[list[tuple[int, int]], list[Evidence]]:
    """Files whose check nobody has made, as (seller, id); and those on which every try has failed."""
    rows = Evidence.objects.waiting().filter(added_at__lt=at - LEFT_LYING).order_by("added_at")[:limit]
    fresh = [(row.seller_id, row.pk) for row in rows if row.added_at > at - TOO_LONG]
    return fresh, [row for row in rows if row.added_at <= at - TOO_LONG]


def keep_delivery_photo(*, claim: Claim, by: User, at: datetime) -> None:
    """Copy the carrier's photo of the delivery into the claim, so that it stays as it was; once."""
    photo = claim.package.delivery_photo if claim.package else None
    if not photo or not default_storage.exists(str(photo.name)):
        return
    with photo.open("rb") as stored:
        content = stored.read()
    digest = hashlib.sha256(content).hexdigest()
    if claim.evidence.filter(original_sha256=digest).exists():
        return
    row = Evidence(seller_id=claim.seller_id, claim=claim, kind=EvidenceKind.DELIVERY_PROOF, state="waiting")
    row.name, row.size, row.original_sha256 = f"delivery-{claim.package}.jpg", len(content), digest
    row.added_by, row.added_at, row.content_type = by, at, "image/jpeg"
    row.original.save(f"{uuid4().hex}.image", SimpleUploadedFile("photo", content), save=False)
    row.save()
    check_evidence(evidence=row, at=at)


def _made_safe(evidence: Evidence) -> Safe:
    with evidence.original.open("rb") as stored:
        content = stored.read()
    safe = make_safe(content, photo_only=evidence.kind in PHOTOS, zone=evidence.claim.seller.zone)
    digest = hashlib.sha256(safe.content).hexdigest()
    if Evidence.objects.filter(claim_id=evidence.claim_id, sha256=digest).exists():
        raise BadUpload("same")
    return safe


def _keep(evidence: Evidence, safe: Safe) -> None:
    """Store the clean file; when the row can't be kept, the files go again."""
    stem = uuid4().hex
    evidence.file.save(f"{stem}.{safe.extension}", ContentFile(safe.content), save=False)
    if safe.thumbnail:
        evidence.thumbnail.save(f"{stem}_small.jpg", ContentFile(safe.thumbnail), save=False)
    evidence.content_type, evidence.size = safe.content_type, len(safe.content)
    evidence.sha256 = hashlib.sha256(safe.content).hexdigest()
    evidence.taken_at, evidence.state = safe.taken_at, EvidenceState.READY
    try:
        evidence.save()
    except Exception:
        for stored in (evidence.file, evidence.thumbnail):
            if stored.name:
                stored.storage.delete(stored.name)
        raise


def _refuse(evidence: Evidence, code: str, at: datetime) -> None:
    """Leave nothing of the file but its name and why; the same file may be sent again."""
    original = str(evidence.original.name)
    evidence.state, evidence.problem = EvidenceState.REFUSED, code
    evidence.original, evidence.original_sha256 = "", ""
    evidence.save()
    record(evidence.claim, verb="evidence_refused", by=None, at=at, after=evidence.name, data={"why": code})
    transaction.on_commit(partial(default_storage.delete, original))
