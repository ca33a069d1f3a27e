"""What people type about inquiries."""

from inquiries.forms.saying import (
    CaseForm,
    FilingForm,
    MoveForm,
    NoteForm,
    OpeningForm,
    OwnerForm,
    ReceivedForm,
    ReplyForm,
)
from inquiries.forms.settings import HoursForm, TemplateForm

__all__ = [
    "CaseForm",
    "FilingForm",
    "HoursForm",
    "MoveForm",
    "NoteForm",
    "OpeningForm",
    "OwnerForm",
    "ReceivedForm",
    "ReplyForm",
    "TemplateForm",
]
