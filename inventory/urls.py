from django.urls import path

from inventory import views

app_name = "inventory"

urlpatterns = [
    # /inventory/
    path("inventory/", views.product_list, name="list"),
    path("inventory/history/", views.history, name="history"),
    # /inventory/<product>/
    path("inventory/<int:product_id>/", views.product_value, name="product"),
]
