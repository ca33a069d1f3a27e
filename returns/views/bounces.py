"""Where the mail service tells of mails that came back; whoever knows the installation's secret may."""

import base64
import binascii
import json
import re
from collections.abc import Callable
from functools import partial
from urllib.parse import urlsplit

import structlog
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from history.actions import Refusal
from returns import actions
from returns.bounces import read
from returns.models import RmaMail
from returns.tasks import confirm_notices
from sellers.access import MemberRequest, member_required
from sellers.tenancy import acting_for_everyone

log = structlog.get_logger(__name__)
MOST_BYTES = 512 * 1024
_SNS = re.compile(r"sns\.[a-z0-9-]+\.amazonaws\.com(\.cn)?")


@csrf_exempt
@require_POST
def bounce_hook(request: HttpRequest) -> HttpResponse:
    """Take a notice of the mail service, with the secret as bearer token or as password; 404 while none is set."""
    if not settings.MAIL_WEBHOOK_SECRET:
        raise Http404
    if not constant_time_compare(_secret(request), settings.MAIL_WEBHOOK_SECRET):
        return JsonResponse({"error": "The secret is missing or wrong."}, status=401)
    if int(request.headers.get("Content-Length") or 0) > MOST_BYTES:
        return JsonResponse({"error": "The notice is too long."}, status=413)
    try:
        told = json.loads(request.body)
        bounces = read(told)
    except (ValueError, RecursionError):
        return JsonResponse({"error": "This is no notice in JSON."}, status=400)
    if isinstance(told, dict) and told.get("Type") == "SubscriptionConfirmation":
        return _confirm(str(told.get("SubscribeURL", "")))
    with acting_for_everyone():  # a notice names a mail, not a seller
        noted = sum(actions.note_bounce(bounce=bounce, at=timezone.now()) for bounce in bounces)
    log.info("mail_notice", bounces=len(bounces), noted=noted)
    return JsonResponse({"bounces": len(bounces), "noted": noted})


def _secret(request: HttpRequest) -> str:
    scheme, _space, value = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "basic":
        try:
            return base64.b64decode(value, validate=True).decode().partition(":")[2]
        except (binascii.Error, UnicodeDecodeError):
            return ""
    return value.strip() if scheme.lower() == "bearer" else ""


def _confirm(url: str) -> HttpResponse:
    """SNS asks whether its notices are wanted here: the answer is a visit to an address of its own."""
    parts = urlsplit(url)
    if parts.scheme != "https" or not _SNS.fullmatch(parts.netloc):
        return JsonResponse({"error": "This is no address of SNS."}, status=400)
    transaction.on_commit(partial(confirm_notices.delay, url), robust=True)
    return JsonResponse({"confirming": True})


@require_POST
@member_required
def mail_outcome(request: MemberRequest, rma: str, mail_id: int) -> HttpResponse:
    """What a person knows of a mail: it came back, or it arrived after all."""
    mail = get_object_or_404(RmaMail.objects.for_seller(request.seller), pk=mail_id)
    arrived = request.POST.get("outcome") == "arrived"
    action: Callable[..., None] = actions.note_arrived if arrived else actions.note_came_back
    done = (
        _("Noted: the customer has the mail.")
        if arrived
        else _("Noted: the mail came back. Ask for another address, then send the RMA again.")
    )
    try:
        action(mail=mail, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect("returns:detail", rma)
