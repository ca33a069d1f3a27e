"""The packet: one PDF and a ZIP whose hashes hold, the same bytes for the same claim, made by a worker when large."""

import hashlib
import io
from zipfile import ZipFile

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from pypdf import PdfReader

from reimbursements import actions
from reimbursements.models import Claim, ClaimPacket
from sellers.models import Seller, User
from tests.factories import NOW
from tests.reimbursements import claim_factory as made
from tracking.models import TrackingEvent


@pytest.fixture
def member(agent: User) -> Client:
    client = Client()
    client.force_login(agent)
    return client


@pytest.fixture
def claim(seller: Seller, agent: User) -> Claim:
    """Submitted with a photograph and a paper."""
    claim = made.draft(seller, agent)
    made.made_right(claim.order, agent)
    made.proof(claim, agent, made.picture(size=(600, 400)))
    made.proof(claim, agent, made.paper("Receipt 77"), kind="order_proof", name="订单.pdf")
    actions.submit(claim=claim, note="", removal_override="", by=agent, at=NOW)
    return claim


def fetched(member: Client, claim: Claim, kind: str) -> bytes:
    answer = member.get(f"/claims/{claim.number}/packet.{kind}")
    assert (answer.status_code, answer["Content-Disposition"]) == (
        200,
        f'attachment; filename="{claim.number}.{kind}"',
    )
    return bytes(answer.content)


def test_the_pdf_holds_text_dates_history_and_every_proof_with_its_hash(member: Client, claim: Claim) -> None:
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(fetched(member, claim, "pdf"))).pages]
    text = " ".join(" ".join(pages).split())
    for said in (
        "Reimbursement claim CLM-000001",
        "Request: reimbursement for a Multi-Channel Fulfillment order lost on the way",
        "Where to file Seller Central",
        "File by 2027-02-06",
        "Tracking history: USPS",
        *(f"SHA-256 {file.sha256}" for file in claim.evidence.all()),
    ):
        assert said in text
    assert "Receipt 77" in pages[-1]


def test_the_zip_has_everything_and_its_hashes_hold(member: Client, claim: Claim) -> None:
    with ZipFile(io.BytesIO(fetched(member, claim, "zip"))) as folder:
        assert folder.namelist() == [
            "CLM-000001.pdf",
            "cover.txt",
            "tracking.csv",
            "facts.json",
            "evidence/01-item-photo.jpg",
            "evidence/02-order-proof.pdf",
            "manifest.txt",
        ]
        for line in folder.read("manifest.txt").decode().splitlines():
            digest, name = line.split("  ")
            assert hashlib.sha256(folder.read(name)).hexdigest() == digest
        kept = {hashlib.sha256(folder.read(name)).hexdigest() for name in folder.namelist() if "/" in name}
    assert kept == {file.sha256 for file in claim.evidence.all()}


def test_the_same_claim_gives_the_same_bytes_whatever_is_told_later(member: Client, claim: Claim) -> None:
    before = (fetched(member, claim, "pdf"), fetched(member, claim, "zip"))
    TrackingEvent.objects.all().delete()
    claim.order.recipient = "Somebody Else"
    claim.order.save()
    assert (fetched(member, claim, "pdf"), fetched(member, claim, "zip")) == before


def test_before_submission_there_is_none(member: Client, seller: Seller, agent: User) -> None:
    claim = made.draft(seller, agent)
    answer = member.get(f"/claims/{claim.number}/packet.zip", follow=True)
    assert "The packet is made from the facts frozen at submission. Submit the claim first." in answer.text


def test_a_large_one_is_made_by_a_worker_once(
    member: Client, claim: Claim, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reimbursements.actions.packets.AT_ONCE_BYTES", 10)
    small = actions.build(claim, day=NOW.date())
    answer = member.get(f"/claims/{claim.number}/packet.zip", follow=True)
    assert "The packet is being made." in answer.text
    assert "The files are being made" in answer.text
    packet = ClaimPacket.objects.get()
    actions.make_packet(packet=packet, at=NOW)
    actions.make_packet(packet=packet, at=NOW)
    assert fetched(member, claim, "zip") == small[1]
    assert fetched(member, claim, "pdf") == small[0]
    assert ClaimPacket.objects.count() == 1


def test_the_photo_of_the_delivery_is_frozen_into_the_claim(seller: Seller, agent: User) -> None:
    claim = made.draft(seller, agent)
    made.made_right(claim.order, agent)
    assert claim.package is not None
    claim.package.delivery_photo.save("door.jpg", ContentFile(made.picture(size=(90, 90))))
    actions.submit(claim=claim, note="", removal_override="", by=agent, at=NOW)
    proof = claim.evidence.get()
    assert (proof.kind, proof.state) == ("delivery_proof", "ready")
    claim.package.delivery_photo.delete()
    with proof.file.open("rb") as stored:
        assert hashlib.sha256(stored.read()).hexdigest() == proof.sha256
    assert [file["sha256"] for file in claim.facts["evidence"]] == [proof.sha256]
    assert {"signed_for_by", "left_at", "delivered_on", "estimates"} <= claim.facts["parcel"].keys()
