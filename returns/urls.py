from django.urls import path

from returns import views

app_name = "returns"

urlpatterns = [
    # /orders/<order id>/returns/
    path("orders/<path:order_id>/returns/new/", views.new_return, name="new"),
    # /returns/
    path("returns/", views.return_list, name="list"),
    # /returns/<our number or Amazon's RMA>/
    path("returns/<str:rma>/", views.return_detail, name="detail"),
    path("returns/<str:rma>/rma.pdf", views.rma_pdf, name="rma_pdf"),
    path("returns/<str:rma>/try-again/", views.try_again, name="try_again"),
    path("returns/<str:rma>/withdraw/", views.withdraw, name="withdraw"),
]
