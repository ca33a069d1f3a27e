"""The history's rows made readable: the label of each value, the moment in a zone, the one who did it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, tzinfo

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from history.models import Change, Source
from history.sentences import line, sentence

# Which column a verb's before and after come from, where it is not named like the verb itself
COLUMNS = {
    "parcel_state": "state",
    "member_invited": "role",
    "member_role": "role",
    "resolution": "kind",
    "question_raised": "kind",
    "hazmat_opened": "status",
    "letter": "kind",
    "step_left": "kind",
}
OTHER_MODELS = {
    "resolution": "orders.customerresolution",
    "letter": "reimbursements.claimletter",
    "step_left": "reimbursements.claimstep",
}
# Amazon's own words are no choices of a column: the function that knows what they are called, by its name as above
READERS = {
    "order_status": "orders.statuses.label_of",
    "parcel_carrier": "tracking.statuses.carrier_text",
    "unit_status": "returns.badges.unit_word",
    "unit_condition": "returns.grading.grade_word",
    "unit_regraded": "returns.grading.grade_word",
    "unit_ungraded": "returns.grading.grade_word",
    "dispute_opened": "returns.grading.grade_word",
    "return_parcel_state": "returns.badges.journey_word",
}


@dataclass(frozen=True)
class Event:
    """One line as the component `events.html` draws it."""

    title: str
    at: datetime
    line: str


def told(changes: Iterable[Change], zone: tzinfo) -> list[Event]:
    """The changes as lines, in the order given; moments inside sentences in `zone`."""
    return [_event(change, zone) for change in changes]


def _event(change: Change, zone: tzinfo) -> Event:
    words = {name: str(value) for name, value in change.data.items() if value not in (None, "")}
    words |= {name: _word(change, getattr(change, name), zone) for name in ("before", "after")}
    second = line(change.subject_type, change.verb, words, change.reason)
    who = str(change.actor) if change.actor else str(Source(change.source).label)
    return Event(
        title=sentence(change.subject_type, change.verb, words),
        at=change.at,
        line=_("%(who)s · %(what)s") % {"who": who, "what": second} if second else who,
    )


def _word(change: Change, value: str, zone: tzinfo) -> str:
    """A value as people read it: a status by its label, a moment as a date, everything else as it stands."""
    if change.verb == "estimate_moved":
        moment = parse_datetime(value) if value else None
        # Translators: a date format in Django's letters, as in "Fri 13 Nov"
        return date_format(moment.astimezone(zone), pgettext("date format", "D j M")) if moment else value
    if value and change.verb in READERS:
        return str(import_string(READERS[change.verb])(value))
    return _labels(change.subject_type, change.verb).get(value, value)


def _labels(subject_type: str, verb: str) -> dict[str, str]:
    """The labels of a column's values; read from the model by its name, because it lives above this room."""
    try:
        model = apps.get_model(OTHER_MODELS.get(verb, subject_type))
        field = model._meta.get_field(COLUMNS.get(verb, verb))
    except (LookupError, FieldDoesNotExist):
        return {}
    return {str(value): str(label) for value, label in getattr(field, "flatchoices", ())}
