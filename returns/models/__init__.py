"""What comes back: the return the seller asked for, its units, the RMAs and the mails that carry them."""

from returns.models.mails import NOT_ARRIVED, MailProblem, MailStatus, RmaMail
from returns.models.returns import (
    UNDER_WAY,
    WITHOUT_UNITS,
    Return,
    ReturnAuthorization,
    ReturnItem,
    ReturnReason,
    ReturnStatus,
)

__all__ = [
    "NOT_ARRIVED",
    "UNDER_WAY",
    "WITHOUT_UNITS",
    "MailProblem",
    "MailStatus",
    "Return",
    "ReturnAuthorization",
    "ReturnItem",
    "ReturnReason",
    "ReturnStatus",
    "RmaMail",
]
