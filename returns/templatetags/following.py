"""What follows a return, on its page: `{% load following %}`.

{% return_questions sheet zone %}      what has to be asked
{% return_journeys sheet zone %}       the parcels on their way back
{% public_journeys parcel mail order %} the customer's own view of them
{% unit_follow unit sheet zone %}      corrections, dispute, removal: needs one query a page, kept on the sheet
"""

from collections.abc import Sequence
from typing import Any, cast

from django import template

from orders.models import Order
from returns.following import Journey, corrections_of, disputes_of, journeys_of, questions_of
from returns.grading import disputable, grade_word
from returns.life import UnitFacts, UnitStage, stage_of
from returns.models import ReturnItem, RmaMail
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


@register.inclusion_tag("returns/_public_journeys.html")
def public_journeys(parcel: dict[str, Any], mail: RmaMail, order: Order) -> dict[str, Any]:
    """The customer's own: the numbers entered for one RMA, and the way to enter one."""
    return {"journeys": journeys_of(order, [parcel["rma"]]), "mail": mail, "number": parcel["number"]}


@register.inclusion_tag("returns/_unit_follow.html", takes_context=True)
def unit_follow(context: template.Context, unit: ReturnItem, sheet: Sheet, zone: str) -> dict[str, Any]:
    """What Amazon corrected about one unit, and what may be done about its grade."""
    kept: dict[str, Any] = cast(Any, context.render_context).setdefault("following", {})
    if "disputes" not in kept:
        kept["disputes"], kept["corrections"] = disputes_of(sheet.units), corrections_of(sheet.units)
        kept["journeys"] = journeys_of(sheet.order, sheet.papers)
    corrections = [
        {"at": row.at, "before": grade_word(row.before), "after": grade_word(row.after)}
        for row in kept["corrections"].get(unit.pk, ())
    ]
    dispute = kept["disputes"].get(unit.pk)
    stage = stage_of(_facts(unit, kept["journeys"]))
    return {
        "unit": unit,
        "stage": stage if stage in (UnitStage.UNDER_WAY, UnitStage.ARRIVED) else None,
        "corrections": corrections,
        "dispute": dispute,
        "may_dispute": dispute is None and disputable(unit.received_condition),
        "zone": zone,
        "csrf_token": context.get("csrf_token"),
    }


def _facts(unit: ReturnItem, journeys: Sequence[Journey]) -> UnitFacts:
    """What is known of one unit; it is in the parcels of its RMA, which all have to arrive."""
    mine = [one.parcel for one in journeys if one.parcel.authorization_id == unit.authorization_id]
    way = "" if not mine else "arrived" if all(parcel.delivered_at for parcel in mine) else "under_way"
    return UnitFacts(
        told=unit.told,
        refused=unit.is_refused,
        withdrawn=False,
        status=unit.status_told,
        condition=unit.received_condition,
        parcel=way,
    )
