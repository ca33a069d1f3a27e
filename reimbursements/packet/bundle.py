"""The packet as a ZIP: the PDF, the text, the proofs as checked, the frozen histories, and the hash of each. Pure."""

import hashlib
import json
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from orders.csvfile import BOM, lines
from reimbursements.packet.contents import Contents

_NO_TIME = (1980, 1, 1, 0, 0, 0)  # ZIP's own beginning: the same contents give the same bytes


def bundle(contents: Contents, pdf: bytes) -> bytes:
    """Everything in one file. `manifest.txt` has the SHA-256 of each other file, as `sha256sum -c` reads it."""
    files = [(f"{contents.number}.pdf", pdf), *_files(contents)]
    sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in files)
    out = BytesIO()
    with ZipFile(out, "w") as folder:
        for name, content in [*files, ("manifest.txt", sums.encode())]:
            entry = ZipInfo(name, _NO_TIME)
            entry.compress_type = ZIP_STORED if name.startswith("evidence/") else ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            entry.create_system = 3
            folder.writestr(entry, content)
    return out.getvalue()


def _files(contents: Contents) -> Iterator[tuple[str, bytes]]:
    yield "cover.txt", contents.cover.encode()
    if contents.parcels:
        yield "tracking.csv", tracking_csv(contents).encode()
    facts = json.dumps(contents.facts, indent=2, ensure_ascii=False, sort_keys=True)
    yield "facts.json", f"{facts}\n".encode()
    for enclosure in contents.enclosures:
        yield f"evidence/{enclosure.file_name}", enclosure.content


def tracking_csv(contents: Contents) -> str:
    """The frozen tracking history of each parcel, oldest first, times in UTC."""
    rows: list[list[str]] = [["carrier", "tracking_number", "time_utc", "code", "event", "place"]]
    for parcel in contents.parcels:
        named = [parcel["carrier"], parcel["tracking_number"]]
        for event in reversed(parcel["events"]):
            rows.append([*named, event["at"], event["code"], event["text"], event["place"]])
    return BOM + lines(rows)
