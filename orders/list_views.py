"""Orders by the list: many ids looked up at once, and Manage Orders as a file."""

from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from orders.csvfile import download
from orders.exporting import order_file
from orders.forms import LookupForm
from orders.listing import Question
from orders.lookup import keep, kept, look_up, lookup_file, tracking_numbers
from sellers.access import MemberRequest, member_required


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def lookup(request: MemberRequest) -> HttpResponseBase:
    """Look up a list: a POST keeps the list and leads to its address, where every id has its parcels."""
    if request.method == "POST":
        form = LookupForm(request.POST)
        if not form.is_valid():
            return render(request, "orders/lookup.html", {"form": form}, status=422)
        return redirect(_address("orders:lookup", keep(request.seller, form.cleaned_data["text"])))
    key = request.GET.get("list", "")
    ids = kept(request.seller, key) if key else []
    if ids is None:
        return render(request, "orders/lookup.html", {"form": LookupForm(), "is_gone": True}, status=404)
    rows = look_up(request.seller, ids, timezone.now()) if ids else []
    context = {
        "form": LookupForm(initial={"text": "\n".join(ids)}),
        "ids": ids,
        "rows": rows,
        "missing": sum(row.order is None for row in rows),
        "numbers": tracking_numbers(rows),
        "download_url": _address("orders:lookup_download", key),
    }
    return render(request, "orders/lookup.html", context)


def _address(name: str, key: str) -> str:
    return f"{reverse(name)}?{urlencode({'list': key})}"


@require_safe
@member_required
def lookup_download(request: MemberRequest) -> HttpResponseBase:
    """The looked-up list as a file; without a list back to the page where one is pasted."""
    key, now = request.GET.get("list", ""), timezone.now()
    ids = kept(request.seller, key)
    if ids is None:
        return redirect(_address("orders:lookup", key) if key else "orders:lookup")
    today = now.astimezone(request.seller.zone).date()
    return download(lookup_file(look_up(request.seller, ids, now)), "lookup", today)


@require_safe
@member_required
def export(request: MemberRequest) -> HttpResponseBase:
    """What Manage Orders shows for the same question, all pages of it, as a file."""
    now = timezone.now()
    parts = order_file(
        request.seller, Question.from_address(request.GET), now=now, language=get_language() or "en"
    )
    return download(parts, "orders", now.astimezone(request.seller.zone).date())
