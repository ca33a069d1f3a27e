"""A proof is added to a claim, or taken away again before it is submitted."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from history.actions import IllegalMove, Refusal, record
from reimbursements import papers, photos
from reimbursements.models import Claim, Evidence, EvidenceKind
from reimbursements.models.claims import GATHERING
from reimbursements.models.evidence import PHOTOS
from sellers.models import User

MAX_BYTES = 15 * 1024 * 1024
MAX_FILES = 40
_WHY = {
    "format": gettext_lazy("it is no JPEG, PNG or WebP picture. Take a photo or a screenshot."),
    "paper_format": gettext_lazy("it is no JPEG, PNG, WebP or PDF file."),
    "pixels": gettext_lazy("it has more than 50 million pixels. Send a smaller picture."),
    "broken": gettext_lazy("it is cut off or damaged. Send it again from the device it came from."),
    "active": gettext_lazy("the PDF carries scripts or enclosed files. Print it to a new PDF and send that."),
    "size": gettext_lazy("it is larger than 15 MB. Send a smaller one."),
    "empty": gettext_lazy("it is empty."),
}


@dataclass(frozen=True)
class _Safe:
    """A file made safe, ready to be stored."""

    content: bytes
    content_type: str
    extension: str
    thumbnail: bytes = b""
    taken_at: datetime | None = None


def add_evidence(*, claim: Claim, kind: str, upload: UploadedFile[Any], by: User, at: datetime) -> Evidence:
    """Take in one proof: checked by its content, cleaned, hashed and stored.

    Photographs are JPEG, PNG or WebP; proofs of order and refund may be PDF too. Raises Refusal with the
    file's name and the reason; then nothing is kept.
    """
    name = (upload.name or _("unnamed file"))[-200:]
    safe = _made_safe(claim, kind, upload, name)
    digest = hashlib.sha256(safe.content).hexdigest()
    with transaction.atomic():
        locked = Claim.objects.select_for_update(of=("self",)).get(pk=claim.pk)
        _insist_on_room(locked, name, digest)
        return _store(locked, kind, name, safe, digest, by, at)


def remove_evidence(*, evidence: Evidence, by: User, at: datetime) -> None:
    """Take a proof away again; possible until it was submitted. Raises Refusal after that."""
    with transaction.atomic():
        claim = Claim.objects.select_for_update(of=("self",)).get(pk=evidence.claim_id)
        if not may_remove(evidence, claim):
            raise IllegalMove(_("%(file)s was submitted and stays with the claim.") % {"file": evidence.name})
        record(
            claim,
            verb="evidence_removed",
            by=by,
            at=at,
            before=evidence.name,
            data={"sha256": evidence.sha256},
        )
        evidence.delete()
        for stored in (evidence.file, evidence.thumbnail):
            if stored.name:
                transaction.on_commit(partial(stored.storage.delete, stored.name))


def may_remove(evidence: Evidence, claim: Claim) -> bool:
    """Whether a proof has not been before a reviewer yet."""
    fresh = claim.submitted_at is None or evidence.added_at > claim.submitted_at
    return claim.status in GATHERING and fresh


# --- making safe -------------------------------------------------------------------------------------------


def _made_safe(claim: Claim, kind: str, upload: UploadedFile[Any], name: str) -> _Safe:
    if kind not in EvidenceKind.values:
        raise Refusal(_("Choose what %(file)s shows. It was not added.") % {"file": name})
    content = upload.read(MAX_BYTES + 1)
    if not content:
        raise _refusal(name, "empty")
    if len(content) > MAX_BYTES:
        raise _refusal(name, "size")
    try:
        return _paper(content) if _is_paper(kind, content) else _photo(claim, content)
    except photos.BadPhoto as bad:
        raise _refusal(
            name, "paper_format" if bad.code == "format" and kind not in PHOTOS else bad.code
        ) from bad
    except papers.BadPaper as bad:
        raise _refusal(name, bad.code) from bad


def _is_paper(kind: str, content: bytes) -> bool:
    return kind not in PHOTOS and content.startswith(b"%PDF-")


def _paper(content: bytes) -> _Safe:
    papers.check(content)
    return _Safe(content, "application/pdf", "pdf")


def _photo(claim: Claim, content: bytes) -> _Safe:
    photo = photos.clean(content, zone=claim.seller.zone)
    return _Safe(photo.content, photo.content_type, photo.extension, photo.thumbnail, photo.taken_at)


def _refusal(name: str, why: str) -> Refusal:
    return Refusal(_("%(file)s was not added: %(why)s") % {"file": name, "why": _WHY[why]})


# --- keeping -----------------------------------------------------------------------------------------------


def _insist_on_room(claim: Claim, name: str, digest: str) -> None:
    if claim.status not in GATHERING:
        raise IllegalMove(_("%(file)s was not added: the claim is with the reviewers.") % {"file": name})
    if claim.evidence.filter(sha256=digest).exists():
        raise Refusal(_("%(file)s was not added: the claim has the same file already.") % {"file": name})
    if claim.evidence.count() >= MAX_FILES:
        raise Refusal(
            _("%(file)s was not added: a claim holds at most %(most)d files.")
            % {"file": name, "most": MAX_FILES}
        )


def _store(claim: Claim, kind: str, name: str, safe: _Safe, digest: str, by: User, at: datetime) -> Evidence:
    """Keep the file under a name of its own; when the row can't be kept, the file goes again."""
    stem = uuid4().hex
    evidence = Evidence(
        seller_id=claim.seller_id,
        claim=claim,
        kind=kind,
        name=name,
        content_type=safe.content_type,
        size=len(safe.content),
        sha256=digest,
        taken_at=safe.taken_at,
        added_by=by,
        added_at=at,
    )
    evidence.file.save(f"{stem}.{safe.extension}", ContentFile(safe.content), save=False)
    if safe.thumbnail:
        evidence.thumbnail.save(f"{stem}_small.jpg", ContentFile(safe.thumbnail), save=False)
    try:
        evidence.save()
        record(claim, verb="evidence_added", by=by, at=at, after=name, data={"kind": kind, "sha256": digest})
    except Exception:
        _forget(evidence)
        raise
    return evidence


def _forget(evidence: Evidence) -> None:
    evidence.file.storage.delete(str(evidence.file.name))
    if evidence.thumbnail.name:
        evidence.thumbnail.storage.delete(evidence.thumbnail.name)
