"""Orders in the admin: found by their id and looked at; what people decide is done on the order's own page."""

from django.contrib import admin
from django.http import HttpRequest

from orders.models import CustomerResolution, Order, OrderItem


class ItemInline(admin.TabularInline):  # type: ignore[type-arg]
    model = OrderItem
    fields = ("sku", "title", "quantity", "cancelled", "unfulfillable")
    readonly_fields = fields
    can_delete = False
    extra = 0


class ResolutionInline(admin.TabularInline):  # type: ignore[type-arg]
    model = CustomerResolution
    fields = ("kind", "amount", "currency", "reference", "resolved_on", "by")
    readonly_fields = fields
    can_delete = False
    extra = 0


@admin.register(Order)
class OrderAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    show_full_result_count = False
    list_display = ("seller_order_id", "seller", "ordered_at", "stage", "status_told", "lost_eligible")
    list_select_related = ("seller",)
    list_filter = ("stage", "lost_eligible", "removal")
    search_fields = ("seller_order_id__startswith",)
    ordering = ("-id",)
    inlines = (ItemInline, ResolutionInline)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False
