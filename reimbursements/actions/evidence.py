"""A proof is added to a claim, replaced or taken away again before it is submitted.

add_evidence ──▶ WAITING, in quarantine ──▶ checking.check_evidence ──▶ READY, written anew
                                                                   └──▶ REFUSED, with the reason, its content gone
"""

import hashlib
from datetime import datetime
from functools import partial
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from history.actions import IllegalMove, Refusal, record
from reimbursements.models import Claim, Evidence, EvidenceKind, EvidenceState
from reimbursements.models.claims import GATHERING
from reimbursements.models.evidence import PHOTOS
from reimbursements.uploads import MAX_BYTES, WHY, BadUpload, glance
from sellers.models import User

MAX_FILES = 40
_EXTENSIONS = {"application/pdf": "pdf", "image/heic": "heic"}


def add_evidence(*, claim: Claim, kind: str, upload: UploadedFile[Any], by: User, at: datetime) -> Evidence:
    """Take one file into quarantine; whether it is a proof, its check says, which a worker makes.

    Photographs are JPEG, PNG, WebP or HEIC; other proofs may be PDF too. What can be told without decoding it is
    refused at once: raises Refusal with the file's name and the reason; then nothing is kept.
    """
    name = (upload.name or _("unnamed file"))[-200:]
    content, content_type = _glanced(kind, upload, name)
    digest = hashlib.sha256(content).hexdigest()
    with transaction.atomic():
        locked = Claim.objects.select_for_update(of=("self",)).get(pk=claim.pk)
        _insist_on_room(locked, name, digest)
        row = Evidence(
            seller_id=locked.seller_id,
            claim=locked,
            kind=kind,
            name=name,
            content_type=content_type,
            size=len(content),
            original_sha256=digest,
            state=EvidenceState.WAITING,
            added_by=by,
            added_at=at,
        )
        return _quarantine(row, content)


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
            data={"sha256": evidence.sha256 or evidence.original_sha256},
        )
        evidence.delete()
        for stored in (evidence.file, evidence.thumbnail, evidence.original):
            if stored.name:
                transaction.on_commit(partial(stored.storage.delete, stored.name))


@transaction.atomic
def replace_evidence(*, evidence: Evidence, upload: UploadedFile[Any], by: User, at: datetime) -> Evidence:
    """Put another file in the place of one that was not submitted yet; it shows the same. Raises Refusal, and
    then the first one stays.
    """
    remove_evidence(evidence=evidence, by=by, at=at)
    return add_evidence(claim=evidence.claim, kind=evidence.kind, upload=upload, by=by, at=at)


def may_remove(evidence: Evidence, claim: Claim) -> bool:
    """Whether a proof has not been before a reviewer yet."""
    fresh = claim.submitted_at is None or evidence.added_at > claim.submitted_at
    return claim.status in GATHERING and fresh


def insist_on_checked(claim: Claim) -> None:
    """Raise Refusal while a file's check is still to come: what is frozen is whole."""
    names = list(claim.evidence.filter(state=EvidenceState.WAITING).values_list("name", flat=True))
    if names:
        raise Refusal(
            _("Still being checked: %(files)s. Submit again in a moment; the claim was not submitted.")
            % {"files": _(", ").join(names)}
        )


# --- keeping -----------------------------------------------------------------------------------------------


def _glanced(kind: str, upload: UploadedFile[Any], name: str) -> tuple[bytes, str]:
    if kind not in EvidenceKind.values:
        raise Refusal(_("Choose what %(file)s shows. It was not added.") % {"file": name})
    content = upload.read(MAX_BYTES + 1)
    try:
        return content, glance(content, photo_only=kind in PHOTOS)
    except BadUpload as bad:
        raise Refusal(_("%(file)s was not added: %(why)s") % {"file": name, "why": WHY[bad.code]}) from bad


def _insist_on_room(claim: Claim, name: str, digest: str) -> None:
    if claim.status not in GATHERING:
        raise IllegalMove(_("%(file)s was not added: the claim is with the reviewers.") % {"file": name})
    if claim.evidence.filter(original_sha256=digest).exists():
        raise Refusal(_("%(file)s was not added: the claim has the same file already.") % {"file": name})
    if claim.evidence.exclude(state=EvidenceState.REFUSED).count() >= MAX_FILES:
        raise Refusal(
            _("%(file)s was not added: a claim holds at most %(most)d files.")
            % {"file": name, "most": MAX_FILES}
        )


def _quarantine(row: Evidence, content: bytes) -> Evidence:
    """Keep the file as it came under a name of its own; when the row can't be kept, the file goes again."""
    extension = _EXTENSIONS.get(row.content_type, "image")
    row.original.save(f"{uuid4().hex}.{extension}", ContentFile(content), save=False)
    try:
        row.save()
        told = {"kind": row.kind, "sha256": row.original_sha256}
        record(row.claim, verb="evidence_added", by=row.added_by, at=row.added_at, after=row.name, data=told)
    except Exception:
        row.original.storage.delete(str(row.original.name))
        raise
    return row
