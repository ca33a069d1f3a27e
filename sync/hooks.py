"""Where Amazon's notifications arrive, and the page on which a seller gets the secret for them."""

import base64
import binascii
import json

import structlog
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from sellers.access import MemberRequest, seller_role_required
from sellers.tenancy import acting_for, acting_for_everyone
from sync import pushes, tasks
from sync.models import Push, PushKey
from sync.notices import read

log = structlog.get_logger(__name__)
MOST_BYTES = 512 * 1024
SHOWN = 20
_SECRET = "push_secret"  # noqa: S105 - the name of the place in the session


@csrf_exempt
@require_POST
def amazon_hook(request: HttpRequest) -> HttpResponse:
    """Take notifications of the seller whose secret comes with them, as bearer token or as password."""
    given = _secret(request)
    with acting_for_everyone():  # the secret alone says whose notifications these are
        key = PushKey.objects.filter(digest=pushes.digest_of(given)).first() if given else None
    if key is None:
        return JsonResponse({"error": "The secret is missing or wrong."}, status=401)
    if int(request.headers.get("Content-Length") or 0) > MOST_BYTES:
        return JsonResponse({"error": "The notification is too long."}, status=413)
    try:
        notices = read(json.loads(request.body))
    except (ValueError, RecursionError):
        return JsonResponse({"error": "This is no notification in JSON."}, status=400)
    with acting_for(key.seller_id):
        noted = pushes.note_pushes(seller_id=key.seller_id, notices=notices, at=timezone.now())
    if noted:
        tasks.read_pushed_orders.delay_on_commit(key.seller_id)
    log.info("amazon_notices", seller=key.seller_id, notices=len(notices), noted=noted)
    return JsonResponse({"notices": len(notices), "noted": noted})


def _secret(request: HttpRequest) -> str:
    scheme, _space, value = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "basic":
        try:
            return base64.b64decode(value, validate=True).decode().partition(":")[2]
        except (binascii.Error, UnicodeDecodeError):
            return ""
    return value.strip() if scheme.lower() == "bearer" else ""


@require_http_methods(["GET", "HEAD", "POST"])
@seller_role_required
def notifications(request: MemberRequest) -> HttpResponseBase:
    """The address for Amazon's notifications, the secret just after it was made, and what arrived last."""
    if request.method == "POST":
        secret = pushes.make_key(seller=request.seller, by=request.user, at=timezone.now())
        request.session[_SECRET] = secret
        messages.success(request, _("The secret was made. It is shown only now."))
        return redirect("sync:notifications")
    context = {
        "key": PushKey.objects.for_seller(request.seller).first(),
        "secret": request.session.pop(_SECRET, ""),
        "address": request.build_absolute_uri(reverse("sync:amazon_hook")),
        "pushes": Push.objects.for_seller(request.seller).order_by("-received_at", "-id")[:SHOWN],
        "zone": request.seller.zone,
        "place": "amazon",
    }
    return render(request, "sync/notifications.html", context)
