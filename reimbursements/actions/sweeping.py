"""Files that no row names are put away: what a transaction left that was rolled back after its file was written."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.core.files.storage import default_storage

from reimbursements.models import ClaimLetter, ClaimPacket, Evidence, Invoice
from sellers.tenancy import acting_for_everyone

LEFT_LYING = timedelta(days=1)  # no transaction is open for as long
FOLDERS = {
    "quarantine": ((Evidence, "original"),),
    "evidence": ((Evidence, "file"), (Evidence, "thumbnail")),
    "letters": ((ClaimLetter, "file"),),
    "packets": ((ClaimPacket, "pdf"), (ClaimPacket, "bundle")),
    "invoices": ((Invoice, "file"),),
}


def sweep_files(*, at: datetime) -> int:
    """Delete what lies in the room's folders of this month and the last, is older than a day and belongs to no row.

    Says how many. Safe to run at any time and twice.
    """
    months = (at, at.replace(day=1) - timedelta(days=1))
    with acting_for_everyone():
        return sum(_sweep(top, f"{top}/{month:%Y/%m}", at) for top in FOLDERS for month in months)


def _sweep(top: str, folder: str, at: datetime) -> int:
    old = set(_old(folder, at))
    named = _named(top, folder, old) if old else set()
    for name in sorted(old - named):
        default_storage.delete(name)
    return len(old - named)


def _old(folder: str, at: datetime) -> Iterator[str]:
    for name in default_storage.listdir(folder)[1] if default_storage.exists(folder) else ():
        path = f"{folder}/{name}"
        if default_storage.get_modified_time(path) < at - LEFT_LYING:
            yield path


def _named(top: str, folder: str, names: set[str]) -> set[str]:
    """Those of the files that a row of any seller names."""
    found: set[str] = set()
    for model, column in FOLDERS[top]:
        rows = model._default_manager.filter(**{f"{column}__startswith": f"{folder}/"})
        found |= names & {str(name) for name in rows.values_list(column, flat=True).iterator()}
    return found
