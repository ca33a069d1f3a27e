"""The map of the whole portal; each room draws its own part."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

from mcf_portal import health, views
from sellers.views import set_language

admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

urlpatterns = [
    path("", views.home, name="home"),
    path("language/", set_language, name="set_language"),
    # rooms
    path("", include("returns.urls")),
    path("", include("inquiries.urls")),
    path("", include("reimbursements.urls")),
    path("", include("tracking.urls")),
    path(
        "", include("orders.urls")
    ),  # after those whose addresses begin with an order id, which may hold slashes
    path("", include("inventory.urls")),
    path("", include("sync.urls")),
    path("", include("sellers.urls")),
    # people
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
    # operators
    path("healthz", health.alive, name="alive"),
    path("readyz", health.ready, name="ready"),
    path("status/", health.status, name="status"),
]
handler403 = "mcf_portal.views.forbidden"
handler404 = "mcf_portal.views.not_found"
handler500 = "mcf_portal.views.server_error"
