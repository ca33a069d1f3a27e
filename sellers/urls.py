"""The addresses of sellers, members and connections."""

from django.urls import path

from sellers import views

app_name = "sellers"
urlpatterns = [
    # /settings/
    path("settings/", views.settings_index, name="settings"),
    path("settings/profile/", views.profile, name="profile"),
    path("settings/amazon/", views.amazon, name="amazon"),
    path("settings/amazon/test/", views.amazon_test, name="amazon_test"),
    path("settings/team/", views.team, name="team"),
    path("settings/team/<int:pk>/role/", views.member_role, name="member_role"),
    path("settings/team/<int:pk>/remove/", views.member_remove, name="member_remove"),
    # /sellers/
    path("sellers/choose/", views.choose, name="choose"),
    path("sellers/switch/", views.switch, name="switch"),
]
