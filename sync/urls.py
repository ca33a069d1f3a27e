"""The addresses of report files and of what was read."""

from django.urls import path

from sync import views

app_name = "sync"
urlpatterns = [
    # /settings/reports/
    path("settings/reports/", views.reports, name="reports"),
    path("settings/reports/<int:pk>/", views.report, name="report"),
]
