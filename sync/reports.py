"""Amazon's reports come in step by step, so that no worker waits while Amazon makes one.

advance_reports, every few minutes, one step per kind:
  nothing asked and a day is over ──▶ ask (createReport), remember its id
  asked, not ready                ──▶ look again next time
  ready                           ──▶ download, import, move the cursor
  no data                         ──▶ move the cursor
  more than one report may span   ──▶ the oldest part first, the next as soon as it is read
  broken at Amazon, or forgotten  ──▶ ask anew
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from amazon import Client, shapes
from amazon.errors import AmazonError, Refused, Unauthorized
from amazon.words import same
from sellers.actions import record_contact
from sellers.models import AmazonConnection, Seller
from sync import imports, runs
from sync.importers import importer_for
from sync.locks import only_one
from sync.models import Cursor, Feed, ReportImport, Run
from sync.orders import Clock

EVERY = timedelta(hours=20)
AGAIN = timedelta(hours=1)  # until a report that went wrong is asked for once more
LEDGER_KEPT = timedelta(days=540)  # Amazon's help, Inventory Ledger: 18 months of history
FORGOTTEN = timedelta(hours=12)  # after which a report that never came ready is asked for anew


@dataclass(frozen=True)
class Plan:
    """How a report is asked for: how far back the first time, and how much is read again each time."""

    feed: Feed
    first: timedelta
    again: timedelta
    most: timedelta = timedelta.max  # in one report, which is read in one go


HALF_A_YEAR = timedelta(days=180)  # of thousands of SKUs in several centers: millions of rows

# Amazon restates the newest days of the ledger, and writes reversals beside payments long past
PLANS = (
    Plan(Feed.REIMBURSEMENTS, first=timedelta(days=540), again=timedelta(days=7)),
    Plan(Feed.RETURNS, first=timedelta(days=180), again=timedelta(days=3)),
    Plan(Feed.LEDGER, first=LEDGER_KEPT, again=timedelta(days=5), most=HALF_A_YEAR),
    # Reconciled units are restated for weeks, while Amazon looks for what it misplaced
    Plan(Feed.LEDGER_DETAIL, first=LEDGER_KEPT, again=timedelta(days=30), most=HALF_A_YEAR),
    # A removal order is told under the day it was asked for, and changes for weeks afterwards
    Plan(Feed.REMOVALS, first=timedelta(days=540), again=timedelta(days=90)),
    Plan(Feed.REMOVAL_SHIPMENTS, first=timedelta(days=540), again=timedelta(days=14)),
)


def advance_reports(*, seller: Seller, client: Client, clock: Clock) -> list[str]:
    """One step for each kind of report; returns a sentence for people on what each did."""
    said = []
    for plan in PLANS:
        with only_one(plan.feed, seller.pk) as mine:
            said.append(_step(plan, seller, client, clock) if mine else f"{plan.feed}: busy")
    return said


def _step(plan: Plan, seller: Seller, client: Client, clock: Clock) -> str:
    at = clock()
    cursor = _cursor(plan, seller, at)
    try:
        if cursor.report_id:
            said = _look(plan, cursor, client, clock)
            more = not cursor.report_id and cursor.report_asked_at is None
            return f"{said}, {_ask(plan, cursor, client, clock())}" if more else said
        if not _is_due(cursor, at):
            return f"{plan.feed}: nothing due"
        return _ask(plan, cursor, client, at)
    except Unauthorized as error:
        _refused(seller, error, at)
        return f"{plan.feed}: {error}"
    except Refused as error:
        _forget(cursor, at)
        _failed(seller, plan.feed, str(error), at)
        return f"{plan.feed}: {error}"
    except AmazonError as error:
        return f"{plan.feed}: {error}"


def _cursor(plan: Plan, seller: Seller, at: datetime) -> Cursor:
    found, _new = Cursor.objects.get_or_create(
        seller=seller, feed=plan.feed, defaults={"read_up_to": at - plan.first}
    )
    return found


def _is_due(cursor: Cursor, at: datetime) -> bool:
    if cursor.report_asked_at is None:
        return True
    return at - cursor.read_up_to >= EVERY and at - cursor.report_asked_at >= AGAIN


def _ask(plan: Plan, cursor: Cursor, client: Client, at: datetime) -> str:
    importer = importer_for(plan.feed)
    again = plan.again if cursor.report_asked_at else timedelta(0)
    cursor.report_id = client.reports.create(
        importer.report_type,
        start=cursor.read_up_to - again,
        end=_end(plan, cursor, at),
        options=importer.options,
    )
    cursor.report_asked_at = at
    cursor.save(update_fields=["report_id", "report_asked_at"])
    return f"{plan.feed}: asked"


def _look(plan: Plan, cursor: Cursor, client: Client, clock: Clock) -> str:
    report = client.reports.get(cursor.report_id)
    if same(report.processing_status, "DONE"):
        return _fetch(plan, cursor, report, client, clock)
    if same(report.processing_status, "CANCELLED"):
        _move(plan, cursor)  # Amazon's word for a report without a single row
        return f"{plan.feed}: no data"
    asked = cursor.report_asked_at
    if same(report.processing_status, "FATAL") or (asked and clock() - asked > FORGOTTEN):
        _forget(cursor, clock())
        _failed(cursor.seller, plan.feed, f"Report {report.report_id}: {report.processing_status}", clock())
        return f"{plan.feed}: {report.processing_status}"
    return f"{plan.feed}: {report.processing_status}"


def _fetch(plan: Plan, cursor: Cursor, report: shapes.Report, client: Client, clock: Clock) -> str:
    importer = importer_for(plan.feed)
    run = runs.begin(seller=cursor.seller, feed=plan.feed, at=clock())
    text = client.reports.download(client.reports.document(report.report_document_id)).text
    name = f"{importer.report_type} {report.report_id}"
    taken = imports.accept(
        seller=cursor.seller, name=name, content=text.encode(), by=None, at=clock(), feed=plan.feed
    )
    read = imports.read_file(taken.pk, clock=clock) or taken
    _close(run, read, clock())
    if read.status == ReportImport.Status.DONE:
        _move(plan, cursor)
    else:
        _forget(cursor, clock())
    return f"{plan.feed}: {read.taken} of {read.rows} rows"


def _close(run: Run, read: ReportImport, at: datetime) -> None:
    run.total, run.done, run.failed = read.rows, read.taken, read.unreadable_count
    run.error, run.finished_at = read.problem, at
    run.save()


def _end(plan: Plan, cursor: Cursor, at: datetime) -> datetime:
    """Up to when one report is asked for; what is left for another one is more than a day's news."""
    return at if at - cursor.read_up_to - EVERY <= plan.most else cursor.read_up_to + plan.most


def _move(plan: Plan, cursor: Cursor) -> None:
    """All up to the report's end has been read; one that ended before it was asked for is followed by the next."""
    asked = cursor.report_asked_at or cursor.read_up_to
    cursor.read_up_to, cursor.report_id = _end(plan, cursor, asked), ""
    cursor.report_asked_at = asked if cursor.read_up_to == asked else None
    cursor.save(update_fields=["read_up_to", "report_id", "report_asked_at"])


def _forget(cursor: Cursor, at: datetime) -> None:
    cursor.report_id, cursor.report_asked_at = "", at
    cursor.save(update_fields=["report_id", "report_asked_at"])


def _failed(seller: Seller, feed: Feed, error: str, at: datetime) -> None:
    runs.give_up(runs.begin(seller=seller, feed=feed, at=at), error=error, at=at)


def _refused(seller: Seller, error: AmazonError, at: datetime) -> None:
    connection = AmazonConnection.objects.for_seller(seller).first()
    if connection is not None:
        record_contact(connection=connection, error=error, at=at)
