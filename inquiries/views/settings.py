"""What is prepared in the settings: ready replies, and the answering hours."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from history.actions import Refusal
from inquiries import actions
from inquiries.facts import FACTS
from inquiries.forms import HoursForm, TemplateForm
from inquiries.models import ReplyTemplate, ServiceHours
from inquiries.texts import words_in
from sellers.access import MemberRequest, member_required, seller_role_required


@require_safe
@member_required
def templates(request: MemberRequest) -> HttpResponse:
    """The seller's own ready replies."""
    rows = ReplyTemplate.objects.for_seller(request.seller).select_related("updated_by")[:200]
    context = {
        "templates": [(row, words_in(row.language).name) for row in rows],
        "place": "replies",
        "zone": request.seller.zone,
    }
    return render(request, "inquiries/templates.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def template_new(request: MemberRequest) -> HttpResponse:
    """A new ready reply."""
    return _edit(request, ReplyTemplate(seller=request.seller, language="en"))


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def template_edit(request: MemberRequest, pk: int) -> HttpResponse:
    """Change a ready reply."""
    return _edit(request, get_object_or_404(ReplyTemplate.objects.for_seller(request.seller), pk=pk))


def _edit(request: MemberRequest, template: ReplyTemplate) -> HttpResponse:
    form = TemplateForm(request.POST or None, instance=template)
    if request.method == "POST":
        form = TemplateForm(request.POST, instance=template)
        if form.is_valid() and _saved(request, form):
            messages.success(request, _("The ready reply is saved."))
            return redirect("inquiries:templates")
    context = {
        "form": form,
        "template": template,
        "is_new": template.pk is None,
        "facts": list(FACTS.items()),
        "place": "replies",
    }
    return render(request, "inquiries/template.html", context, status=422 if form.is_bound else 200)


def _saved(request: MemberRequest, form: TemplateForm) -> bool:
    fields: dict[str, Any] = dict(form.cleaned_data)
    try:
        actions.save_template(template=form.instance, fields=fields, by=request.user, at=timezone.now())
    except Refusal as refusal:
        form.add_error("text", str(refusal))
        return False
    return True


@require_POST
@member_required
def template_remove(request: MemberRequest, pk: int) -> HttpResponse:
    """Take a ready reply away."""
    template = get_object_or_404(ReplyTemplate.objects.for_seller(request.seller), pk=pk)
    actions.remove_template(template=template, by=request.user, at=timezone.now())
    messages.success(request, _("“%(name)s” was removed.") % {"name": template.name})
    return redirect("inquiries:templates")


@require_http_methods(["GET", "HEAD", "POST"])
@seller_role_required
def hours(request: MemberRequest) -> HttpResponse:
    """When the seller's people answer, and how fast they mean to."""
    row = ServiceHours.objects.of(request.seller)
    form = HoursForm(request.POST if request.method == "POST" else None, instance=row)
    if request.method == "POST" and form.is_valid():
        actions.save_hours(seller=request.seller, by=request.user, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("The answering hours are saved. They count for what comes from now on."))
        return redirect("inquiries:hours")
    context = {"form": form, "place": "hours", "is_usual": row.pk is None}
    return render(request, "inquiries/hours.html", context, status=422 if form.is_bound else 200)
