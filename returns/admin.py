"""Returns to look at, whose other half Amazon holds; the days after which one is asked about may be changed."""

from django.contrib import admin

from history.readonly import ReadOnly
from returns.models import FollowUpRule, Return, ReturnAuthorization, ReturnItem, ReturnReason


class ReturnItemInline(ReadOnly, admin.TabularInline[ReturnItem, Return]):
    model = ReturnItem
    fields = (
        "seller_return_item_id",
        "order_item",
        "reason_code",
        "status_told",
        "received_condition",
        "amazon_reason_code",
        "refusal_code",
        "authorization",
    )


@admin.register(Return)
class ReturnAdmin(ReadOnly, admin.ModelAdmin[Return]):
    list_display = ("number", "seller", "order", "status", "created_at", "tries")
    list_filter = ("status", "seller")
    list_select_related = ("seller", "order")
    search_fields = ("number", "order__seller_order_id", "items__authorization__authorization_id")
    date_hierarchy = "created_at"
    inlines = (ReturnItemInline,)


@admin.register(ReturnItem)
class ReturnItemAdmin(ReadOnly, admin.ModelAdmin[ReturnItem]):
    list_display = (
        "seller_return_item_id",
        "order",
        "order_item",
        "status_told",
        "received_condition",
        "refusal_code",
    )
    list_filter = ("status_told", "received_condition", "seller")
    list_select_related = ("order", "order_item")
    search_fields = ("seller_return_item_id", "order__seller_order_id")


@admin.register(ReturnAuthorization)
class ReturnAuthorizationAdmin(ReadOnly, admin.ModelAdmin[ReturnAuthorization]):
    list_display = ("authorization_id", "amazon_rma_id", "order", "fulfillment_center", "created_at")
    list_select_related = ("order",)
    search_fields = ("authorization_id", "amazon_rma_id", "order__seller_order_id")


@admin.register(ReturnReason)
class ReturnReasonAdmin(ReadOnly, admin.ModelAdmin[ReturnReason]):
    list_display = ("code", "description", "translated", "sku", "marketplace_id", "language", "learned_at")
    list_filter = ("language", "marketplace_id")
    search_fields = ("code", "sku")


@admin.register(FollowUpRule)
class FollowUpRuleAdmin(admin.ModelAdmin[FollowUpRule]):
    """After how many days what stands still is asked about; a change of Amazon's is another row, from its day on."""

    list_display = (
        "marketplace",
        "valid_from",
        "valid_to",
        "process_days",
        "arrive_days",
        "missing_days",
        "unused_days",
        "stale_days",
        "dispute_days",
    )
    list_filter = ("marketplace",)
    list_select_related = ("marketplace",)
