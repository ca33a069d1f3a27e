from returns.views.bounces import bounce_hook, mail_outcome
from returns.views.creating import new_return
from returns.views.deciding import try_again, withdraw
from returns.views.mailing import send_rma
from returns.views.public import rma_page, rma_page_pdf
from returns.views.reading import return_detail, return_list, rma_pdf

__all__ = [
    "bounce_hook",
    "mail_outcome",
    "new_return",
    "return_detail",
    "return_list",
    "rma_page",
    "rma_page_pdf",
    "rma_pdf",
    "send_rma",
    "try_again",
    "withdraw",
]
