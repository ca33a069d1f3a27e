"""Reports v2021-06-30: ask, wait, download. Source: Amazon's model reports_2021-06-30."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from amazon.caller import Caller, Operation
from amazon.charsets import decode, unpack
from amazon.parse import read, required_text, timestamp
from amazon.shapes import Report, ReportDocument, ReportText
from amazon.words import path_part, same

BASE = "/reports/2021-06-30"
MAX_FILE = 64 * 1024 * 1024
MAX_TEXT = 512 * 1024 * 1024

CREATE = Operation("createReport", "POST", rate=0.0167, burst=15)
GET = Operation("getReport", "GET", rate=2, burst=15)
DOCUMENT = Operation("getReportDocument", "GET", rate=0.0167, burst=15)
DOWNLOAD = Operation("downloadReportDocument", "GET", rate=0, burst=0)


class Reports:
    """Files that Amazon makes on request.

    Each step is a call of its own, so that no worker sits and waits.
    """

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def create(
        self,
        report_type: str,
        *,
        start: datetime | None = None,
        end: datetime | None = None,
        options: Mapping[str, str] | None = None,
        marketplace_ids: Sequence[str] = (),
    ) -> str:
        """Asks for a report and returns its id."""
        body: dict[str, object] = {
            "reportType": report_type,
            "marketplaceIds": list(marketplace_ids or self._caller.connection.marketplace_ids),
        }
        body |= {"dataStartTime": timestamp(start)} if start else {}
        body |= {"dataEndTime": timestamp(end)} if end else {}
        body |= {"reportOptions": dict(options)} if options else {}
        return required_text(self._caller.call(CREATE, f"{BASE}/reports", body=body), "reportId", CREATE.name)

    def get(self, report_id: str) -> Report:
        """How far a report is."""
        return read(Report, self._caller.call(GET, f"{BASE}/reports/{path_part(report_id)}"), GET.name)

    def document(self, report_document_id: str) -> ReportDocument:
        """Where a finished report lies; fetch it within five minutes."""
        path = f"{BASE}/documents/{path_part(report_document_id)}"
        return read(ReportDocument, self._caller.call(DOCUMENT, path), DOCUMENT.name)

    def download(self, document: ReportDocument) -> ReportText:
        """The report's text, unpacked and decoded; at most 64 MB packed and 512 MB of text."""
        answer = self._caller.download(DOWNLOAD, document.url, max_bytes=MAX_FILE)
        packed = same(document.compression_algorithm, "GZIP")
        body = unpack(answer.body, max_bytes=MAX_TEXT, operation=DOWNLOAD.name) if packed else answer.body
        return decode(body, content_type=answer.headers.get("Content-Type", ""))
