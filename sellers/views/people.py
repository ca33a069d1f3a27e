"""One's own profile, and for which seller one works at present."""

from typing import cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views import i18n
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sellers.forms import ProfileForm
from sellers.middleware import SESSION_KEY, chosen_language
from sellers.models import Membership, User


@require_GET
@login_required
def settings_index(request: HttpRequest) -> HttpResponseBase:
    """The first of the settings pages."""
    return redirect("sellers:profile")


@require_http_methods(["GET", "POST"])
@login_required
def profile(request: HttpRequest) -> HttpResponseBase:
    """Name, language and shortcuts of the person signed in."""
    user = cast("User", request.user)
    form = ProfileForm(request.POST if request.method == "POST" else None, instance=user)
    if request.method == "POST" and form.is_valid():
        form.save()
        with translation.override(chosen_language(request)):
            messages.success(request, _("Your profile is saved."))
        return redirect("sellers:profile")
    status = 422 if form.is_bound else 200
    return render(request, "sellers/profile.html", {"form": form, "place": "profile"}, status=status)


@require_POST
def set_language(request: HttpRequest) -> HttpResponseBase:
    """Speak another language from now on: kept in a cookie, and in the profile of who is signed in.

    The profile comes before the cookie, so a switch that left it alone would change nothing.
    """
    wanted, user = request.POST.get("language", ""), request.user
    if isinstance(user, User) and wanted in dict(settings.LANGUAGES):
        user.language = wanted
        user.save(update_fields=["language"])
    return i18n.set_language(request)


@require_GET
@login_required
def choose(request: HttpRequest) -> HttpResponseBase:
    """For which seller to work now."""
    if not request.memberships:  # type: ignore[attr-defined]
        return render(request, "sellers/no_seller.html", status=403)
    return render(request, "sellers/choose.html", {"next": request.GET.get("next", "")})


@require_POST
@login_required
def switch(request: HttpRequest) -> HttpResponseBase:
    """Work for another of one's sellers from now on."""
    wanted = request.POST.get("seller", "")
    mine = Membership.objects.filter(user=cast("User", request.user))
    membership = get_object_or_404(
        mine, seller_id=int(wanted) if wanted.isdecimal() and len(wanted) < 19 else 0
    )
    request.session[SESSION_KEY] = membership.seller_id
    return redirect(_safe(request, request.POST.get("next", "")))


def _safe(request: HttpRequest, target: str) -> str:
    allowed = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return target if allowed else reverse("home")
