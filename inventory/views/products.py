"""Products: the list, one product with its stock, and what a unit is worth."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from history.actions import Refusal
from inventory import actions
from inventory.forms import ValueForm
from inventory.hazmat import meanings
from inventory.models import Product
from sellers.access import MemberRequest, member_required

MOST_PRODUCTS = 200


@require_safe
@member_required
def product_list(request: MemberRequest) -> HttpResponse:
    """Products with their stock; found by SKU, FNSKU, ASIN or title."""
    asked = request.GET.get("q", "").strip()
    products = Product.objects.for_seller(request.seller).select_related("marketplace").order_by("sku")
    if asked:
        products = products.filter(sku__istartswith=asked) | products.filter(title__icontains=asked)
        products |= Product.objects.for_seller(request.seller).filter(fnsku__iexact=asked)
        products |= Product.objects.for_seller(request.seller).filter(asin__iexact=asked)
    rows = list(products.prefetch_related("sourcing_costs")[: MOST_PRODUCTS + 1])
    context = {
        "products": rows[:MOST_PRODUCTS],
        "more": len(rows) > MOST_PRODUCTS,
        "asked": asked,
        "most": MOST_PRODUCTS,
    }
    return render(request, "inventory/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def product_value(request: MemberRequest, product_id: int) -> HttpResponse:
    """One product: its stock, its hazmat state, and what a unit is worth."""
    products = Product.objects.for_seller(request.seller).select_related("marketplace")
    product = get_object_or_404(products, pk=product_id)
    now = timezone.now()
    today = now.astimezone(request.seller.zone).date()
    start = {"valid_from": today, "estimated_proceeds": product.estimated_proceeds}
    form = ValueForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            _save_value(product, form.cleaned_data, by=request.user, at=now)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved what a unit is worth."))
            return redirect("inventory:product", product.pk)
    context = {
        "product": product,
        "form": form,
        "costs": product.sourcing_costs.order_by("-valid_from"),
        "hazmat": meanings(product.hazmat_codes),
        "causes": product.unfulfillable_by_cause.items(),
    }
    return render(request, "inventory/product.html", context, status=422 if form.errors else 200)


def _save_value(product: Product, values: dict[str, Any], *, by: Any, at: Any) -> None:
    if values["sourcing_cost"] is not None:
        actions.set_sourcing_cost(
            product=product, amount=values["sourcing_cost"], valid_from=values["valid_from"], by=by, at=at
        )
    if values["estimated_proceeds"] != product.estimated_proceeds:
        actions.set_estimated_proceeds(product=product, amount=values["estimated_proceeds"], by=by, at=at)
