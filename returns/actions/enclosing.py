"""What goes with a return: the customer's photographs of a unit, and the label the shop provides."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from hashlib import sha256
from typing import Protocol
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import models, transaction

from history.actions import record
from returns.labels import Label, made_safe
from returns.models import Return, ReturnAuthorization, ReturnItem, ReturnLabel, ReturnPhoto
from returns.photos import Photo
from sellers.models import User


class Picture(Protocol):
    """A photograph made safe, and what it was called on the sender's device."""

    @property
    def name(self) -> str: ...
    @property
    def photo(self) -> Photo: ...


@dataclass(frozen=True)
class NamedPhoto:
    """A photograph made safe, with its name."""

    name: str
    photo: Photo


def keep_photos(*, units: Sequence[ReturnItem], pictures: Sequence[Picture], at: datetime) -> None:
    """Keep each photograph once and with every one of the units; what can't be kept leaves no file behind."""
    with _nothing_left_behind() as stored:
        for picture in {sha256(one.photo.content).hexdigest(): one for one in pictures}.values():
            file, small = _stored(picture.photo, stored)
            ReturnPhoto.objects.bulk_create(_rows(units, picture, file, small, at))


def _stored(photo: Photo, stored: list[str]) -> tuple[str, str]:
    stem = uuid4().hex
    for name, content in (
        (f"{stem}.{photo.extension}", photo.content),
        (f"{stem}_small.jpg", photo.thumbnail),
    ):
        folder = ReturnPhoto._meta.get_field("file").generate_filename(ReturnPhoto(), name)
        stored.append(default_storage.save(folder, ContentFile(content)))
    return stored[-2], stored[-1]


def _rows(
    units: Sequence[ReturnItem], picture: Picture, file: str, small: str, at: datetime
) -> Iterator[ReturnPhoto]:
    for unit in units:
        yield ReturnPhoto(
            seller_id=unit.seller_id,
            order_id=unit.order_id,
            unit=unit,
            file=file,
            thumbnail=small,
            name=picture.name[-200:],
            content_type=picture.photo.content_type,
            sha256=sha256(picture.photo.content).hexdigest(),
            taken_at=picture.photo.taken_at,
            added_at=at,
        )


@contextmanager
def _nothing_left_behind() -> Iterator[list[str]]:
    """Names of files stored meanwhile, which go again when their rows can't be kept."""
    stored: list[str] = []
    try:
        yield stored
    except Exception:
        for name in stored:
            default_storage.delete(name)
        raise


def add_label(
    *, owner: Return | ReturnAuthorization, name: str, content: bytes, by: User, at: datetime
) -> ReturnLabel:
    """Take the shop's postage label for an RMA, or for a return whose RMA is not issued yet; another one is replaced.

    Raises BadLabel when it can't be printed with the paper; the return and its RMA stay as they were.
    """
    label = made_safe(content)
    with transaction.atomic(), _nothing_left_behind() as stored:
        _forget(owner)
        row = _label_row(owner, name, label, by, at)
        row.file.save(f"{uuid4().hex}.{label.extension}", ContentFile(label.content), save=False)
        stored.append(str(row.file.name))
        row.save(force_insert=True)
        record(owner, verb="label_added", by=by, at=at, after=row.name)
    return row


@transaction.atomic
def hand_label(*, label: ReturnLabel, paper: ReturnAuthorization, by: User, at: datetime) -> None:
    """Let the label given with the form be that of one of the several RMAs Amazon issued; one it has is replaced."""
    _forget(paper)
    label.customer_return, label.authorization = None, paper
    label.save(update_fields=["customer_return", "authorization"])
    record(paper, verb="label_added", by=by, at=at, after=label.name)


@transaction.atomic
def remove_label(*, label: ReturnLabel, by: User, at: datetime) -> None:
    """Print the paper without the shop's label again."""
    owner = label.authorization or label.customer_return
    if owner is not None and _forget(owner):
        record(owner, verb="label_removed", by=by, at=at, before=label.name)


def _label_row(
    owner: Return | ReturnAuthorization, name: str, label: Label, by: User, at: datetime
) -> ReturnLabel:
    return ReturnLabel(
        seller_id=owner.seller_id,
        order_id=owner.order_id,
        customer_return=owner if isinstance(owner, Return) else None,
        authorization=owner if isinstance(owner, ReturnAuthorization) else None,
        name=name[-200:],
        content_type=label.content_type,
        pages=label.pages,
        sha256=sha256(label.content).hexdigest(),
        added_by=by,
        added_at=at,
    )


def _forget(owner: Return | ReturnAuthorization) -> bool:
    """Take a label away together with its file, once nobody can see it any more."""
    side = "customer_return" if isinstance(owner, Return) else "authorization"
    # two people who change the label at the same moment wait for each other
    type(owner)._default_manager.select_for_update(of=("self",)).get(pk=owner.pk)
    found = ReturnLabel.objects.filter(models.Q((side, owner.pk))).first()
    if found is None:
        return False
    found.delete()
    transaction.on_commit(partial(found.file.storage.delete, str(found.file.name)))
    return True


def note_broken(*, label: ReturnLabel, at: datetime) -> None:
    """The label could not be put into the paper: said on the return's page, and the RMA goes without it."""
    ReturnLabel.objects.filter(pk=label.pk, broken_at=None).update(broken_at=at)
