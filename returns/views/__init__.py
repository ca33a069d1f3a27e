from returns.views.creating import new_return
from returns.views.deciding import try_again, withdraw
from returns.views.reading import return_detail, return_list, rma_pdf

__all__ = ["new_return", "return_detail", "return_list", "rma_pdf", "try_again", "withdraw"]
