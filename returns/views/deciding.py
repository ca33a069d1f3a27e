"""What a person decides about a return that could not be sent."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from history.actions import Refusal
from returns import actions
from returns.models import Return
from returns.tasks import ask_soon
from sellers.access import MemberRequest, member_required


@require_POST
@member_required
def try_again(request: MemberRequest, rma: str) -> HttpResponse:
    """Put a return that could not be sent back in line, and ask at once."""
    return _decide(request, rma, actions.try_again, done=_("Amazon is being asked again."), then=ask_soon)


@require_POST
@member_required
def withdraw(request: MemberRequest, rma: str) -> HttpResponse:
    """Give up a return that could not be sent."""
    done = _("Return withdrawn. Its units can be returned anew.")
    return _decide(request, rma, actions.withdraw, done=done)


def _decide(
    request: MemberRequest,
    rma: str,
    action: Callable[..., None],
    *,
    done: str,
    then: Callable[[Return], Any] | None = None,
) -> HttpResponse:
    rows = Return.objects.for_seller(request.seller).select_related("order")
    customer_return = get_object_or_404(rows, number=rma)
    try:
        action(customer_return=customer_return, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
        if then:
            then(customer_return)
    return redirect("returns:detail", customer_return.number)
