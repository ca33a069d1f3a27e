from django.urls import path

from reimbursements import views

app_name = "claims"

urlpatterns = [
    # /claims/
    path("claims/", views.claim_list, name="list"),
    path("claims/ready/", views.ready, name="ready"),
    path("claims/ready/opening/", views.opening, name="opening"),
    path("claims/overview/", views.overview, name="overview"),
    path("claims/ledger/", views.ledger, name="ledger"),
    path("claims/ledger/<str:kind>/", views.ledger_export, name="ledger_export"),
    path("claims/payments/", views.payment_list, name="payments"),
    path("claims/payments/<int:payment_id>/", views.payment, name="payment"),
    path("claims/payments/<int:payment_id>/unexplain/", views.unexplain, name="unexplain"),
    # /claims/<number>/
    path("claims/<str:number>/", views.claim_detail, name="detail"),
    path("claims/<str:number>/submit/", views.submit, name="submit"),
    path("claims/<str:number>/withdraw/", views.withdraw, name="withdraw"),
    path("claims/<str:number>/reopen/", views.reopen, name="reopen"),
    path("claims/<str:number>/filing/", views.record_filing, name="record_filing"),
    path("claims/<str:number>/denial/", views.record_denial, name="record_denial"),
    path("claims/<str:number>/letters/", views.record_letter, name="record_letter"),
    path("claims/<str:number>/letters/<int:letter_id>/", views.letter_file, name="letter_file"),
    path("claims/<str:number>/step/leave/", views.leave_step, name="leave_step"),
    path("claims/<str:number>/packet.pdf", views.packet, {"kind": "pdf"}, name="packet_pdf"),
    path("claims/<str:number>/packet.zip", views.packet, {"kind": "zip"}, name="packet_zip"),
    # /claims/<number>/evidence/
    path("claims/<str:number>/evidence/", views.add_evidence, name="add_evidence"),
    path("claims/<str:number>/evidence/<int:evidence_id>/", views.evidence, name="evidence"),
    path(
        "claims/<str:number>/evidence/<int:evidence_id>/remove/",
        views.remove_evidence,
        name="remove_evidence",
    ),
    path(
        "claims/<str:number>/evidence/<int:evidence_id>/replace/",
        views.replace_evidence,
        name="replace_evidence",
    ),
    # /inventory/costs/
    path("inventory/costs/", views.costs, name="costs"),
    path("inventory/costs/template.csv", views.cost_template, name="cost_template"),
    path("inventory/costs/invoices/<int:invoice_id>/", views.invoice_file, name="invoice_file"),
    # /orders/<order id>/claims/
    path("orders/<path:order_id>/claims/new/", views.new_claim, name="new"),
]
