"""Saved views: one page on which they are made, and their own small forms."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from history.actions import Refusal
from orders.actions.views import change_view, remove_view, replace_view, save_view
from orders.finding.columns import COLUMNS, SORTS
from orders.finding.forms import ViewForm
from orders.finding.options import options_for
from orders.finding.words import words_of
from orders.listing import FRAMES, TABS, Question
from orders.models import OrderView
from sellers.access import MemberRequest, member_required


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def views(request: MemberRequest) -> HttpResponse:
    """The views a person has, and a form that keeps the question in this page's address as another."""
    question, role = Question.from_address(request.GET), request.membership.role
    form = ViewForm(request.POST if request.method == "POST" else None, role=role)
    if request.method == "POST" and form.is_valid():
        told = {"default_for": [], **form.cleaned_data}
        try:
            view = save_view(
                seller=request.seller,
                address=question.kept,
                by=request.user,
                role=role,
                at=timezone.now(),
                **told,
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The view is saved."))
            return redirect(_opened(view))
    return _page(request, form, question)


def _opened(view: OrderView) -> str:
    return f"{reverse('orders:list')}?{view.address}&view={view.pk}"


def _page(request: MemberRequest, form: ViewForm, question: Question) -> HttpResponse:
    mine, role = (
        OrderView.objects.for_seller(request.seller).visible_to(request.user),
        request.membership.role,
    )
    context = {
        "form": form,
        "words": _told(request, question),
        "post_url": question.address(reverse("orders:views"), view=""),
        "list_url": question.address(reverse("orders:list"), view=""),
        "views": [
            {
                "row": view,
                "url": _opened(view),
                "words": _told(request, Question.from_address(QueryDict(view.address))),
                "may_change": view.may_be_changed_by(request.user, role),
            }
            for view in mine.select_related("owner")
        ],
    }
    return render(request, "orders/views.html", context, status=422 if form.errors else 200)


def _told(request: MemberRequest, question: Question) -> list[dict[str, Any]]:
    """A question in words: tab, time, search, filters, order and columns."""
    told: list[dict[str, Any]] = [
        {"name": _("Tab"), "value": TABS[question.tab]},
        {"name": _("Ordered"), "value": FRAMES[question.period]},
    ]
    if question.text:
        told.append({"name": _("Found by"), "value": question.text})
    words = words_of(question.filters, options_for(request.seller))
    told += [{"name": word.name, "value": word.text, "day": word.day} for word in words]
    told.append({"name": _("Order"), "value": SORTS[question.sort]})
    columns = ", ".join(str(COLUMNS[key]) for key in question.columns)
    return [*told, {"name": _("Columns"), "value": columns}]


def _view(request: MemberRequest, view_id: int) -> OrderView:
    rows = OrderView.objects.for_seller(request.seller).visible_to(request.user)
    return get_object_or_404(rows, pk=view_id)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def view_change(request: MemberRequest, view_id: int) -> HttpResponse:
    """A view's name, who sees it, and for whom it opens first."""
    view, role = _view(request, view_id), request.membership.role
    before = {"name": view.name, "is_shared": view.is_shared, "default_for": view.default_for}
    form = ViewForm(request.POST if request.method == "POST" else None, role=role, initial=before)
    if request.method == "POST" and form.is_valid():
        try:
            change_view(view=view, by=request.user, role=role, **{"default_for": [], **form.cleaned_data})
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The view is saved."))
            return redirect("orders:views")
    status = 422 if form.errors else 200
    return render(request, "orders/view_change.html", {"form": form, "view": view}, status=status)


@require_POST
@member_required
def view_replace(request: MemberRequest, view_id: int) -> HttpResponse:
    """Let a view stand for the question in the address from now on."""
    view, question = _view(request, view_id), Question.from_address(request.GET)
    try:
        replace_view(view=view, address=question.kept, by=request.user, role=request.membership.role)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The view is saved."))
    return redirect(_opened(view))


@require_POST
@member_required
def view_remove(request: MemberRequest, view_id: int) -> HttpResponse:
    """Take a view away."""
    try:
        remove_view(view=_view(request, view_id), by=request.user, role=request.membership.role)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The view was removed. Its orders stay."))
    return redirect("orders:views")
