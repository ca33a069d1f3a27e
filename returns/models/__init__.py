"""What comes back: the return the seller asked for, its units, the RMAs and the mails that carry them."""

from returns.models.mails import NOT_ARRIVED, MailProblem, MailStatus, RmaMail
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
    ReturnReason,
    ReturnStatus,
)
from returns.models.settings import ReturnSettings

__all__ = [
    "NOT_ARRIVED",
    "UNDER_WAY",
    "WITHOUT_UNITS",
    "MailProblem",
    "MailStatus",
    "RequestStatus",
    "Return",
    "ReturnAuthorization",
    "ReturnItem",
    "ReturnReason",
    "ReturnRequest",
    "ReturnRequestLine",
    "ReturnRequestPhoto",
    "ReturnSettings",
    "ReturnStatus",
    "RmaMail",
]
