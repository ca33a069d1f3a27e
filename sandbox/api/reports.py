"""Reports 2021-06-30: ask, wait, fetch a document from a short-lived address."""

import base64
import gzip
import hashlib
import json
import time
from datetime import datetime, timedelta

from werkzeug.wrappers import Response

from sandbox.api.orders import marketplace
from sandbox.calls import Answer, Call, Json, Route
from sandbox.clock import iso, parse
from sandbox.errors import invalid
from sandbox.journal import Entry
from sandbox.tables import TABLES, render

BASE = "/reports/2021-06-30"
SECONDS = 300  # how long a document's address works
PAGE = 10
USUAL_SPAN = timedelta(days=30)
ZIPPED = {
    "GET_LEDGER_SUMMARY_VIEW_DATA",
    "GET_LEDGER_DETAIL_VIEW_DATA",
    "GET_AMAZON_FULFILLED_SHIPMENTS_DATA_GENERAL",
}
LATIN = {"GET_FBA_REIMBURSEMENTS_DATA"}  # not UTF-8, as some of Amazon's are not
ONE_MONTH = timedelta(days=31)
EXPIRED = "<?xml version='1.0'?><Error><Code>AccessDenied</Code><Message>Expired</Message></Error>"


def create(call: Call) -> Answer:
    """Ask for a report; it is done at the second look at it."""
    body = call.body()
    kind, places = body.get("reportType"), body.get("marketplaceIds")
    if kind not in TABLES:
        raise invalid(f"Report type {kind} is not supported.")
    if not isinstance(places, list) or not 0 < len(places) <= 25:
        raise invalid("The request must contain the parameter marketplaceIds.")
    for place in places:
        marketplace(call, str(place))
    start, end = _span(call, body)
    if kind == "GET_AMAZON_FULFILLED_SHIPMENTS_DATA_GENERAL" and end - start > ONE_MONTH:
        raise invalid("The date range of this report may span at most one month.")
    number = f"{50000 + len(call.world.reports)}{int(call.world.born.timestamp()) % 10**7}"
    call.world.record(
        "report", account=call.account, id=number, type=kind, options=body.get("reportOptions") or {},
        start=iso(start), end=iso(end), marketplaces=places,
    )  # fmt: skip
    return Response(json.dumps({"reportId": number}), 202, content_type="application/json")


def _span(call: Call, body: Json) -> tuple[datetime, datetime]:
    try:
        end = parse(body["dataEndTime"]) if body.get("dataEndTime") else call.now
        start = parse(body["dataStartTime"]) if body.get("dataStartTime") else end - USUAL_SPAN
    except (ValueError, AttributeError, TypeError):
        raise invalid("timestamp must follow ISO8601") from None
    if start > end:
        raise invalid("dataStartTime must not be after dataEndTime.")
    return start, end


def _found(call: Call, number: str) -> Entry:
    report = call.world.reports.get(number)
    if report is None or report["account"] != call.account:
        raise invalid(f"Report {number} not found.")
    return report


def get(call: Call, number: str) -> Answer:
    """One report: first IN_PROGRESS, then DONE, or CANCELLED when there is nothing to report."""
    report = _found(call, number)
    report["looks"] = report.get("looks", 0) + 1
    return _report(call, report)


def _report(call: Call, report: Entry) -> Json:
    answer: Json = {
        "reportId": report["id"],
        "reportType": report["type"],
        "dataStartTime": report["start"],
        "dataEndTime": report["end"],
        "marketplaceIds": report["marketplaces"],
        "createdTime": report["at"],
        "processingStatus": "IN_PROGRESS",
    }
    if report.get("cancelled"):
        return answer | {"processingStatus": "CANCELLED"}
    if report.get("looks", 0) < 2:
        return answer
    done: Json = {"processingStartTime": report["at"], "processingEndTime": report["at"]}
    if not _text(call, report)[1]:
        return answer | done | {"processingStatus": "CANCELLED"}
    return (
        answer | done | {"processingStatus": "DONE", "reportDocumentId": f"amzn1.spdoc.1.4.na.{report['id']}"}
    )


def _text(call: Call, report: Entry) -> tuple[bytes, int]:
    """The document and its number of rows; nothing after the end of the asked span."""
    text, rows = render(call.world, report)
    charset = "iso-8859-1" if report["type"] in LATIN else "utf-8"
    return text.encode(charset, errors="replace"), rows


def listed(call: Call) -> Answer:
    """Reports of the asked types, newest first; nextToken must be the only parameter."""
    token = call.query("nextToken")
    if token and len(call.request.args) > 1:
        raise invalid("nextToken must be the only parameter.")
    if not token and not call.query("reportTypes"):
        raise invalid("The request must contain the parameter reportTypes.")
    kinds, start = _kinds(token) if token else (call.query("reportTypes").split(","), 0)
    mine = [r for r in call.world.reports.values() if r["account"] == call.account and r["type"] in kinds]
    mine.reverse()
    answer: Json = {"reports": [_report(call, report) for report in mine[start : start + PAGE]]}
    if start + PAGE < len(mine):
        answer["nextToken"] = base64.urlsafe_b64encode(json.dumps([kinds, start + PAGE]).encode()).decode()
    return answer


def _kinds(token: str) -> tuple[list[str], int]:
    try:
        kinds, start = json.loads(base64.urlsafe_b64decode(token))
        return list(kinds), int(start)
    except (ValueError, TypeError):
        raise invalid("The nextToken is invalid.") from None


def cancel(call: Call, number: str) -> Answer:
    """Stop a report that is not done."""
    report = _found(call, number)
    if report.get("looks", 0) >= 2:
        raise invalid("Only a report that is in the queue can be cancelled.")
    report["cancelled"] = True
    return Response(b"", 200)


def document(call: Call, document_id: str) -> Answer:
    """Where to fetch a document in the next five minutes."""
    report = _found(call, document_id.rpartition(".")[2])
    until = str(int(time.time()) + SECONDS)
    url = f"{call.base_url}/_documents/{report['id']}?Expires={until}&Signature={_sign(report['id'], until)}"
    answer: Json = {"reportDocumentId": document_id, "url": url}
    return answer | ({"compressionAlgorithm": "GZIP"} if report["type"] in ZIPPED else {})


def _sign(number: str, until: str) -> str:
    return hashlib.sha256(f"{number}/{until}/sandbox".encode()).hexdigest()[:32]


def _passed(until: str) -> bool:
    return not until.isdigit() or int(until) < time.time()


def download(call: Call, number: str) -> Answer:
    """The document itself: no token header, only the signature in the address."""
    report, until = call.world.reports.get(number), call.query("Expires")
    if report is None or _passed(until) or call.query("Signature") != _sign(number, until):
        return Response(EXPIRED, 403, content_type="application/xml")
    data, _ = _text(call, report)
    if report["type"] in ZIPPED:
        return Response(gzip.compress(data), content_type="application/octet-stream")
    charset = "Cp1252" if report["type"] in LATIN else "UTF-8"
    return Response(data, content_type=f"text/plain;charset={charset}")


ROUTES = [
    Route("POST", f"{BASE}/reports", "createReport", create),
    Route("GET", f"{BASE}/reports", "getReports", listed),
    Route("GET", f"{BASE}/reports/<number>", "getReport", get),
    Route("DELETE", f"{BASE}/reports/<number>", "cancelReport", cancel),
    Route("GET", f"{BASE}/documents/<document_id>", "getReportDocument", document),
    Route("GET", "/_documents/<number>", "reportDownload", download, guarded=False),
]
