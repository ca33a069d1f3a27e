from django.urls import path

from tracking import views

app_name = "tracking"

urlpatterns = [
    # /track/<token>/, the customer's own
    path("track/<str:token>/", views.customer_page, name="customer"),
    # /orders/<order id>/customer-page/
    path("orders/<path:order_id>/customer-page/", views.open_link, name="open_link"),
    # /parcels/<id>/
    path("parcels/<int:package_id>/photo/", views.delivery_photo, name="photo"),
    path("parcels/<int:package_id>/carrier/", views.carrier, name="carrier"),
]
