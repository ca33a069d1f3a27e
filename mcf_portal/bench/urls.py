"""The portal's own addresses, and the bare ones beside them."""

from django.urls import path

from mcf_portal.bench import floors
from mcf_portal.urls import handler403, handler404, handler500
from mcf_portal.urls import urlpatterns as portal

__all__ = ["handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = [
    path("bare/", floors.bare_list),
    path("bare-ledger/", floors.bare_ledger),
    path("bare/<str:order_id>/", floors.bare_detail),
    *portal,
]
