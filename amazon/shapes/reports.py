"""Reports: asked for, waited for, downloaded."""

from dataclasses import dataclass, field
from datetime import datetime

from amazon.shapes.base import Shape


@dataclass(frozen=True, kw_only=True)
class Report(Shape):
    """A report and how far it is.

    IN_QUEUE, IN_PROGRESS, DONE, FATAL, or CANCELLED (which also means no data).
    """

    report_id: str
    report_type: str = ""
    marketplace_ids: tuple[str, ...] = ()
    processing_status: str = ""
    data_start_time: datetime | None = None
    data_end_time: datetime | None = None
    report_schedule_id: str = ""
    created_time: datetime | None = None
    processing_start_time: datetime | None = None
    processing_end_time: datetime | None = None
    report_document_id: str = ""


@dataclass(frozen=True, kw_only=True)
class ReportDocument(Shape):
    """Where a finished report lies; the address is a key of its own and works for five minutes."""

    report_document_id: str
    url: str = field(default="", repr=False)
    compression_algorithm: str = ""


@dataclass(frozen=True, kw_only=True)
class ReportText:
    """A report's text and the charset it was read with."""

    text: str = field(repr=False)
    charset: str
