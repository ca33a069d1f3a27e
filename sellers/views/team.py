"""Who works for the seller, and as what."""

from django.contrib import messages
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from history.actions import Refusal
from sellers.access import MemberRequest, seller_role_required
from sellers.actions import change_role, invite_member, remove_member
from sellers.forms import InvitationForm, RoleForm
from sellers.invitations import send_invitation
from sellers.models import Membership, Role


@require_http_methods(["GET", "POST"])
@seller_role_required
def team(request: MemberRequest) -> HttpResponseBase:
    """The members, and an invitation."""
    form = InvitationForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            membership = invite_member(
                seller=request.seller, by=request.user, at=timezone.now(), **form.cleaned_data
            )
        except Refusal as refusal:
            form.add_error("email", str(refusal))
        else:
            send_invitation(request, membership)
            messages.success(
                request, _("An invitation was sent to %(email)s.") % {"email": membership.user.email}
            )
            return redirect("sellers:team")
    return _page(request, form)


def _page(
    request: MemberRequest, form: InvitationForm, problem: str = "", status: int = 200
) -> HttpResponseBase:
    members = request.seller.memberships.select_related("user").order_by("-role", "user__email")
    context = {"form": form, "members": members, "roles": Role.choices, "problem": problem, "place": "team"}
    return render(request, "sellers/team.html", context, status=422 if form.errors else status)


@require_POST
@seller_role_required
def member_role(request: MemberRequest, pk: int) -> HttpResponseBase:
    """Another role for a member."""
    membership = _member(request, pk)
    form = RoleForm(request.POST)
    if not form.is_valid():
        return _page(request, InvitationForm(), _("Choose one of the two roles. Nothing was changed."), 422)
    try:
        change_role(membership=membership, role=form.cleaned_data["role"], by=request.user, at=timezone.now())
    except Refusal as refusal:
        return _page(request, InvitationForm(), str(refusal), 422)
    messages.success(
        request,
        _("%(person)s now has the role %(role)s.")
        % {"person": str(membership.user), "role": membership.get_role_display()},
    )
    return redirect("sellers:team")


@require_http_methods(["GET", "POST"])
@seller_role_required
def member_remove(request: MemberRequest, pk: int) -> HttpResponseBase:
    """Asks, then ends a person's work for the seller."""
    membership = _member(request, pk)
    if request.method == "GET":
        return render(request, "sellers/member_remove.html", {"member": membership, "place": "team"})
    try:
        remove_member(membership=membership, by=request.user, at=timezone.now())
    except Refusal as refusal:
        return _page(request, InvitationForm(), str(refusal), 422)
    messages.success(
        request, _("%(person)s no longer works for this seller.") % {"person": str(membership.user)}
    )
    return redirect("home" if membership.user_id == request.user.pk else "sellers:team")


def _member(request: MemberRequest, pk: int) -> Membership:
    found: Membership = get_object_or_404(request.seller.memberships.select_related("user", "seller"), pk=pk)
    return found
