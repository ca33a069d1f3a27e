from django.urls import path

from returns import views

app_name = "returns"

urlpatterns = [
    # /orders/<order id>/returns/
    path("orders/<path:order_id>/returns/new/", views.new_return, name="new"),
    # /returns/
    path("returns/", views.return_list, name="list"),
    path("returns/export.<str:kind>", views.return_export, name="export"),
    path("returns/reports/", views.reports, name="reports"),
    path("returns/reports.<str:kind>", views.report_export, name="report_export"),
    # /returns/requests/
    path("returns/requests/", views.request_list, name="requests"),
    path("returns/requests/<str:number>/", views.request_detail, name="request"),
    path("returns/requests/<str:number>/approve/", views.request_approve, name="request_approve"),
    path("returns/requests/<str:number>/refuse/", views.request_refuse, name="request_refuse"),
    path("returns/requests/<str:number>/answer/", views.request_answer, name="request_answer"),
    path("returns/requests/<str:number>/photos/<int:photo_id>/", views.request_photo, name="request_photo"),
    # /settings/
    path("settings/customer-returns/", views.return_settings, name="settings"),
    # /returns/lists/
    path("returns/lists/", views.bulk, name="bulk"),
    path("returns/lists/from-orders/", views.bulk_orders, name="bulk_orders"),
    path("returns/lists/<int:pk>/", views.bulk_list, name="bulk_list"),
    path("returns/lists/<int:pk>/file/", views.bulk_file, name="bulk_file"),
    # /settings/returns/
    path("settings/returns/", views.policy, name="policy"),
    path("settings/returns/rules/<int:pk>/end/", views.end_rule, name="policy_end"),
    path("settings/returns/logo/", views.logo, name="logo"),
    path("settings/returns/logo/file/", views.logo_file, name="logo_file"),
    # /returns/questions/, parcels/, disputes/, reported/
    path("returns/questions/<int:question_id>/", views.question, name="question"),
    path("returns/questions/<int:question_id>/reopen/", views.question_reopen, name="question_reopen"),
    path("returns/parcels/<int:parcel_id>/arrived/", views.parcel_arrived, name="parcel_arrived"),
    path("returns/parcels/<int:parcel_id>/forget/", views.parcel_forget, name="parcel_forget"),
    path("returns/units/<int:item_id>/dispute/", views.dispute_open, name="dispute_open"),
    path("returns/disputes/<int:dispute_id>/", views.dispute, name="dispute"),
    path("returns/disputes/photos/<int:photo_id>/", views.dispute_photo, name="dispute_photo"),
    path("returns/reported/", views.reported, name="reported"),
    path("returns/reported/<int:unit_id>/", views.reported_unit, name="reported_unit"),
    # /returns/<our number or Amazon's RMA>/, which is Amazon's own and may contain anything
    path("returns/<path:rma>/photos/<int:photo_id>/", views.photo, name="photo"),
    path("returns/<path:rma>/label/", views.label, name="label"),
    path("returns/<path:rma>/rma.pdf", views.rma_pdf, name="rma_pdf"),
    path("returns/<path:rma>/parcels/new/", views.parcel_new, name="parcel_new"),
    path("returns/<path:rma>/try-again/", views.try_again, name="try_again"),
    path("returns/<path:rma>/send/", views.send_rma, name="send_rma"),
    path("returns/<path:rma>/mails/<int:mail_id>/outcome/", views.mail_outcome, name="mail_outcome"),
    path("returns/<path:rma>/withdraw/", views.withdraw, name="withdraw"),
    path("returns/<path:rma>/", views.return_detail, name="detail"),
    # /hooks/, for machines that know a secret
    path("hooks/mail/", views.bounce_hook, name="bounce_hook"),
    # /track/<token>/return/, the customer's own
    path("track/<str:token>/return/", views.ask_return, name="ask"),
    path("track/<str:token>/return/take-back/", views.take_back, name="take_back"),
    # /rma/<token>/, the customer's own
    path("rma/<str:token>/", views.rma_page, name="rma_page"),
    path("rma/<str:token>/<int:number>/parcel/", views.rma_parcel, name="rma_parcel"),
    path("rma/<str:token>/<int:number>.pdf", views.rma_page_pdf, name="rma_page_pdf"),
]
