"""Parcels to look at and the lost rule to edit; nothing of a parcel is changed by hand."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from history.readonly import ReadOnly
from tracking import tasks
from tracking.models import Estimate, LostRule, Package, TrackingEvent, UnknownWord


class EventsInline(ReadOnly, admin.TabularInline[TrackingEvent, Package]):
    model = TrackingEvent
    fields = ("at", "source", "code", "description", "city", "learned_at")


class EstimatesInline(ReadOnly, admin.TabularInline[Estimate, Package]):
    model = Estimate
    fields = ("estimate", "origin", "learned_at")


@admin.register(Package)
class PackageAdmin(ReadOnly, admin.ModelAdmin[Package]):
    """Usable at a million rows: found by number, joined once, never counted in full."""

    list_display = ("tracking_number", "seller", "order", "state", "latest_estimate", "lost_eligible_since")
    list_filter = ("state",)
    list_select_related = ("seller", "order")
    search_fields = ("=tracking_number", "=order__seller_order_id")
    autocomplete_fields = ("seller", "order")
    inlines = (EventsInline, EstimatesInline)
    ordering = ("-id",)
    list_per_page = 50


@admin.register(LostRule)
class LostRuleAdmin(admin.ModelAdmin[LostRule]):
    """The days come from the claim rule of the marketplace, where two admins decide; only the quiet hours are
    tracking's own.
    """

    list_display = (
        "marketplace",
        "valid_from",
        "valid_to",
        "wait_days",
        "file_within_days",
        "quiet_hours",
        "source",
    )
    list_select_related = ("marketplace",)
    readonly_fields = ("marketplace", "wait_days", "file_within_days", "valid_from", "valid_to", "source")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: LostRule | None = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: LostRule, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        tasks.reapply_lost_rules.delay_on_commit()


@admin.register(UnknownWord)
class UnknownWordAdmin(ReadOnly, admin.ModelAdmin[UnknownWord]):
    """Codes and statuses that have no meaning here yet, the newest first."""

    list_display = ("word", "kind", "source", "times", "sample", "first_seen", "last_seen")
    list_filter = ("kind", "source")
    search_fields = ("word", "sample")
