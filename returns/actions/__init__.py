"""Everything that can happen to a return: it is submitted, asked of Amazon, authorised, mailed, received and graded."""

from returns.actions.asking import ask_amazon, postpone, try_again, waiting, withdraw
from returns.actions.bouncing import note_arrived, note_bounce, note_came_back
from returns.actions.creating import Line, create_return, returnable
from returns.actions.mailing import (
    ask_mail,
    claim,
    give_up,
    note_opened,
    note_printed,
    note_sent,
    note_trouble,
)
from returns.actions.reporting import record_return_status

__all__ = [
    "Line",
    "ask_amazon",
    "ask_mail",
    "claim",
    "create_return",
    "give_up",
    "note_arrived",
    "note_bounce",
    "note_came_back",
    "note_opened",
    "note_printed",
    "note_sent",
    "note_trouble",
    "postpone",
    "record_return_status",
    "returnable",
    "try_again",
    "waiting",
    "withdraw",
]
