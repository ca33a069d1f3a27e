"""What to beat: bare Django views that draw the same rows from the same database, and raw SQL."""

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template import Context, Template

from inventory.models import LedgerDay
from orders.models import Order

_LIST = Template(
    """<html><body>{% for name, count in counts %}<a href="?tab={{ name }}">{{ name }} {{ count }}</a>{% endfor %}
    <table>{% for order in orders %}<tr><td><a href="/orders/{{ order.seller_order_id }}/">{{ order.seller_order_id }}</a>
    {{ order.ordered_at|date:"j M Y" }}</td><td>{{ order.first_item }}<br>{{ order.recipient }}, {{ order.city }}</td>
    <td>{{ order.stage }}{% for package in order.packages.all %} {{ package.tracking_number }}{% endfor %}</td>
    <td>{{ order.latest_estimate|date:"j M Y" }}</td></tr>{% endfor %}</table></body></html>"""
)
_DETAIL = Template(
    """<html><body><h1>{{ order.seller_order_id }}</h1><p>{{ order.recipient }}, {{ order.city }}</p>
    <ul>{% for item in order.items.all %}<li>{{ item.sku }} {{ item.quantity }}</li>{% endfor %}</ul>
    {% for package in order.packages.all %}<h2>{{ package.tracking_number }} {{ package.state }}</h2>
    <ol>{% for event in package.events.all %}<li>{{ event.at|date:"j M H:i" }} {{ event.code }}</li>{% endfor %}</ol>
    {% endfor %}</body></html>"""
)


_LEDGER = Template(
    """<html><body><table>{% for day in days %}<tr><td>{{ day.date|date:"j M Y" }}</td><td>{{ day.msku }}</td>
    <td>{{ day.location }}</td><td>{{ day.disposition }}</td><td>{{ day.starting }}</td><td>{{ day.in_transit }}</td>
    <td>{{ day.receipts }}</td><td>{{ day.customer_shipments }}</td><td>{{ day.customer_returns }}</td>
    <td>{{ day.vendor_returns }}</td><td>{{ day.transfers }}</td><td>{{ day.found }}</td><td>{{ day.lost }}</td>
    <td>{{ day.damaged }}</td><td>{{ day.disposed }}</td><td>{{ day.other_events }}</td>
    <td>{{ day.unknown_events }}</td><td>{{ day.ending }}</td></tr>{% endfor %}</table></body></html>"""
)


def bare_ledger(request: HttpRequest) -> HttpResponse:
    """Fifty rows of the ledger as plainly as Django can: session, user, one question."""
    rows = LedgerDay.objects.filter(seller=request.seller)  # type: ignore[attr-defined]
    newest = rows.order_by("-date", "msku", "location", "disposition", "pk")[:50]
    return HttpResponse(_LEDGER.render(Context({"days": newest, "user": request.user})))


def bare_list(request: HttpRequest) -> HttpResponse:
    """The first page as plainly as Django can: session, user, 50 orders, their parcels, counts of seven days."""
    rows = Order.objects.filter(seller=request.seller)  # type: ignore[attr-defined]
    newest = rows.order_by("-ordered_at", "-id")[:50]
    recent = rows.filter(pk__in=[order.pk for order in newest])
    counts = recent.values_list("stage").annotate(Count("id"))
    context = {"orders": newest.prefetch_related("packages"), "counts": counts, "user": request.user}
    return HttpResponse(_LIST.render(Context(context)))


def bare_detail(request: HttpRequest, order_id: str) -> HttpResponse:
    """One order as plainly as Django can."""
    rows = Order.objects.filter(seller=request.seller).prefetch_related("items", "packages__events")  # type: ignore[attr-defined]
    order = get_object_or_404(rows, seller_order_id=order_id)
    return HttpResponse(_DETAIL.render(Context({"order": order, "user": request.user})))
