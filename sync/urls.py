"""The addresses of report files and of what was read."""

from django.urls import path

from sync import hooks, views

app_name = "sync"
urlpatterns = [
    # /settings/reports/
    path("settings/reports/", views.reports, name="reports"),
    path("settings/notifications/", hooks.notifications, name="notifications"),
    # /hooks/amazon/: Amazon's notifications, handed on
    path("hooks/amazon/", hooks.amazon_hook, name="amazon_hook"),
    path("settings/reports/<int:pk>/", views.report, name="report"),
]
