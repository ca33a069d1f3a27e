"""Uploads that mean harm: refused in words, nothing of them left behind; those found only by decoding as well."""

import io
import zlib
from datetime import UTC
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject, StreamObject

from history.actions import Refusal
from mcf_portal.uploads import MOST, BoundedUploads
from reimbursements import actions, papers
from reimbursements.models import Claim, Evidence
from reimbursements.tasks import check_waiting_files
from returns import photos
from sellers.models import Seller, User
from tests.factories import NOW
from tests.reimbursements import claim_factory as made
from tests.reimbursements.test_evidence import bomb, stored, with_camera_data


@pytest.fixture
def claim(seller: Seller, agent: User) -> Claim:
    return made.draft(seller, agent)


@pytest.fixture
def member(agent: User) -> Client:
    client = Client()
    client.force_login(agent)
    return client


def cut_in_the_middle() -> bytes:
    """A JPEG cut off that holds the mark of an end in a comment, so that only decoding tells."""
    out = io.BytesIO()
    Image.effect_noise((400, 300), 90).save(out, "JPEG", quality=90, comment=b"\xff\xd9")
    return out.getvalue()[: len(out.getvalue()) // 2]


def zip_behind_a_picture() -> bytes:
    folder = io.BytesIO()
    with ZipFile(folder, "w") as archive:
        archive.writestr("run.exe", b"MZ")
    return made.picture() + folder.getvalue()


def pdf_with(key: str) -> bytes:
    """A PDF that hides what it does in a compressed object, where no search over its bytes finds it."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(made.paper())))
    script = DecodedStreamObject()
    script.set_data(b"app.alert(1)")
    writer.pages[0][NameObject(key)] = writer._add_object(script)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue().replace(b"/AA", b"/#41A")


def locked_pdf() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(made.paper())))
    writer.encrypt("secret")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "kind", "problem"),
    [
        (cut_in_the_middle(), "item_photo", "broken"),
        (locked_pdf(), "order_proof", "locked"),
        (pdf_with("/AA"), "order_proof", "active"),
        (
            b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
            "order_proof",
            "broken",
        ),
    ],
)
def test_what_only_decoding_tells_is_refused_by_the_worker_and_its_content_is_gone(
    claim: Claim,
    agent: User,
    media: Path,
    content: bytes,
    kind: str,
    problem: str,
    django_capture_on_commit_callbacks: object,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        proof = made.proof(claim, agent, content, kind=kind, name="bad.file")
    assert (proof.state, proof.problem, proof.original.name, proof.file.name) == ("refused", problem, "", "")
    assert stored(media) == []
    assert made.proof(claim, agent, kind=kind, name="good.jpg").state == "ready"


@pytest.mark.parametrize("content", [zip_behind_a_picture(), with_camera_data()])
def test_of_a_polyglot_only_the_picture_stays(claim: Claim, agent: User, content: bytes) -> None:
    proof = made.proof(claim, agent, content)
    with proof.file.open("rb") as clean:
        kept = clean.read()
    assert b"PK\x03\x04" not in kept
    assert b"<script>" not in kept


def test_a_pdf_tells_nothing_but_its_pages() -> None:
    picture = with_camera_data()
    assert b"Secret Camera" in picture
    bare = papers._bare_jpeg(picture)
    assert b"Secret Camera" not in bare
    assert Image.open(io.BytesIO(bare)).size == (80, 40)
    assert b"Secret Author" not in papers.clean(made.paper())
    assert papers.clean(made.paper()) == papers.clean(made.paper())


def test_a_pdf_that_unpacks_without_end_is_never_unpacked() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(made.paper())))
    endless = StreamObject()
    endless._data = zlib.compress(bytes(200 * 1024 * 1024), 9)
    endless[NameObject("/Filter")] = NameObject("/FlateDecode")
    writer.pages[0][NameObject("/Contents")] = writer._add_object(endless)
    out = io.BytesIO()
    writer.write(out)
    assert len(papers.clean(out.getvalue())) < 300_000


@pytest.mark.skipif(not photos.READS_HEIC, reason="the optional HEIC decoder is not installed")
def test_heic_from_a_phone_becomes_jpeg() -> None:
    out, exif = io.BytesIO(), Image.Exif()
    exif[0x010F] = "Secret Camera"
    Image.new("RGB", (80, 40), "red").save(out, "HEIF", exif=exif)
    photo = photos.clean(out.getvalue(), zone=UTC)
    assert (photo.content_type, Image.open(io.BytesIO(photo.content)).size) == ("image/jpeg", (80, 40))
    assert b"Secret Camera" not in photo.content
    with pytest.raises(photos.BadPhoto, match="broken"):
        photos.clean(out.getvalue()[:300], zone=UTC)


def test_without_the_decoder_heic_is_refused_with_what_to_do(
    claim: Claim, agent: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("returns.photos.READS_HEIC", False)
    monkeypatch.setattr("returns.photos._READ", ("JPEG",))
    with pytest.raises(Refusal, match="On an iPhone choose Settings, Camera, Formats, Most Compatible"):
        made.proof(claim, agent, b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(100), name="IMG_1.HEIC")
    assert Evidence.objects.count() == 0


def test_a_hundred_megabytes_are_refused_and_never_wholly_stored(
    member: Client, claim: Claim, media: Path
) -> None:
    huge = SimpleUploadedFile("film.jpg", bytes(100 * 1024 * 1024), "image/jpeg")
    answer = member.post(f"/claims/{claim.number}/evidence/", {"kind": "item_photo", "files": [huge]})
    assert answer.status_code == 422
    assert "film.jpg was not added: it is larger than 15 MB. Send a smaller one." in answer.text
    assert (Evidence.objects.count(), stored(media)) == (0, [])
    handler = BoundedUploads()
    assert handler.receive_data_chunk(b"x", MOST) == b"x"
    assert handler.receive_data_chunk(b"x", MOST + 1) is None


def test_a_hundred_at_once_are_refused_in_words(member: Client, claim: Claim, media: Path) -> None:
    files = [SimpleUploadedFile(f"{n}.jpg", b"x", "image/jpeg") for n in range(100)]
    answer = member.post(f"/claims/{claim.number}/evidence/", {"kind": "item_photo", "files": files})
    assert answer.status_code == 422
    assert "At most 20 files at once, not 100. None was added; send them in parts." in answer.text
    assert (Evidence.objects.count(), stored(media)) == (0, [])


def test_one_by_one_each_is_answered_by_itself(member: Client, claim: Claim) -> None:
    address, asked = f"/claims/{claim.number}/evidence/", {"Accept": "application/json"}
    good = member.post(address, {"kind": "item_photo", "files": [made.upload()]}, headers=asked)
    assert (good.status_code, good.json()) == (200, {"added": 1, "refusals": []})
    bad = member.post(
        address, {"kind": "item_photo", "files": [made.upload(bomb(9000, 9000), "b.png")]}, headers=asked
    )
    assert bad.status_code == 422
    assert bad.json()["refusals"] == [
        "b.png was not added: it has more than 50 million pixels. Send a smaller picture."
    ]


def test_what_waits_is_no_proof_is_shown_to_nobody_and_holds_the_submission(
    member: Client, claim: Claim, agent: User
) -> None:
    made.made_right(claim.order, agent)
    sent = actions.add_evidence(claim=claim, kind="item_photo", upload=made.upload(), by=agent, at=NOW)
    assert member.get(f"/claims/{claim.number}/evidence/{sent.pk}/").status_code == 404
    with pytest.raises(Refusal, match=r"Still being checked: cup\.jpg"):
        actions.submit(claim=claim, note="", removal_override="", by=agent, at=NOW)
    page = member.get(f"/claims/{claim.number}/").text
    assert "Being checked" in page
    assert 'hx-trigger="every 2s"' in page


def test_a_file_nobody_could_check_is_given_up(claim: Claim, agent: User) -> None:
    sent = actions.add_evidence(claim=claim, kind="item_photo", upload=made.upload(), by=agent, at=NOW)
    due, lost = actions.waiting_evidence(at=made.later(0.001), limit=10)
    assert (due, lost) == ([(claim.seller_id, sent.pk)], [])
    due, lost = actions.waiting_evidence(at=made.later(1), limit=10)
    assert (due, lost) == ([], [sent])
    check_waiting_files()
    sent.refresh_from_db()
    assert (sent.state, sent.problem) == ("refused", "slow")


def test_replacing_keeps_the_first_when_the_second_is_refused(
    member: Client, claim: Claim, agent: User
) -> None:
    first = made.proof(claim, agent)
    address = f"/claims/{claim.number}/evidence/{first.pk}/replace/"
    assert "it is no JPEG" in member.post(address, {"file": made.upload(b"x", "x.jpg")}, follow=True).text
    assert list(claim.evidence.all()) == [first]
    member.post(address, {"file": made.upload(made.picture(size=(50, 60)), "new.jpg")})
    second = claim.evidence.get()
    assert (second.name, second.kind, second.state) == ("new.jpg", "item_photo", "waiting")
