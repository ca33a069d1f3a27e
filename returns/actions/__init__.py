"""Everything that can happen to a return: it is submitted, asked of Amazon, authorised, mailed, received and graded."""

from returns.actions.answering import answer_again, answer_known, claim_answer, give_up_answers, note_answer
from returns.actions.asking import ask_amazon, postpone, try_again, waiting, withdraw
from returns.actions.bouncing import note_arrived, note_bounce, note_came_back
from returns.actions.creating import Line, Travel, create_return, may_override, returnable
from returns.actions.disputing import (
    Objection,
    add_dispute_photo,
    argue,
    close_dispute,
    file_dispute,
    note_asked_again,
    open_dispute,
)
from returns.actions.enclosing import NamedPhoto, add_label, hand_label, note_broken, remove_label
from returns.actions.journeys import (
    forget_return_parcel,
    note_arrival,
    note_silence,
    record_journey,
    record_return_parcel,
)
from returns.actions.mailing import (
    ask_mail,
    claim,
    give_up,
    note_opened,
    note_printed,
    note_sent,
    note_trouble,
)
from returns.actions.questioning import (
    answer_question,
    look_into,
    remind_later,
    reopen_question,
    to_look_into,
)
from returns.actions.reading import read_anew, record_told
from returns.actions.reported import ReportLine, match_again, note_looked_at, record_reported_units
from returns.actions.reporting import record_return_status
from returns.actions.requesting import answer_with, approve_request, ask_return, refuse_request, take_back
from returns.actions.settings import decide_settings

__all__ = [
    "Line",
    "NamedPhoto",
    "Objection",
    "ReportLine",
    "Travel",
    "add_dispute_photo",
    "add_label",
    "answer_again",
    "answer_known",
    "answer_question",
    "answer_with",
    "approve_request",
    "argue",
    "ask_amazon",
    "ask_mail",
    "ask_return",
    "claim",
    "claim_answer",
    "close_dispute",
    "create_return",
    "decide_settings",
    "file_dispute",
    "forget_return_parcel",
    "give_up",
    "give_up_answers",
    "hand_label",
    "look_into",
    "match_again",
    "may_override",
    "note_answer",
    "note_arrival",
    "note_arrived",
    "note_asked_again",
    "note_bounce",
    "note_broken",
    "note_came_back",
    "note_looked_at",
    "note_opened",
    "note_printed",
    "note_sent",
    "note_silence",
    "note_trouble",
    "open_dispute",
    "postpone",
    "read_anew",
    "record_journey",
    "record_reported_units",
    "record_return_parcel",
    "record_return_status",
    "record_told",
    "refuse_request",
    "remind_later",
    "remove_label",
    "reopen_question",
    "returnable",
    "take_back",
    "to_look_into",
    "try_again",
    "waiting",
    "withdraw",
]
