from returns.views.asking import ask_return, take_back
from returns.views.bounces import bounce_hook, mail_outcome
from returns.views.bulk import bulk, bulk_file, bulk_list, bulk_orders
from returns.views.creating import new_return
from returns.views.deciding import try_again, withdraw
from returns.views.disputing import dispute, dispute_open, dispute_photo
from returns.views.enclosing import label, photo
from returns.views.following import (
    parcel_arrived,
    parcel_forget,
    parcel_new,
    question,
    question_reopen,
)
from returns.views.listing import return_export, return_list
from returns.views.mailing import send_rma
from returns.views.policy import end_rule, logo, logo_file, policy
from returns.views.public import rma_page, rma_page_pdf
from returns.views.public_parcel import rma_parcel
from returns.views.reading import return_detail, rma_pdf
from returns.views.reported import reported, reported_unit
from returns.views.reports import report_export, reports
from returns.views.requests import (
    request_answer,
    request_approve,
    request_detail,
    request_list,
    request_photo,
    request_refuse,
)
from returns.views.settings import return_settings

__all__ = [
    "ask_return",
    "bounce_hook",
    "bulk",
    "bulk_file",
    "bulk_list",
    "bulk_orders",
    "dispute",
    "dispute_open",
    "dispute_photo",
    "end_rule",
    "label",
    "logo",
    "logo_file",
    "mail_outcome",
    "new_return",
    "parcel_arrived",
    "parcel_forget",
    "parcel_new",
    "photo",
    "policy",
    "question",
    "question_reopen",
    "report_export",
    "reported",
    "reported_unit",
    "reports",
    "request_answer",
    "request_approve",
    "request_detail",
    "request_list",
    "request_photo",
    "request_refuse",
    "return_detail",
    "return_export",
    "return_list",
    "return_settings",
    "rma_page",
    "rma_page_pdf",
    "rma_parcel",
    "rma_pdf",
    "send_rma",
    "take_back",
    "try_again",
    "withdraw",
]
