"""A report file is taken in, whoever brought it: by API, by upload, by command.

accept ──▶ WAITING ──▶ read_file ──▶ READING ──▶ DONE, with every line that couldn't be read and why
                                           └───▶ FAILED when it is no report we know
Read twice, or cut short and read again, it leaves the same rows.
"""

import hashlib
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

import structlog
from django.core.files.base import ContentFile
from django.db import DataError, IntegrityError, transaction
from django.utils.translation import gettext as _

from amazon.charsets import decode, unpack
from amazon.errors import AmazonError
from history.actions import Refusal
from sellers.models import Seller, User
from sync.importers import IMPORTERS, recognise
from sync.importers.reading import Importer, NotOurs, Table, Unreadable, line_reader, open_table
from sync.locks import only_one
from sync.models import Feed, ReportImport
from sync.orders import Clock

log = structlog.get_logger(__name__)
LARGEST = 64 * 1024 * 1024  # bytes of a file as it arrives
LARGEST_TEXT = 512 * 1024 * 1024
SHOWN = 200  # unreadable lines that are kept with their reasons
LEFT_LYING = timedelta(minutes=2)
STUCK = timedelta(minutes=15)
Numbered = tuple[int, Any]
Status = ReportImport.Status


def accept(
    *, seller: Seller, name: str, content: bytes, by: User | None, at: datetime, feed: str = ""
) -> ReportImport:
    """Keep a file for reading. Raises Refusal when it is empty or too large; then nothing is kept."""
    if not content.strip():
        raise Refusal(_("The file is empty. Download the report again; nothing was imported."))
    if len(content) > LARGEST:
        raise Refusal(
            _("The file is larger than 64 MB. Ask Amazon for a shorter time; nothing was imported.")
        )
    digest = hashlib.sha256(content).hexdigest()
    taken = ReportImport(seller=seller, feed=feed, name=name[-200:], sha256=digest, by=by, created_at=at)
    taken.file.save(f"{digest[:16]}.txt", ContentFile(content), save=False)
    taken.save()
    return taken


def seller_of(import_id: int) -> int | None:
    """Whose file it is; None when it is gone."""
    return ReportImport.objects.filter(pk=import_id).values_list("seller_id", flat=True).first()


def left_lying(*, at: datetime) -> list[int]:
    """Files that nobody reads although they should: never begun, or begun by a worker that died."""
    waiting = ReportImport.objects.filter(status=Status.WAITING, created_at__lte=at - LEFT_LYING)
    stuck = ReportImport.objects.filter(status=Status.READING, created_at__lte=at - STUCK)
    return sorted((waiting | stuck).values_list("pk", flat=True))


def read_file(import_id: int, *, clock: Clock) -> ReportImport | None:
    """Read one file; None when another worker is at it or it is gone."""
    with only_one("import", import_id) as mine:
        found = ReportImport.objects.select_related("seller__marketplace").filter(pk=import_id).first()
        if not mine or found is None:
            return None
        _begin(found)
        try:
            table, importer = _open(found)
            _read(found, table, importer, clock)
        except (Refusal, AmazonError, FileNotFoundError) as problem:
            found.problem, found.status = str(problem), Status.FAILED
        else:
            found.status = Status.DONE
        found.finished_at = clock()
        found.save()
        return found


def _begin(found: ReportImport) -> None:
    found.status, found.problem, found.finished_at = Status.READING, "", None
    found.rows = found.taken = found.unreadable_count = 0
    found.unreadable = []
    found.save()


def _open(found: ReportImport) -> tuple[Table, Importer]:
    """The file's table and who reads it. Raises Refusal when no importer knows its columns."""
    with found.file.open("rb") as file:
        body = file.read(LARGEST + 1)
    if body[:2] == b"\x1f\x8b":
        body = unpack(body, max_bytes=LARGEST_TEXT, operation="import")
    table = open_table(_text(body))
    importer = recognise(table.columns)
    if importer is None:
        known = ", ".join(str(Feed(importer.feed).label) for importer in IMPORTERS)
        raise Refusal(
            _(
                "This is none of the reports the portal reads (%(known)s): its columns are others. Nothing was imported."
            )
            % {"known": known}
        )
    found.feed = importer.feed
    return table, importer


def _text(body: bytes) -> str:
    """The file's text; what spreadsheet programs save as "Unicode text" says so in its first two bytes."""
    if body[:2] in (BOM_UTF16_LE, BOM_UTF16_BE):
        return body.decode("utf-16", errors="replace")
    return decode(body).text


def _read(found: ReportImport, table: Table, importer: Importer, clock: Clock) -> None:
    values, days = _values(found, table, importer), set[date]()
    for chunk in _chunks(values, importer):
        found.taken += _store(found, importer, chunk, clock())
        found.save(update_fields=["rows", "taken", "unreadable", "unreadable_count", "feed"])
        if importer.finish:
            days.update(value.date for _number, value in chunk)
    if importer.finish and days:
        importer.finish(found.seller, min(days), max(days), clock())


def _values(found: ReportImport, table: Table, importer: Importer) -> Iterator[Numbered]:
    """Each line that can be read, with its number; the others are noted and left out."""
    read = line_reader(importer, table, found.seller.zone)
    for number, row in table.lines:
        found.rows += 1
        try:
            yield number, read(number, row)
        except Unreadable as reason:
            _note(found, number, str(reason))
        except NotOurs:
            continue


def _note(found: ReportImport, number: int, reason: str) -> None:
    found.unreadable_count += 1
    if len(found.unreadable) < SHOWN:
        found.unreadable.append({"line": number, "reason": reason})


def _chunks(values: Iterator[Numbered], importer: Importer) -> Iterator[list[Numbered]]:
    """As many values at a time as the importer takes; what belongs together stays together."""
    together = importer.together
    if together is None:
        groups: Iterator[list[Numbered]] = ([value] for value in values)
    else:
        key = lambda value: together(value[1])  # noqa: E731
        groups = (list(group) for _key, group in groupby(sorted(values, key=key), key=key))
    chunk: list[Numbered] = []
    for group in groups:
        chunk += group
        if len(chunk) >= importer.at_once:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _store(found: ReportImport, importer: Importer, chunk: Sequence[Numbered], at: datetime) -> int:
    """Write a chunk; when one of its values breaks it, each group by itself, so that only that one is left out."""
    try:
        with transaction.atomic():
            return importer.store(found.seller, [value for _number, value in chunk], at)
    except (DataError, IntegrityError, ValueError) as problem:
        groups = _apart(chunk, importer)
        if len(groups) > 1:
            return sum(_store(found, importer, group, at) for group in groups)
        log.warning("report_lines_not_stored", report=found.pk, line=chunk[0][0], problem=str(problem))
        for number, _value in chunk:
            _note(
                found,
                number,
                _("It could not be stored: %(problem)s") % {"problem": str(problem).split("\n")[0]},
            )
        return 0


def _apart(chunk: Sequence[Numbered], importer: Importer) -> list[list[Numbered]]:
    together = importer.together
    if together is None:
        return [[value] for value in chunk]
    return [list(group) for _key, group in groupby(chunk, key=lambda value: together(value[1]))]
