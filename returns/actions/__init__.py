"""Everything that can happen to a return: it is submitted, asked of Amazon, authorised, received and graded."""

from returns.actions.asking import ask_amazon, postpone, try_again, waiting, withdraw
from returns.actions.creating import Line, create_return, returnable
from returns.actions.reporting import record_return_status

__all__ = [
    "Line",
    "ask_amazon",
    "create_return",
    "postpone",
    "record_return_status",
    "returnable",
    "try_again",
    "waiting",
    "withdraw",
]
