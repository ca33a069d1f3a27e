"""The reviewers' queue and the one page a reviewer decides on."""

from collections.abc import Callable
from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from history.actions import Refusal
from reimbursements import actions
from reimbursements.actions.review import may_review
from reimbursements.admin.filters import SellerFilter, StageFilter
from reimbursements.admin.paging import BoundedPaginator
from reimbursements.admin.similar import record_of, similar_to
from reimbursements.book import today_for
from reimbursements.forms import ReasonForm
from reimbursements.models import Claim, ClaimStatus, Evidence
from reimbursements.page import ClaimPage, for_page
from reimbursements.views.proving import serve
from sellers.models import User

MOST_AT_ONCE = 100
QUEUE = ("closes_on", "-expected_high", "id")  # what is not known yet comes first on its day


@admin.register(Claim)
class ClaimAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """The queue by deadline and amount; nothing is edited here, it is decided."""

    list_display = ("number", "file_by", "expected", "kind", "seller", "status", "order", "submitted_at")
    list_filter = (StageFilter, "kind", SellerFilter)
    list_select_related = ("seller", "order__marketplace", "order__seller__marketplace", "rule__marketplace")
    ordering = QUEUE
    search_fields = ("number",)  # draws the box; get_search_results says how it searches
    search_help_text = gettext_lazy("Claim number or case ID, whole")
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER  # each would be a count over the table
    paginator = BoundedPaginator
    list_per_page = 50
    actions = ("approve_clear", "ask_all")

    @property
    def media(self) -> forms.Media:
        """The picker's own parts, and the keys."""
        picker = AutocompleteSelect(Claim._meta.get_field("seller"), self.admin_site)
        own = forms.Media(css={"all": ["css/claim_review.css"]}, js=["js/claim_review.js"])
        return super().media + picker.media + own

    @admin.display(description=gettext_lazy("File by"), ordering="closes_on")
    def file_by(self, claim: Claim) -> str:
        """The last day, and how many are left where that still counts."""
        today = today_for(claim.order, timezone.now()) if claim.is_before_filing else None
        return render_to_string("admin/reimbursements/claim/_file_by.html", {"claim": claim, "today": today})

    @admin.display(description=gettext_lazy("expected"), ordering="expected_high")
    def expected(self, claim: Claim) -> str:
        """The range with its currency."""
        if claim.expected_low is None:
            return _("Not known yet")
        return format_html("{}–{} {}", claim.expected_low, claim.expected_high, claim.currency)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        """The queue under its own name."""
        context = {"title": _("Claims to review"), **(extra_context or {})}
        return cast("TemplateResponse", super().changelist_view(request, context))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Claim | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Claim | None = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: Claim | None = None) -> bool:
        return super().has_view_permission(request, obj) or _is_reviewer(request)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Claim], search_term: str
    ) -> tuple[QuerySet[Claim], bool]:
        """Whole numbers only: each is an index look-up, however many claims there are; any stage is searched."""
        term = search_term.strip()
        if not term:
            return queryset, False
        every = self.get_queryset(request)
        return every.filter(number=term.upper()) | every.filter(case_id=term), False

    def get_urls(self) -> list[URLPattern]:
        site, name = self.admin_site, "reimbursements_claim"
        own = [
            path("<int:pk>/approve/", site.admin_view(require_POST(self.approve)), name=f"{name}_approve"),
            path("<int:pk>/refuse/", site.admin_view(require_POST(self.refuse)), name=f"{name}_refuse"),
            path("<int:pk>/ask/", site.admin_view(require_POST(self.ask)), name=f"{name}_ask"),
            path(
                "<int:pk>/evidence/<int:evidence_id>/",
                site.admin_view(require_safe(self.evidence)),
                name=f"{name}_evidence",
            ),
        ]
        return [*own, *super().get_urls()]

    # --- many at once ---------------------------------------------------------------------------------------------

    def has_review_permission(self, request: HttpRequest) -> bool:
        """Whether this person decides on claims."""
        return _is_reviewer(request)

    @admin.action(description=gettext_lazy("Approve those that are clear"), permissions=["review"])
    def approve_clear(self, request: HttpRequest, queryset: QuerySet[Claim]) -> None:
        """Approve what has every proof and no doubt; the others stay, each with its reason."""
        by, done = cast("User", request.user), 0
        for claim in for_page(queryset.order_by("closes_on", "id"))[:MOST_AT_ONCE]:
            try:
                actions.approve_if_clear(claim=claim, by=by, at=timezone.now())
                done += 1
            except Refusal as refusal:
                messages.warning(request, f"{claim.number}: {refusal}")
        if done:
            text = ngettext("%(count)d claim is approved.", "%(count)d claims are approved.", done)
            messages.success(request, text % {"count": done})

    @admin.action(description=gettext_lazy("Ask for more"), permissions=["review"])
    def ask_all(self, request: HttpRequest, queryset: QuerySet[Claim]) -> HttpResponse | None:
        """Ask for the same proof of several claims; a page in between asks which."""
        claims = list(for_page(queryset.order_by("closes_on", "id"))[:MOST_AT_ONCE])
        form = ReasonForm(request.POST if "apply" in request.POST else None, prefix="ask")
        if not form.is_valid():
            context = {
                **self.admin_site.each_context(request),
                "title": _("Ask for more"),
                "opts": self.opts,
                "claims": claims,
                "form": form,
            }
            status = 422 if form.is_bound else 200
            return TemplateResponse(
                request, "admin/reimbursements/claim/ask_all.html", context, status=status
            )
        self._ask_each(request, claims, form.cleaned_data["reason"])
        return None

    def _ask_each(self, request: HttpRequest, claims: list[Claim], reason: str) -> None:
        by, done = cast("User", request.user), 0
        for claim in claims:
            try:
                actions.ask_for_more(claim=claim, reason=reason, by=by, at=timezone.now())
                done += 1
            except Refusal as refusal:
                messages.warning(request, f"{claim.number}: {refusal}")
        if done:
            text = ngettext(
                "%(count)d claim went back for more proof.",
                "%(count)d claims went back for more proof.",
                done,
            )
            messages.success(request, text % {"count": done})

    # --- the page -------------------------------------------------------------------------------------------------

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Everything a reviewer needs on one page, and the three decisions."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        pk = int(object_id) if object_id.isdecimal() and len(object_id) <= 18 else 0
        claim = get_object_or_404(for_page(Claim.objects.all()), pk=pk)
        return self._page(request, claim)

    def _page(self, request: HttpRequest, claim: Claim, *, status: int = 200, **forms: Any) -> HttpResponse:
        page = ClaimPage.of(claim, at=timezone.now())
        context = {
            **self.admin_site.each_context(request),
            "title": claim.number,
            "opts": self.opts,
            "page": page,
            "claim": claim,
            "zone": claim.order.zone_name,
            "today": page.today,
            "may_decide": claim.status == ClaimStatus.IN_REVIEW and _is_reviewer(request),
            "is_other": may_review(claim, cast("User", request.user)),
            "record": record_of(claim),
            "similar": similar_to(claim),
            "next": _next_in_queue(claim),
            "refuse_form": ReasonForm(prefix="refuse"),
            "ask_form": ReasonForm(prefix="ask"),
            **forms,
        }
        return TemplateResponse(request, "admin/reimbursements/claim/review.html", context, status=status)

    def evidence(self, request: HttpRequest, pk: int, evidence_id: int) -> HttpResponseBase:
        """One proof, for the reviewer."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return serve(get_object_or_404(Evidence, pk=evidence_id, claim_id=pk), small="small" in request.GET)

    # --- the decisions --------------------------------------------------------------------------------------------

    def approve(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Find it good."""
        claim, by = self._claim(request, pk), cast("User", request.user)
        done = _("%(claim)s is approved and may be filed.") % {"claim": claim.number}
        return self._decide(request, claim, done, lambda at: actions.approve(claim=claim, by=by, at=at))

    def refuse(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Find it not good, with a reason."""
        claim, form = self._claim(request, pk), ReasonForm(request.POST, prefix="refuse")
        if not form.is_valid():
            return self._page(request, claim, status=422, refuse_form=form)
        reason, by = form.cleaned_data["reason"], cast("User", request.user)
        done = _("%(claim)s is refused; the seller reads your reason.") % {"claim": claim.number}
        return self._decide(
            request,
            claim,
            done,
            lambda at: actions.refuse(claim=claim, reason=reason, by=by, at=at),
        )

    def ask(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask for more proof."""
        claim, form = self._claim(request, pk), ReasonForm(request.POST, prefix="ask")
        if not form.is_valid():
            return self._page(request, claim, status=422, ask_form=form)
        reason, by = form.cleaned_data["reason"], cast("User", request.user)
        done = _("%(claim)s went back to the seller for more proof.") % {"claim": claim.number}
        return self._decide(
            request,
            claim,
            done,
            lambda at: actions.ask_for_more(claim=claim, reason=reason, by=by, at=at),
        )

    def _claim(self, request: HttpRequest, pk: int) -> Claim:
        if not _is_reviewer(request):
            raise PermissionDenied
        return get_object_or_404(for_page(Claim.objects.all()), pk=pk)

    def _decide(
        self, request: HttpRequest, claim: Claim, done: str, act: Callable[..., None]
    ) -> HttpResponse:
        """Run the action; on to the queue, or back to the claim with what stood in the way."""
        try:
            act(timezone.now())
        except Refusal as refusal:
            messages.error(request, str(refusal))
            return redirect("admin:reimbursements_claim_change", claim.pk)
        messages.success(request, done)
        return redirect(reverse("admin:reimbursements_claim_changelist"))


def _is_reviewer(request: HttpRequest) -> bool:
    return bool(request.user.is_staff and request.user.has_perm("reimbursements.change_claim"))


def _next_in_queue(claim: Claim) -> Claim | None:
    """The claim that follows in the queue by deadline and amount; found by the queue's index."""
    waiting = Claim.objects.filter(status=ClaimStatus.IN_REVIEW, closes_on__gte=claim.closes_on)
    same = Q(expected_high=claim.expected_high) if claim.expected_high is not None else Q(expected_high=None)
    less = Q(expected_high__lt=claim.expected_high) if claim.expected_high is not None else ~same
    after = Q(closes_on__gt=claim.closes_on) | less | (same & Q(pk__gt=claim.pk))
    return waiting.filter(after).order_by(*QUEUE).first()
