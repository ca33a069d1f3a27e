"""The policy's rules as data: drafted by one admin, put in force by another after a look at what would change."""

from typing import Any, cast

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from history.actions import Refusal
from reimbursements import actions
from reimbursements.admin.rule_form import PROOFS, ClaimRuleForm
from reimbursements.models import Basis, ClaimRule, Exclusion, RuleStatus
from reimbursements.preview import preview_of
from sellers.models import User

NAME = "reimbursements_claimrule"
SECTIONS: Any = (
    (None, {"fields": ("marketplace", "kind", "valid_from", "valid_to")}),
    (
        gettext_lazy("Window"),
        {
            "fields": (
                "opens_anchor",
                "wait_days",
                "anchor",
                "file_within_days",
                "held_to_days",
                "dispute_days",
            )
        },
    ),
    (gettext_lazy("Amount"), {"fields": ("bases", "cap", "fallback_cap", "currency")}),
    (gettext_lazy("Proofs"), {"fields": ("required_evidence", "advised_evidence")}),
    (gettext_lazy("Exclusions"), {"fields": ("refused_when", "doubted_when", "several_parcels")}),
    (gettext_lazy("Source"), {"fields": ("source", "source_url", "note")}),
)

LISTS = ("bases", "required_evidence", "advised_evidence", "refused_when", "doubted_when")


@admin.register(ClaimRule)
class ClaimRuleAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Drafts are edited here; what is in force is not, because claims stand on it: it is replaced by a draft."""

    form = ClaimRuleForm
    fieldsets = SECTIONS
    change_form_template = "admin/reimbursements/claimrule/change_form.html"
    list_display = (
        "marketplace",
        "kind",
        "status",
        "valid_from",
        "valid_to",
        "days",
        "published",
        "cap",
        "currency",
    )
    list_filter = ("status", "kind", "marketplace")
    list_select_related = ("marketplace",)
    autocomplete_fields = ("marketplace",)
    search_fields = ("marketplace__name", "marketplace__code", "source")

    @admin.display(description=gettext_lazy("days to file"))
    def days(self, rule: ClaimRule) -> str:
        """The days that count."""
        return str(rule.days_to_file) if rule.days_to_file is not None else _("Not known")

    @admin.display(description=gettext_lazy("Amazon publishes them"), boolean=True)
    def published(self, rule: ClaimRule) -> bool:
        """Whether a page of Amazon's names the days."""
        return rule.window_published

    def get_fieldsets(self, request: HttpRequest, obj: ClaimRule | None = None) -> Any:
        """What is only read is read in words: each list by what its values mean."""
        if obj is None or self.has_change_permission(request, obj):
            return self.fieldsets
        return [
            (title, {"fields": [f"{name}_said" if name in LISTS else name for name in options["fields"]]})
            for title, options in SECTIONS
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: ClaimRule | None = None) -> Any:
        return [f"{name}_said" for name in LISTS]

    @admin.display(description=gettext_lazy("Basis"))
    def bases_said(self, rule: ClaimRule) -> str:
        return _said(rule.bases, Basis.choices)

    @admin.display(description=gettext_lazy("Proofs that block"))
    def required_evidence_said(self, rule: ClaimRule) -> str:
        return _said(rule.required_evidence, PROOFS)

    @admin.display(description=gettext_lazy("Proofs that only warn"))
    def advised_evidence_said(self, rule: ClaimRule) -> str:
        return _said(rule.advised_evidence, PROOFS)

    @admin.display(description=gettext_lazy("Refused when"))
    def refused_when_said(self, rule: ClaimRule) -> str:
        return _said(rule.refused_when, Exclusion.choices)

    @admin.display(description=gettext_lazy("A person must look when"))
    def doubted_when_said(self, rule: ClaimRule) -> str:
        return _said(rule.doubted_when, Exclusion.choices)

    def get_queryset(self, request: HttpRequest) -> QuerySet[ClaimRule]:
        return super().get_queryset(request).select_related("marketplace", "put_in_force_by")

    def has_change_permission(self, request: HttpRequest, obj: ClaimRule | None = None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or obj.status == RuleStatus.DRAFT)

    def has_delete_permission(self, request: HttpRequest, obj: ClaimRule | None = None) -> bool:
        # claims stand on what is in force: it is ended by the rule that follows it
        return super().has_delete_permission(request, obj) and (
            obj is not None and obj.status == RuleStatus.DRAFT
        )

    def save_model(self, request: HttpRequest, obj: ClaimRule, form: Any, change: bool) -> None:
        """Who writes at a draft can no longer be the one who puts it in force."""
        super().save_model(request, obj, form, change)
        obj.writers.add(cast("User", request.user))

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        own = [
            path("<int:pk>/draft/", view(require_POST(self.draft)), name=f"{NAME}_draft"),
            path("<int:pk>/preview/", view(require_safe(self.preview)), name=f"{NAME}_preview"),
            path(
                "<int:pk>/put-in-force/", view(require_POST(self.put_in_force)), name=f"{NAME}_put_in_force"
            ),
        ]
        return [*own, *super().get_urls()]

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        rule = kwargs.get("obj")
        mine = {"rule": rule, "is_draft": rule is not None and rule.status == RuleStatus.DRAFT}
        mine["writers"] = list(rule.writers.all()) if rule is not None else []
        return super().render_change_form(request, {**context, **mine}, *args, **kwargs)

    # --- the way of a rule ---------------------------------------------------------------------------------------

    def draft(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Begin a change: a draft that says what the rule says."""
        rule, by = self._rule(request, pk), cast("User", request.user)
        draft = actions.draft_change(rule=rule, by=by, at=timezone.now())
        self.log_addition(request, draft, _("Drafted from the rule of %(day)s.") % {"day": rule.valid_from})
        messages.success(
            request, _("This is a draft. Another admin puts it in force; until then nothing changes.")
        )
        return redirect(f"admin:{NAME}_change", draft.pk)

    def preview(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Which open claims would change, and how; from here it is put in force."""
        rule = self._rule(request, pk)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Before it is put in force"),
            "opts": self.opts,
            "rule": rule,
            "is_draft": rule.status == RuleStatus.DRAFT,
            "preview": preview_of(rule, at=timezone.now()),
            "is_other": actions.may_put_in_force(rule, cast("User", request.user)),
            "replaces": ClaimRule.objects.in_force(rule.marketplace_id, rule.kind, rule.valid_from),
            "writers": list(rule.writers.all()),
        }
        return TemplateResponse(request, "admin/reimbursements/claimrule/preview.html", context)

    def put_in_force(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The second pair of eyes says yes."""
        rule = self._rule(request, pk)
        try:
            actions.put_in_force(rule=rule, by=cast("User", request.user), at=timezone.now())
        except Refusal as refusal:
            messages.error(request, str(refusal))
            return redirect(f"admin:{NAME}_preview", rule.pk)
        self.log_change(request, rule, _("Put in force."))
        messages.success(
            request, _("The rule is in force. Claims that are open keep the rule they began under.")
        )
        return redirect(f"admin:{NAME}_change", rule.pk)

    def _rule(self, request: HttpRequest, pk: int) -> ClaimRule:
        if not super().has_change_permission(request):
            raise PermissionDenied
        return get_object_or_404(ClaimRule.objects.select_related("marketplace"), pk=pk)


def _said(values: list[str], choices: Any) -> str:
    """Each value of a list by what it means, one a line; a value unknown to the portal as itself."""
    names = dict(choices)
    lines = ((names.get(value, value),) for value in values)
    return format_html_join(mark_safe("<br>"), "{}", lines) or _("Nothing")
