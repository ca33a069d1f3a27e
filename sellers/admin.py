"""Users, sellers, memberships, marketplaces and connections, for admins. Secrets are never shown here."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from sellers.models import AmazonCall, AmazonConnection, Marketplace, Membership, Seller, User


class MembershipInline(admin.TabularInline):  # type: ignore[type-arg]
    """For whom a person works."""

    model = Membership
    extra = 0
    autocomplete_fields = ("user", "seller")


@admin.register(User)
class PersonAdmin(UserAdmin):  # type: ignore[type-arg]
    """People sign in with their e-mail address."""

    ordering = ("email",)
    list_display = ("email", "first_name", "last_name", "is_staff", "is_active", "last_login")
    search_fields = ("email", "first_name", "last_name")
    fieldsets = (
        (None, {"fields": ("email", "password")}),
        (_("Person"), {"fields": ("first_name", "last_name", "language", "single_keys", "weekly_digest")}),
        (_("Rights"), {"fields": ("is_active", "is_staff", "is_superuser", "groups", "user_permissions")}),
        (_("Dates"), {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = ((None, {"classes": ("wide",), "fields": ("email", "password1", "password2")}),)
    inlines = (MembershipInline,)


@admin.register(Seller)
class SellerAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Businesses, with who works for them."""

    list_display = ("name", "marketplace", "support_email", "created_at")
    search_fields = ("name",)
    list_select_related = ("marketplace",)
    inlines = (MembershipInline,)


@admin.register(Marketplace)
class MarketplaceAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Amazon's marketplaces."""

    list_display = (
        "name",
        "code",
        "id",
        "region",
        "timezone",
        "currency",
        "language",
        "swiship_host",
    )
    search_fields = ("name", "code", "id")


@admin.register(AmazonConnection)
class AmazonConnectionAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Whether a seller's connection works; its owner enters the credentials, nobody reads them."""

    fields = (
        "seller",
        "endpoint",
        "lwa_endpoint",
        "client_id",
        "enabled",
        "tested_at",
        "last_outcome",
        "last_error",
        "needs_reconnect",
    )
    readonly_fields = (
        "seller",
        "endpoint",
        "lwa_endpoint",
        "client_id",
        "tested_at",
        "last_outcome",
        "last_error",
        "needs_reconnect",
    )
    list_display = ("seller", "enabled", "needs_reconnect", "last_outcome", "tested_at")
    list_select_related = ("seller",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False


@admin.register(AmazonCall)
class AmazonCallAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """The calls of the last seven days."""

    list_display = (
        "at",
        "seller",
        "operation",
        "status",
        "outcome",
        "code",
        "milliseconds",
        "request_id",
    )
    list_filter = ("outcome", "operation", "seller")
    list_select_related = ("seller",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
