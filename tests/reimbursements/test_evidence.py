"""Hostile and honest uploads: what is kept, what is refused, and that nothing is left of the refused."""

import io
import struct
import zlib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from PIL import Image

from history.actions import IllegalMove, Refusal
from history.models import Change
from reimbursements import actions, papers, photos
from reimbursements.models import Claim, Evidence
from reimbursements.uploads import MAX_BYTES
from sellers.models import Seller, User
from sellers.tenancy import acting_for_nobody
from tests import factories
from tests.factories import NOW
from tests.reimbursements import claim_factory as made

PDF = made.paper()


def stored(media: Path) -> list[str]:
    return sorted(path.suffix for path in media.rglob("*") if path.is_file())


def with_camera_data() -> bytes:
    """A picture lying on its side, with place, time and maker written into it."""
    image = Image.new("RGB", (80, 40), "red")
    image.paste("blue", (0, 0, 40, 40))
    exif = Image.Exif()
    exif[0x0112] = 6  # turn right to stand upright
    exif[0x010F] = "Secret Camera"
    exif.get_ifd(0x8769)[0x9003] = "2026:11:17 16:12:00"
    exif.get_ifd(0x8769)[0x9011] = "-05:00"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (42.0, 36.0, 21.0)
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif, quality=95, comment=b"found at home")
    return out.getvalue() + b"<script>alert(1)</script>"


