"""Everything that can happen to an inquiry, to ready replies and to the hours in which inquiries are answered."""

from inquiries.actions.mailing import claim, give_up, note_sent, note_trouble, settle_mail
from inquiries.actions.moving import assign, close, hold, reopen, resume
from inquiries.actions.opening import Opening, open_inquiry, set_case_id, write_first
from inquiries.actions.preparing import remove_template, save_hours, save_template
from inquiries.actions.saying import Reply, add_note, record_received, reply

__all__ = [
    "Opening",
    "Reply",
    "add_note",
    "assign",
    "claim",
    "close",
    "give_up",
    "hold",
    "note_sent",
    "note_trouble",
    "open_inquiry",
    "record_received",
    "remove_template",
    "reopen",
    "reply",
    "resume",
    "save_hours",
    "save_template",
    "set_case_id",
    "settle_mail",
    "write_first",
]
