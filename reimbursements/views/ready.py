"""Everything that may be claimed with one click, over all orders; and whether drafts open by themselves."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from reimbursements import actions
from reimbursements.candidates import MOST, candidates, of_orders
from reimbursements.models import ClaimSetting
from sellers.access import MemberRequest, member_required, seller_role_required


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def ready(request: MemberRequest) -> HttpResponse:
    """What may be claimed and nobody has claimed, by deadline; POST opens the chosen ones as drafts."""
    if request.method != "POST":
        return _draw(request)
    chosen = {int(pk) for pk in request.POST.getlist("order") if pk.isdecimal() and len(pk) <= 18}
    if not chosen:
        return _draw(request, problem=_("Choose at least one order. No claim was opened."), status=422)
    now = timezone.now()
    groups = of_orders(request.seller, chosen, at=now)
    opened = actions.open_together(groups, by=request.user, at=now)
    if opened.claims:
        count = len(opened.claims)
        text = ngettext("%(count)d claim is open as a draft.", "%(count)d claims are open as drafts.", count)
        messages.success(request, text % {"count": count})
    if opened.refused or not groups:
        return _draw(request, refused=opened.refused, gone=not groups, status=409)
    return redirect("claims:ready")


@require_POST
@seller_role_required
def opening(request: MemberRequest) -> HttpResponse:
    """Switch the opening of drafts on or off."""
    wanted = request.POST.get("opens_drafts") == "on"
    actions.set_opening(seller=request.seller, opens_drafts=wanted, by=request.user, at=timezone.now())
    said = (
        _("Drafts open by themselves from now on, once a day.") if wanted else _("Claims are opened by hand.")
    )
    messages.success(request, said)
    return redirect("claims:ready")


def _draw(request: MemberRequest, *, status: int = 200, **said: object) -> HttpResponse:
    now = timezone.now()
    found = candidates(request.seller, at=now)
    context = {
        "rows": [
            {
                "order": order,
                "group": group,
                "units": sum(len(choices) for offer in group.offers for _item, choices in offer.units)
                or len(group.offers),
            }
            for order, group in found[:MOST]
        ],
        "today": now.astimezone(request.seller.zone).date(),
        "setting": ClaimSetting.objects.for_seller(request.seller).first(),
        "bulk": [{"name": "open", "value": "1", "label": _("Open claims"), "icon": "hand-coins"}],
        **said,
    }
    return render(request, "reimbursements/ready.html", context, status=status)
