"""Orders in the admin: found by their id and looked at; what people decide is done on the order's own page."""

from django.contrib import admin

from history.readonly import ReadOnly
from orders.models import CustomerResolution, Order, OrderItem


class ItemInline(ReadOnly, admin.TabularInline[OrderItem, Order]):
    model = OrderItem
    fields = ("sku", "title", "quantity", "cancelled", "unfulfillable")


class ResolutionInline(ReadOnly, admin.TabularInline[CustomerResolution, Order]):
    model = CustomerResolution
    fields = ("kind", "amount", "currency", "reference", "resolved_on", "by")


@admin.register(Order)
class OrderAdmin(ReadOnly, admin.ModelAdmin[Order]):
    list_display = ("seller_order_id", "seller", "ordered_at", "stage", "status_told", "lost_eligible")
    list_select_related = ("seller",)
    list_filter = ("stage", "lost_eligible", "removal")
    search_fields = ("seller_order_id__startswith",)
    ordering = ("-id",)
    inlines = (ItemInline, ResolutionInline)
