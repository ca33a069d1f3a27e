"""Before a page is drawn: in which language, for which seller, and which rows the database may show."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

from django.conf import settings
from django.contrib.auth.middleware import get_user
from django.http import FileResponse, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from sellers.models import Membership, User
from sellers.tenancy import acting_for, acting_for_everyone, acting_for_nobody

SESSION_KEY = "seller_id"
Handler = Callable[[HttpRequest], HttpResponseBase]


class LanguageMiddleware:
    """Speaks a person's own language: the one in the profile, else the cookie's, else the browser's."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        language = chosen_language(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response


def chosen_language(request: HttpRequest) -> str:
    """The language code for this request, one of LANGUAGES."""
    user = get_user(request) if request.session.session_key else None
    wanted = user.language if isinstance(user, User) else ""
    if wanted in dict(settings.LANGUAGES):
        return wanted
    return translation.get_language_from_request(request)


class SellerMiddleware:
    """Sets `request.seller`, `request.membership` and `request.memberships`, and the rows the database may show."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        memberships = memberships_of(request)
        membership = _chosen(request, memberships)
        request.memberships = memberships  # type: ignore[attr-defined]
        request.membership = membership  # type: ignore[attr-defined]
        request.seller = membership.seller if membership else None  # type: ignore[attr-defined]
        seller_id = membership.seller_id if membership else None
        everyone = _is_admin_page(request)
        with _wall(seller_id, everyone=everyone):
            response = self.get_response(request)
        return _within_wall(response, lambda: _wall(seller_id, everyone=everyone))


def memberships_of(request: HttpRequest) -> list[Membership]:
    """For whom the signed-in person works; nobody's when not signed in."""
    user = request.user
    if not isinstance(user, User) or not user.is_active:
        return []
    mine = Membership.objects.filter(user=user).select_related("seller__marketplace")
    return list(mine.order_by("seller__name", "id"))


def _chosen(request: HttpRequest, memberships: list[Membership]) -> Membership | None:
    """The seller worked for at present: the one chosen, or the only one."""
    wanted = request.session.get(SESSION_KEY) if len(memberships) > 1 else None
    for membership in memberships:
        if len(memberships) == 1 or membership.seller_id == wanted:
            return membership
    return None


def _is_admin_page(request: HttpRequest) -> bool:
    user = request.user
    return user.is_active and user.is_staff and request.path_info.startswith(reverse("admin:index"))


def _wall(seller_id: int | None, *, everyone: bool) -> AbstractContextManager[None]:
    if everyone:
        return acting_for_everyone()
    return acting_for_nobody() if seller_id is None else acting_for(seller_id)


def _within_wall(
    response: HttpResponseBase, wall: Callable[[], AbstractContextManager[None]]
) -> HttpResponseBase:
    """A response that streams asks the database after this middleware is done, so it takes the wall along."""
    if isinstance(response, StreamingHttpResponse) and not isinstance(response, FileResponse):
        parts = response.streaming_content
        if isinstance(parts, Iterator):
            response.streaming_content = _each(parts, wall)
    return response


def _each(parts: Iterator[bytes], wall: Callable[[], AbstractContextManager[None]]) -> Iterator[bytes]:
    with wall():
        yield from parts
