"""What every request passes: addresses no row can have end here, and no log line tells what was searched for."""

import re

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django_structlog.middlewares import RequestMiddleware

from sellers.middleware import Handler

_TOKEN = re.compile(r"^(/track/|/rma/|/accounts/password/reset/key/)[^/]+")


class NoNulMiddleware:
    """PostgreSQL can't hold the character NUL: an address with one is nobody's, rather than our error."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if "\0" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            raise Http404
        return self.get_response(request)


class RequestLogMiddleware(RequestMiddleware):
    """Request lines without their questions, which hold customers' names, and without the tokens of public pages."""

    @staticmethod
    def format_request(request: HttpRequest) -> str:
        """Method and path, as the logs show it."""
        path = _TOKEN.sub(r"\1…", request.path)
        return f"{request.method} {path}"
