"""What follows a return, on its page: `{% load following %}`.

{% return_questions sheet zone %}      what has to be asked
{% return_journeys sheet zone %}       the parcels on their way back
{% unit_follow unit sheet zone %}      corrections, dispute, removal: needs one query a page, kept on the sheet
"""

from typing import Any, cast

from django import template

from returns.following import corrections_of, disputes_of, journeys_of, questions_of
from returns.grading import disputable, grade_word
from returns.models import ReturnItem
from returns.sheets import Sheet

register = template.Library()


@register.inclusion_tag("returns/_questions.html")
def return_questions(sheet: Sheet, zone: str) -> dict[str, Any]:
    """What does not fit about this return, open questions first."""
    return {"questions": questions_of(sheet.order, sheet.papers, sheet.units), "zone": zone}


@register.inclusion_tag("returns/_journeys.html", takes_context=True)
def return_journeys(context: template.Context, sheet: Sheet, zone: str) -> dict[str, Any]:
    """The parcels that bring it back, each with its time line."""
    return {
        "journeys": journeys_of(sheet.order, sheet.papers),
        "several": len(sheet.papers) > 1,
        "sheet": sheet,
        "zone": zone,
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("returns/_unit_follow.html", takes_context=True)
def unit_follow(context: template.Context, unit: ReturnItem, sheet: Sheet, zone: str) -> dict[str, Any]:
    """What Amazon corrected about one unit, and what may be done about its grade."""
    kept: dict[str, Any] = cast(Any, context.render_context).setdefault("following", {})
    if "disputes" not in kept:
        kept["disputes"], kept["corrections"] = disputes_of(sheet.units), corrections_of(sheet.units)
    corrections = [
        {"at": row.at, "before": grade_word(row.before), "after": grade_word(row.after)}
        for row in kept["corrections"].get(unit.pk, ())
    ]
    dispute = kept["disputes"].get(unit.pk)
    return {
        "unit": unit,
        "corrections": corrections,
        "dispute": dispute,
        "may_dispute": dispute is None and disputable(unit.received_condition),
        "zone": zone,
        "csrf_token": context.get("csrf_token"),
    }
