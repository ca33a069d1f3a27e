"""Stock in the admin: looked at, not edited; costs are corrected on the product's page, where history is kept."""

from django.contrib import admin

from history.readonly import ReadOnly
from inventory.models import Product, Restock


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
