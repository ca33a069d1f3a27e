"""The packet of a claim is put together: at once when it is small, by a worker when it is large."""

import hashlib
import json
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from history.actions import Refusal
from reimbursements import amounts
from reimbursements.book import today_for
from reimbursements.filing_rules import filing_rule_of
from reimbursements.models import Claim, ClaimPacket, Evidence, PacketState
from reimbursements.packet import Contents, Enclosure, bundle, cover_text, draw

AT_ONCE_BYTES = 4 * 1024 * 1024  # of proofs: as much as is put together while somebody waits
EDITION = "1"  # raised when the same facts are to give another paper
LEFT_LYING = timedelta(minutes=2)


def contents_of(claim: Claim, *, day: date) -> Contents:
    """All that the packet holds, from the facts frozen at submission and the proofs before the reviewer.

    Raises Refusal before the claim was submitted: nothing is frozen then.
    """
    if not claim.facts:
        raise Refusal(_("The packet is made from the facts frozen at submission. Submit the claim first."))
    rule = filing_rule_of(claim, day)
    with override("en"):
        files = [_enclosure(number, file) for number, file in enumerate(_proofs(claim), 1)]
        return Contents(
            number=claim.number,
            title=str(claim.get_kind_display()),
            cover=cover_of(claim),
            facts=claim.facts,
            place=rule.place if rule else "",
            place_url=rule.place_url if rule else "",
            file_by=claim.closes_on,
            enclosures=tuple(files),
        )


def cover_of(claim: Claim) -> str:
    """The text to paste; empty until the facts are frozen."""
    if not claim.facts:
        return ""
    amount = amounts.said(amounts.kept(claim))
    return cover_text(kind=claim.kind, number=claim.number, facts=claim.facts, amount=amount)


def is_large(claim: Claim) -> bool:
    """Whether putting it together takes longer than anybody waits."""
    return sum(file.size for file in _proofs(claim)) > AT_ONCE_BYTES


def build(claim: Claim, *, day: date) -> tuple[bytes, bytes]:
    """The PDF and the ZIP; the same claim gives the same bytes. Raises Refusal before submission."""
    contents = contents_of(claim, day=day)
    pdf = draw(contents)
    return pdf, bundle(contents, pdf)


def ask_packet(*, claim: Claim, at: datetime) -> tuple[ClaimPacket, bool]:
    """The stored packet of the claim as it stands, and whether it is newly asked for. Raises Refusal before
    submission.
    """
    if not claim.facts:
        raise Refusal(_("The packet is made from the facts frozen at submission. Submit the claim first."))
    given = {"seller_id": claim.seller_id, "asked_at": at}
    packet, is_new = ClaimPacket.objects.get_or_create(
        claim=claim, fingerprint=fingerprint(claim, today_for(claim.order, at)), defaults=given
    )
    if packet.state == PacketState.FAILED:
        packet.state, packet.asked_at, is_new = PacketState.WAITING, at, True
        packet.save(update_fields=["state", "asked_at"])
    return packet, is_new


def make_packet(*, packet: ClaimPacket, at: datetime) -> None:
    """Put a waiting packet together and keep its files; a second worker finds nothing to do."""
    with transaction.atomic():
        waiting = ClaimPacket.objects.select_for_update(of=("self",), skip_locked=True)
        found = waiting.filter(pk=packet.pk, state=PacketState.WAITING).first()
        if found is None:
            return
        pdf, zipped = build(found.claim, day=today_for(found.claim.order, found.asked_at))
        stem = uuid4().hex
        found.pdf.save(f"{stem}.pdf", ContentFile(pdf), save=False)
        found.bundle.save(f"{stem}.zip", ContentFile(zipped), save=False)
        found.state, found.made_at = PacketState.READY, at
        found.save()


def give_up_packet(*, packet: ClaimPacket) -> None:
    """Say on the page that it could not be made; asking again tries again."""
    ClaimPacket.objects.filter(pk=packet.pk, state=PacketState.WAITING).update(state=PacketState.FAILED)


def waiting_packets(*, at: datetime, limit: int) -> list[tuple[int, int]]:
    """Packets that nobody makes although they were asked for, as (seller, id)."""
    rows = ClaimPacket.objects.filter(state=PacketState.WAITING, asked_at__lt=at - LEFT_LYING)
    return list(rows.order_by("asked_at").values_list("seller_id", "id")[:limit])


def fingerprint(claim: Claim, day: date) -> str:
    """One value for all that goes into the packet."""
    rule = filing_rule_of(claim, day)
    parts = {
        "edition": EDITION,
        "cover": cover_of(claim),
        "facts": claim.facts,
        "closes": str(claim.closes_on),
        "place": [rule.place, rule.place_url] if rule else [],
        "files": [[file.kind, file.name, file.sha256] for file in _proofs(claim)],
    }
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def _proofs(claim: Claim) -> list[Evidence]:
    return [file for file in claim.evidence.all() if file.is_ready]


def _enclosure(number: int, file: Evidence) -> Enclosure:
    with file.file.open("rb") as stored:
        content = stored.read()
    return Enclosure(
        number=number,
        kind=file.kind,
        title=str(file.get_kind_display()),
        name=file.name,
        content_type=file.content_type,
        sha256=file.sha256,
        content=content,
        taken=f"{file.taken_at.astimezone(UTC):%Y-%m-%d %H:%M} UTC" if file.taken_at else "",
    )
