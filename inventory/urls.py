from django.urls import path

from inventory import views

app_name = "inventory"

urlpatterns = [
    # /inventory/
    path("inventory/", views.product_list, name="list"),
    path("inventory/history/", views.history, name="history"),
    path("inventory/history/movements/", views.movements, name="movements"),
    path("inventory/history/<str:what>.<str:kind>", views.ledger_file, name="ledger_file"),
    # /inventory/hazmat/
    path("inventory/hazmat/", views.hazmat_list, name="hazmat"),
    path("inventory/hazmat/<int:case_id>/", views.hazmat_case, name="hazmat_case"),
    path("inventory/hazmat/<int:case_id>/requested/", views.hazmat_requested, name="hazmat_requested"),
    path("inventory/hazmat/<int:case_id>/brand/", views.hazmat_brand, name="hazmat_brand"),
    path("inventory/hazmat/<int:case_id>/submit/", views.hazmat_submit, name="hazmat_submit"),
    path("inventory/hazmat/<int:case_id>/answer/", views.hazmat_answer, name="hazmat_answer"),
    path("inventory/hazmat/<int:case_id>/removal/", views.hazmat_removal, name="hazmat_removal"),
    path("inventory/hazmat/<int:case_id>/documents/", views.hazmat_add_document, name="hazmat_add_document"),
    path(
        "inventory/hazmat/<int:case_id>/documents/<int:document_id>/",
        views.hazmat_document,
        name="hazmat_document",
    ),
    path(
        "inventory/hazmat/<int:case_id>/documents/<int:document_id>/remove/",
        views.hazmat_remove_document,
        name="hazmat_remove_document",
    ),
    # /inventory/removals/
    path("inventory/removals/", views.removal_list, name="removals"),
    path("inventory/removals/new/", views.removal_new, name="removal_new"),
    path("inventory/removals/<int:removal_id>/", views.removal, name="removal"),
    # /inventory/<product>/
    path("inventory/<int:product_id>/hazmat/", views.hazmat_open, name="hazmat_open"),
    path("inventory/<int:product_id>/titles/", views.product_titles, name="product_titles"),
    path("inventory/<int:product_id>/threshold/", views.product_threshold, name="product_threshold"),
    path("inventory/<int:product_id>/", views.product_value, name="product"),
]
