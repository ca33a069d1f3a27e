"""What the seller decides about returns in general."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from returns import actions
from returns.models import ReturnSettings
from returns.selfservice.switch import SettingsForm
from sellers.access import MemberRequest, seller_role_required


@require_http_methods(["GET", "HEAD", "POST"])
@seller_role_required
def return_settings(request: MemberRequest) -> HttpResponse:
    """Whether customers may ask for returns themselves, and how long they have to post a parcel."""
    current = ReturnSettings.objects.of(request.seller)
    form = SettingsForm(request.POST if request.method == "POST" else None, instance=current)
    if request.method == "POST" and form.is_valid():
        actions.decide_settings(
            seller=request.seller, by=request.user, at=timezone.now(), **form.cleaned_data
        )
        messages.success(request, _("The settings for returns are saved."))
        return redirect("returns:settings")
    context = {"form": form, "place": "returns"}
    return render(request, "returns/settings.html", context, status=422 if form.is_bound else 200)
