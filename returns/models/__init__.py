"""What comes back: the return the seller asked for, its units, the RMAs and the mails that carry them."""

from returns.models.batches import BatchRow, BatchStatus, ReturnBatch, RowOutcome
from returns.models.disputes import DisputePhoto, DisputeStatus, GradingDispute
from returns.models.enclosures import ReturnLabel, ReturnPhoto
from returns.models.journeys import ReturnParcel, ReturnParcelScan
from returns.models.mails import NOT_ARRIVED, MailProblem, MailStatus, RmaMail
from returns.models.policy import PaperStyle, PolicyRule
from returns.models.questions import Answer, QuestionKind, QuestionStatus, ReturnQuestion
from returns.models.reported import Match, ReportedUnit
from returns.models.requests import (
    RequestStatus,
    ReturnRequest,
    ReturnRequestLine,
    ReturnRequestPhoto,
)
from returns.models.returns import (
    UNDER_WAY,
    WITHOUT_UNITS,
    Return,
    ReturnAuthorization,
    ReturnItem,
    ReturnItemQuerySet,
    ReturnMethod,
    ReturnReason,
    ReturnStatus,
)
from returns.models.rules import FollowUpRule
from returns.models.settings import ReturnSettings

__all__ = [
    "NOT_ARRIVED",
    "UNDER_WAY",
    "WITHOUT_UNITS",
    "Answer",
    "BatchRow",
    "BatchStatus",
    "DisputePhoto",
    "DisputeStatus",
    "FollowUpRule",
    "GradingDispute",
    "MailProblem",
    "MailStatus",
    "Match",
    "PaperStyle",
    "PolicyRule",
    "QuestionKind",
    "QuestionStatus",
    "ReportedUnit",
    "RequestStatus",
    "Return",
    "ReturnAuthorization",
    "ReturnBatch",
    "ReturnItem",
    "ReturnItemQuerySet",
    "ReturnLabel",
    "ReturnMethod",
    "ReturnParcel",
    "ReturnParcelScan",
    "ReturnPhoto",
    "ReturnQuestion",
    "ReturnReason",
    "ReturnRequest",
    "ReturnRequestLine",
    "ReturnRequestPhoto",
    "ReturnSettings",
    "ReturnStatus",
    "RmaMail",
    "RowOutcome",
]