def bomb(width: int, height: int) -> bytes:
    """A PNG that says it is huge and is a few bytes."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 64))
        + chunk(b"IEND", b"")
    )


@pytest.fixture
def claim(seller: Seller, agent: User) -> Claim:
    return made.draft(seller, agent)


def add(claim: Claim, by: User, content: bytes, name: str = "cup.jpg", kind: str = "item_photo") -> Evidence:
    return made.proof(claim, by, content, kind=kind, name=name)


# --- pictures -----------------------------------------------------------------------------------------------------


def test_a_photo_stands_upright_and_tells_nothing_but_its_pixels_and_time() -> None:
    photo = photos.clean(with_camera_data(), zone=ZoneInfo("America/Los_Angeles"))
    picture = Image.open(io.BytesIO(photo.content))
    assert (picture.size, photo.content_type, photo.extension) == ((40, 80), "image/jpeg", "jpg")
    red, green, blue = picture.getpixel((20, 10))  # type: ignore[misc]
    assert blue > 200 > 60 > red + green - 20
    assert dict(picture.getexif()) == {}
    assert {"exif", "comment", "icc_profile"} & set(picture.info) == set()
    for secret in (b"Secret Camera", b"found at home", b"<script>", b"Exif"):
        assert secret not in photo.content
        assert secret not in photo.thumbnail
    assert photo.taken_at == datetime(2026, 11, 17, 21, 12, tzinfo=UTC)


def test_a_camera_without_a_zone_is_read_in_the_sellers() -> None:
    image, exif, out = Image.new("RGB", (8, 8)), Image.Exif(), io.BytesIO()
    exif.get_ifd(0x8769)[0x9003] = "2026:11:17 16:12:00"
    image.save(out, "JPEG", exif=exif)
    photo = photos.clean(out.getvalue(), zone=ZoneInfo("Europe/Berlin"))
    assert photo.taken_at == datetime(2026, 11, 17, 15, 12, tzinfo=UTC)


@pytest.mark.parametrize("told", ["0000:00:00 00:00:00", "yesterday", "", "2026:13:45 99:99:99"])
def test_a_camera_that_talks_nonsense_has_no_time(told: str) -> None:
    image, exif, out = Image.new("RGB", (8, 8)), Image.Exif(), io.BytesIO()
    exif.get_ifd(0x8769)[0x9003] = told
    image.save(out, "JPEG", exif=exif)
    assert photos.clean(out.getvalue(), zone=UTC).taken_at is None


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_pictures_are_written_anew_in_their_own_format(kind: str) -> None:
    photo = photos.clean(made.picture(kind, (4000, 1000)), zone=UTC)
    picture = Image.open(io.BytesIO(photo.content))
    assert (picture.format, picture.size) == (kind, (3000, 750))
    assert Image.open(io.BytesIO(photo.thumbnail)).size == (480, 120)


def test_text_inside_a_png_is_gone() -> None:
    from PIL.PngImagePlugin import PngInfo

    words = PngInfo()
    words.add_text("Location", "42.6N 83.1W")
    assert b"83.1W" not in photos.clean(made.picture("PNG", pnginfo=words), zone=UTC).content


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "format"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "format"),
        (b"<html><body>hello</body></html>", "format"),
        (made.picture("GIF"), "format"),
        (made.picture("TIFF"), "format"),
        (made.picture("BMP"), "format"),
        (PDF, "format"),
        (b"MZ" + bytes(200), "format"),
        (bomb(30_000, 30_000), "pixels"),
        (bomb(12_000, 9_000), "pixels"),
        (bomb(9_000, 9_000), "pixels"),
        (made.picture()[:400], "broken"),
        (made.picture("PNG")[:200], "broken"),
        (bomb(100, 100), "broken"),
    ],
)
def test_what_is_no_sound_picture_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(photos.BadPhoto) as refused:
        photos.clean(content, zone=UTC)
    assert refused.value.code == code


# --- papers -------------------------------------------------------------------------------------------------------


def test_a_plain_pdf_is_taken() -> None:
    papers.check(PDF)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"hello", "format"),
        (b"PK\x03\x04" + PDF, "format"),
        (b"\xff\xd8\xff" + PDF, "format"),
        (PDF[:-8], "broken"),
        (PDF + bytes(2000), "broken"),
        (PDF.replace(b"/Type", b"/JavaScript (app.alert(1)) /Type"), "active"),
        (PDF.replace(b"/Type", b"/J#61vaScript (app.alert(1)) /Type"), "active"),
        (PDF.replace(b"/Type", b"/Launch /Type"), "active"),
        (PDF.replace(b"/Type", b"/EmbeddedFiles 2 0 R /Type"), "active"),
    ],
)
def test_a_pdf_that_is_more_or_less_than_paper_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(papers.BadPaper) as refused:
        papers.check(content)
    assert refused.value.code == code


# --- kept with the claim ------------------------------------------------------------------------------------------


def test_a_proof_is_stored_under_a_name_of_its_own_and_hashed(claim: Claim, agent: User, media: Path) -> None:
    proof = add(claim, agent, with_camera_data(), "../../etc/Küche <b>.jpg")
    assert (proof.kind, proof.content_type, proof.name) == ("item_photo", "image/jpeg", "Küche <b>.jpg")
    assert proof.taken_at == datetime(2026, 11, 17, 21, 12, tzinfo=UTC)
    assert Path(proof.file.path).parent.parent.parent == media / "evidence"
    assert len(Path(proof.file.path).stem) == 32
    import hashlib

    assert proof.sha256 == hashlib.sha256(Path(proof.file.path).read_bytes()).hexdigest()
    assert proof.size == Path(proof.file.path).stat().st_size
    assert stored(media) == [".image", ".jpg", ".jpg"]
    assert Path(proof.original.path).parent.parent.parent == media / "quarantine"
    assert Path(proof.original.path).read_bytes() == with_camera_data()
    assert Change.objects.filter(verb="evidence_added", after="Küche <b>.jpg").count() == 1


@pytest.mark.parametrize(
    ("content", "kind", "said"),
    [
        (b"", "item_photo", "bad.jpg was not added: it is empty."),
        (b"GIF89a", "item_photo", "bad.jpg was not added: it is no JPEG, PNG, WebP or HEIC picture."),
        (PDF, "item_photo", "bad.jpg was not added: it is no JPEG, PNG, WebP or HEIC picture."),
        (b"hello", "order_proof", "bad.jpg was not added: it is no JPEG, PNG, WebP, HEIC or PDF file."),
        (bomb(9_000, 9_000), "item_photo", "bad.jpg was not added: it has more than 50 million pixels."),
        (made.picture()[:400], "item_photo", "bad.jpg was not added: it is cut off or damaged."),
        (bytes(MAX_BYTES + 1), "item_photo", "bad.jpg was not added: it is larger than 15 MB."),
        (PDF.replace(b"/Type", b"/Launch"), "order_proof", "bad.jpg was not added: the PDF carries scripts"),
        (made.picture(), "virus", "Choose what bad.jpg shows."),
    ],
)
def test_a_refusal_names_the_file_and_leaves_nothing(
    claim: Claim, agent: User, media: Path, content: bytes, kind: str, said: str
) -> None:
    with pytest.raises(Refusal) as refused:
        add(claim, agent, content, "bad.jpg", kind)
    assert str(refused.value).startswith(said)
    assert (Evidence.objects.count(), stored(media)) == (0, [])


def test_a_paper_is_written_anew(claim: Claim, agent: User) -> None:
    proof = add(claim, agent, PDF, "order.pdf", "order_proof")
    assert (proof.content_type, bool(proof.thumbnail)) == ("application/pdf", False)
    assert Path(proof.file.path).read_bytes() == papers.clean(PDF)


def test_the_same_picture_twice_is_refused(claim: Claim, agent: User, media: Path) -> None:
    add(claim, agent, made.picture())
    with pytest.raises(Refusal, match=r"again\.jpg was not added: the claim has the same file already"):
        add(claim, agent, made.picture(), "again.jpg")
    assert (Evidence.objects.count(), len(stored(media))) == (1, 3)


def test_a_claim_holds_so_many_files(claim: Claim, agent: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reimbursements.actions.evidence.MAX_FILES", 1)
    add(claim, agent, made.picture())
    with pytest.raises(Refusal, match="a claim holds at most 1 files"):
        add(claim, agent, made.picture(size=(100, 100)))
    assert Evidence.objects.count() == 1


def test_a_proof_can_be_removed_until_it_was_submitted(
    claim: Claim, agent: User, admin: User, media: Path, django_capture_on_commit_callbacks: object
) -> None:
    wrong = add(claim, agent, made.picture(size=(50, 50)))
    right = add(claim, agent, made.picture())
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        actions.remove_evidence(evidence=wrong, by=agent, at=NOW)
    assert (list(claim.evidence.all()), len(stored(media))) == ([right], 3)
    made.made_right(claim.order, agent)
    actions.submit(claim=claim, note="", removal_override="", by=agent, at=made.later(1))
    for stage in ("in review", "more asked"):
        with pytest.raises(IllegalMove, match="was submitted and stays"):
            actions.remove_evidence(evidence=right, by=agent, at=NOW)
        if stage == "in review":
            with pytest.raises(IllegalMove, match="the claim is with the reviewers"):
                add(claim, agent, made.picture(size=(60, 60)))
            actions.ask_for_more(claim=claim, reason="more", by=admin, at=NOW)
    late = actions.add_evidence(
        claim=claim,
        kind="box_photo",
        upload=made.upload(made.picture(size=(70, 70))),
        by=agent,
        at=made.later(2),
    )
    actions.remove_evidence(evidence=late, by=agent, at=made.later(2))
    assert list(claim.evidence.all()) == [right]


def test_nothing_is_kept_when_the_row_cannot_be(
    claim: Claim, agent: User, media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("reimbursements.actions.evidence.record", fail)
    with pytest.raises(RuntimeError):
        add(claim, agent, made.picture())
    assert (Evidence.objects.count(), stored(media)) == (0, [])


def test_another_seller_is_not_touched(claim: Claim, agent: User) -> None:
    other = made.draft(factories.make_seller("Other"), agent)
    add(claim, agent, made.picture())
    assert other.evidence.count() == 0


def test_a_file_whose_transaction_was_rolled_back_is_swept_away_and_no_other(
    seller: Seller, agent: User
) -> None:
    claim = made.draft(seller, agent)
    kept = made.proof(claim, agent)
    with transaction.atomic():
        lost = actions.add_evidence(
            claim=claim, kind="box_photo", upload=made.upload(made.picture(size=(90, 80))), by=agent, at=NOW
        )
        transaction.set_rollback(True)
    stray = str(lost.original.name)
    assert actions.sweep_files(at=timezone.now()) == 0  # its transaction might still be open
    assert default_storage.exists(stray)
    with acting_for_nobody():
        assert actions.sweep_files(at=timezone.now() + timedelta(days=2)) == 1
    assert not default_storage.exists(stray)
    for name in (kept.file.name, kept.thumbnail.name, kept.original.name):
        assert default_storage.exists(str(name))
