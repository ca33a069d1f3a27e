"""The facts an answer stands on, one sentence each: shown beside the judgement, never mixed with it."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _

from reimbursements.eligibility.answers import Facts, ParcelFacts, ReturnFacts
from reimbursements.words import Reason, Text


def of_parcel(facts: ParcelFacts) -> list[Reason]:
    """What is known of the parcel."""
    days = facts.days
    told = [
        _told("first_promise", _("First promised for %(day)s"), days.first_promise),
        _told("latest_estimate", _("Latest estimate %(day)s"), days.latest_estimate),
        _told("delivered", _("Delivered on %(day)s"), days.delivered)
        or Reason("undelivered", _("Never marked delivered")),
        _told("damaged", _("The carrier reported damage on %(day)s"), days.damaged),
        _told("lost_told", _("The carrier reported it lost on %(day)s"), days.lost_told),
        _told("reported", _("The customer reported it on %(day)s"), days.reported),
        Reason("coming_back", _("On its way back to Amazon")) if facts.coming_back else None,
    ]
    return [*(one for one in told if one), *_window(facts)]


def of_return(facts: ReturnFacts) -> list[Reason]:
    """What is known of the returned unit."""
    graded = _told("graded", _("Processed by Amazon on %(day)s"), facts.days.graded)
    grade = Reason("grade", _("Graded “%(grade)s”"), {"grade": facts.condition}) if facts.condition else None
    return [*(one for one in (graded, grade) if one), *_window(facts)]


def _window(facts: Facts) -> Iterator[Reason]:
    window = facts.window
    if window.opens_on:
        yield Reason("opens", _("Open from %(day)s"), {"day": window.opens_on})
    if window.closes_on:
        text = _("Last day to file %(day)s")
        held = _("Held to %(day)s; Amazon publishes no last day")
        yield Reason("closes", text if window.published else held, {"day": window.closes_on})


def _told(code: str, text: Text, day: date | None) -> Reason | None:
    return Reason(code, text, {"day": day}) if day else None
