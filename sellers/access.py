"""Who may open a page: somebody signed in who works for a seller, and for the settings somebody in the seller role."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from sellers.models import Membership, Role, Seller, User


class MemberRequest(HttpRequest):
    """A request of somebody who is signed in and works for a seller; what the decorators below promise."""

    user: User
    seller: Seller
    membership: Membership
    memberships: list[Membership]


P = ParamSpec("P")
MemberView = Callable[Concatenate[MemberRequest, P], HttpResponseBase]
AnyView = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def member_required(view: MemberView[P]) -> AnyView[P]:
    """Only for members of a seller: others sign in, choose a seller, or read why there is nothing for them."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        return _stopped(request) or view(cast("MemberRequest", request), *args, **kwargs)

    return guarded


def seller_role_required(view: MemberView[P]) -> AnyView[P]:
    """Only for members in the seller role; support staff read whom to ask."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        stopped = _stopped(request)
        if stopped:
            return stopped
        mine = cast("MemberRequest", request)
        if mine.membership.role != Role.SELLER:
            return render(
                request, "sellers/seller_role_needed.html", {"owners": _owners(mine.seller)}, status=403
            )
        return view(mine, *args, **kwargs)

    return guarded


def _stopped(request: HttpRequest) -> HttpResponse | None:
    """What is shown instead of the page; None when the person may go on."""
    if not request.user.is_authenticated:
        return _to(request, redirect_to_login(_address(request)).url)
    if getattr(request, "seller", None) is not None:
        return None
    if request.memberships:  # type: ignore[attr-defined]
        return _to(request, f"{reverse('sellers:choose')}?{urlencode({'next': _address(request)})}")
    return render(request, "sellers/no_seller.html", status=403)


def _address(request: HttpRequest) -> str:
    """Where to come back to: a page, never an address that only takes a POST."""
    return request.get_full_path() if request.method in ("GET", "HEAD") else reverse("home")


def _to(request: HttpRequest, url: str) -> HttpResponse:
    """A redirect of the whole page, also when only a fragment was asked for."""
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(headers={"HX-Redirect": url})
    return redirect(url)


def _owners(seller: Seller) -> list[User]:
    return [
        membership.user
        for membership in seller.memberships.filter(role=Role.SELLER)
        .select_related("user")
        .order_by("user__email")
    ]
