"""Stock in the admin: looked at, not edited; costs are corrected on the product's page, where history is kept."""

from django.contrib import admin
from django.http import HttpRequest

from inventory.models import Product, Restock


class _LookOnly(admin.ModelAdmin):  # type: ignore[type-arg]
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


@admin.register(Product)
class ProductAdmin(_LookOnly):
    list_display = ("sku", "seller", "title", "fulfillable", "unfulfillable", "hazmat")
    list_filter = ("hazmat",)
    list_select_related = ("seller",)
    search_fields = ("sku", "fnsku", "asin")


@admin.register(Restock)
class RestockAdmin(_LookOnly):
    list_display = ("source", "seller", "sku", "quantity", "at", "reversed_at")
    list_select_related = ("seller",)
    search_fields = ("source", "sku")
