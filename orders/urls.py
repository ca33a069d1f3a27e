from django.urls import path

from orders import views

app_name = "orders"

# Order ids are the seller's own and may contain a slash, hence the path converter and the longer addresses first.
urlpatterns = [
    # /orders/
    path("orders/", views.order_list, name="list"),
    # /orders/<order id>/
    path("orders/<path:order_id>/note/", views.add_note, name="add_note"),
    path("orders/<path:order_id>/cancel/", views.cancel, name="cancel"),
    path("orders/<path:order_id>/release/", views.release, name="release"),
    path("orders/<path:order_id>/resolution/", views.record_resolution, name="record_resolution"),
    path("orders/<path:order_id>/removal/", views.judge_removal, name="judge_removal"),
    path("orders/<path:order_id>/", views.order_detail, name="detail"),
]
