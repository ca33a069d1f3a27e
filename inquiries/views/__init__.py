"""Inquiries: the queue, one inquiry, what is written, cases for Seller Support, and what is prepared in the settings."""

from inquiries.views.asking import new, support
from inquiries.views.deciding import assign, move, note, receive, set_case, settle
from inquiries.views.reading import attachment, inquiry_detail, inquiry_list
from inquiries.views.settings import hours, template_edit, template_new, template_remove, templates
from inquiries.views.writing import reply, write

__all__ = [
    "assign",
    "attachment",
    "hours",
    "inquiry_detail",
    "inquiry_list",
    "move",
    "new",
    "note",
    "receive",
    "reply",
    "set_case",
    "settle",
    "support",
    "template_edit",
    "template_new",
    "template_remove",
    "templates",
    "write",
]
