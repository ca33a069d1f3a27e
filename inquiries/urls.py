from django.urls import path

from inquiries import views

app_name = "inquiries"

urlpatterns = [
    # /inquiries/
    path("inquiries/", views.inquiry_list, name="list"),
    path("inquiries/new/", views.new, name="new"),
    path("inquiries/<str:number>/", views.inquiry_detail, name="detail"),
    path("inquiries/<str:number>/reply/", views.reply, name="reply"),
    path("inquiries/<str:number>/received/", views.receive, name="receive"),
    path("inquiries/<str:number>/note/", views.note, name="note"),
    path("inquiries/<str:number>/owner/", views.assign, name="assign"),
    path("inquiries/<str:number>/state/", views.move, name="move"),
    path("inquiries/<str:number>/case/", views.set_case, name="set_case"),
    path("inquiries/<str:number>/mails/<int:mail_id>/settled/", views.settle, name="settle"),
    path("inquiries/<str:number>/files/<int:file_id>/", views.attachment, name="attachment"),
    # /orders/<order id>/, which may hold slashes
    path("orders/<path:order_id>/support/", views.support, name="support"),
    path("orders/<path:order_id>/write/", views.write, name="write"),
    # /settings/
    path("settings/replies/", views.templates, name="templates"),
    path("settings/replies/new/", views.template_new, name="template_new"),
    path("settings/replies/<int:pk>/", views.template_edit, name="template"),
    path("settings/replies/<int:pk>/remove/", views.template_remove, name="template_remove"),
    path("settings/hours/", views.hours, name="hours"),
]
