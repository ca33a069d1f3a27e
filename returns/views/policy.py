"""The seller's own policy about returns, rule by rule, and the logo on its papers."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from history.actions import Refusal
from returns.actions import policy as actions
from returns.drafts import grouped
from returns.faults import bare
from returns.forms import LogoForm, RuleForm
from returns.models import PaperStyle, PolicyRule, ReturnReason
from returns.reasons import Choice, labels_of
from sellers.access import MemberRequest, seller_role_required


@require_http_methods(["GET", "HEAD", "POST"])
@seller_role_required
def policy(request: MemberRequest) -> HttpResponse:
    """The rules with their days, and a form for one more."""
    today = timezone.localdate(timezone=request.seller.zone)
    reasons = _reasons(request)
    if request.method == "GET" or request.method == "HEAD":
        return _page(request, RuleForm(reasons=reasons, initial={"valid_from": today}))
    form = RuleForm(request.POST, reasons=reasons)
    if form.is_valid():
        try:
            actions.add_rule(
                seller=request.seller, by=request.user, at=timezone.now(), **_values(form.cleaned_data)
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, _("The rule is added. It speaks of orders placed from its first day on.")
            )
            return redirect("returns:policy")
    return _page(request, form, status=422)


@require_POST
@seller_role_required
def end_rule(request: MemberRequest, pk: int) -> HttpResponse:
    """Let a rule end with yesterday’s orders; one that has not begun goes away."""
    rule = get_object_or_404(PolicyRule.objects.for_seller(request.seller), pk=pk)
    today = timezone.localdate(timezone=request.seller.zone)
    actions.end_rule(rule=rule, today=today, by=request.user, at=timezone.now())
    messages.success(request, _("The rule ends. Orders placed while it was valid keep it."))
    return redirect("returns:policy")


@require_POST
@seller_role_required
def logo(request: MemberRequest) -> HttpResponse:
    """Put another logo on the papers, take it off, or switch it."""
    form = LogoForm(request.POST, request.FILES)
    form.is_valid()
    upload = form.cleaned_data.get("logo")
    try:
        actions.set_paper_style(
            seller=request.seller,
            logo=upload.read(actions.MAX_LOGO + 1) if upload else None,
            remove="remove" in request.POST,
            with_logo=form.cleaned_data["with_logo"],
            by=request.user,
            at=timezone.now(),
        )
    except Refusal as refusal:
        form.add_error("logo", str(refusal))
        return _page(request, RuleForm(reasons=_reasons(request)), logo_form=form, status=422)
    messages.success(request, _("The look of the papers is saved."))
    return redirect("returns:policy")


@require_safe
@seller_role_required
def logo_file(request: MemberRequest) -> HttpResponseBase:
    """The logo as it is printed."""
    style = PaperStyle.objects.for_seller(request.seller).exclude(logo="").first()
    try:
        content = style.logo.open("rb") if style else None
    except FileNotFoundError:
        content = None
    if content is None:
        raise Http404
    answer = FileResponse(content, content_type="image/png")
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer


def _values(cleaned: dict[str, Any]) -> dict[str, Any]:
    names = ("kind", "days", "sku", "reason_code", "valid_from", "valid_to")
    return {name: cleaned[name] for name in names}


def _reasons(request: MemberRequest) -> list[Any]:
    """The reasons Amazon has ever given this seller, by fault, in the reader's language."""
    codes = ReturnReason.objects.filter(seller=request.seller).values_list("code", flat=True).distinct()
    labels = labels_of(codes, seller_id=request.seller.pk, language=get_language() or "en")
    return list(
        grouped([Choice(code, label) for code, label in sorted(labels.items(), key=lambda one: one[1])])
    )


def _page(
    request: MemberRequest, form: RuleForm, *, status: int = 200, logo_form: Any = None
) -> HttpResponse:
    today = timezone.localdate(timezone=request.seller.zone)
    style = PaperStyle.objects.for_seller(request.seller).first()
    rules = list(PolicyRule.objects.for_seller(request.seller).select_related("added_by"))
    labels = labels_of(
        [rule.reason_code for rule in rules if rule.reason_code],
        seller_id=request.seller.pk,
        language=get_language() or "en",
    )
    context = {
        "form": form,
        "logo_form": logo_form or LogoForm(initial={"with_logo": style.with_logo if style else True}),
        "style": style,
        "rules": [_row(rule, labels, today) for rule in rules],
        "place": "return_policy",
    }
    return render(request, "returns/policy.html", context, status=status)


def _row(rule: PolicyRule, labels: Any, today: Any) -> dict[str, Any]:
    over = rule.valid_to is not None and rule.valid_to < today
    return {
        "rule": rule,
        "reason": labels.get(rule.reason_code, "") if bare(rule.reason_code) else "",
        "state": "over" if over else "coming" if rule.valid_from > today else "valid",
        "may_end": rule.valid_to is None or rule.valid_to > today,
    }
