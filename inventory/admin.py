"""Stock in the admin: looked at, not edited; costs are corrected on the product's page, where history is kept."""

from django.contrib import admin
from django.http import HttpRequest

from history.readonly import ReadOnly
from inventory.models import HazmatCase, Product, RemovalOrder, Restock, StockRule


@admin.register(Product)
class ProductAdmin(ReadOnly, admin.ModelAdmin[Product]):
    list_display = ("sku", "seller", "title", "fulfillable", "unfulfillable", "hazmat")
    list_filter = ("hazmat",)
    list_select_related = ("seller",)
    search_fields = ("sku", "fnsku", "asin")


@admin.register(Restock)
class RestockAdmin(ReadOnly, admin.ModelAdmin[Restock]):
    list_display = ("source", "seller", "sku", "quantity", "at", "reversed_at")
    list_select_related = ("seller",)
    search_fields = ("source", "sku")


@admin.register(HazmatCase)
class HazmatCaseAdmin(ReadOnly, admin.ModelAdmin[HazmatCase]):
    list_display = ("product", "seller", "status", "due_on", "case_id", "opened_at")
    list_filter = ("status",)
    list_select_related = ("product", "seller")
    search_fields = ("product__sku", "case_id")


@admin.register(RemovalOrder)
class RemovalOrderAdmin(ReadOnly, admin.ModelAdmin[RemovalOrder]):
    list_display = ("removal_id", "seller", "kind_told", "status_told", "requested_at", "told_at")
    list_filter = ("closed",)
    list_select_related = ("seller",)
    search_fields = ("removal_id",)


@admin.register(StockRule)
class StockRuleAdmin(admin.ModelAdmin[StockRule]):
    """A changed number counts for reviews and removal orders from its day on; last days already set stay."""

    list_display = ("name", "marketplace", "number", "valid_from", "valid_to", "source")
    list_filter = ("name",)

    def has_delete_permission(self, request: HttpRequest, obj: StockRule | None = None) -> bool:
        return False  # what was in force stays on record; a rule ends with its last day
