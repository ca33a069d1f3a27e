from django.urls import path

from orders import list_views, place_views, views
from orders.finding import pages, view_pages
from orders.unfulfillable import views as setbacks

app_name = "orders"

# Order ids are the seller's own and may contain a slash, hence the path converter and the longer addresses first.
urlpatterns = [
    # /settings/
    path("settings/addresses/", place_views.places, name="places"),
    path("settings/addresses/<int:place_id>/remove/", place_views.place_remove, name="place_remove"),
    # /orders/
    path("orders/", pages.order_list, name="list"),
    # These win over an order that a shop has called "lookup", "views" or "export": its own page cannot be opened, the list,
    # the look-up and the file show it all the same
    path("orders/lookup/", list_views.lookup, name="lookup"),
    path("orders/lookup/file/", list_views.lookup_download, name="lookup_download"),
    path("orders/export/", list_views.export, name="export"),
    path("orders/views/", view_pages.views, name="views"),
    path("orders/views/<int:view_id>/", view_pages.view_change, name="view_change"),
    path("orders/views/<int:view_id>/replace/", view_pages.view_replace, name="view_replace"),
    path("orders/views/<int:view_id>/remove/", view_pages.view_remove, name="view_remove"),
    path("orders/unfulfillable/", setbacks.inbox, name="unfulfillable"),
    # /orders/<order id>/
    path("orders/<path:order_id>/unfulfillable/preview/", setbacks.ask, name="ask_preview"),
    path("orders/<path:order_id>/unfulfillable/settle/", setbacks.settle, name="settle"),
    path("orders/<path:order_id>/unfulfillable/reopen/", setbacks.reopen, name="reopen"),
    path("orders/<path:order_id>/unfulfillable/", setbacks.setback_page, name="setback"),
    path("orders/<path:order_id>/again/", setbacks.order_again, name="order_again"),
    path("orders/<path:order_id>/note/", views.add_note, name="add_note"),
    path("orders/<path:order_id>/cancel/", views.cancel, name="cancel"),
    path("orders/<path:order_id>/release/", views.release, name="release"),
    path("orders/<path:order_id>/resolution/", views.record_resolution, name="record_resolution"),
    path("orders/<path:order_id>/removal/", views.judge_removal, name="judge_removal"),
    path("orders/<path:order_id>/", views.order_detail, name="detail"),
]
