"""Products: the list, one product with its stock, its run-out date, and what a unit is worth."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from history.actions import Refusal
from inventory import actions
from inventory.exposed import exposure_of
from inventory.forecast import METHODS
from inventory.forms import ThresholdForm, TitlesForm, ValueForm
from inventory.hazmat import meanings
from inventory.listing import ProductQuestion, count_tabs, exact_product, page_of, products_for
from inventory.models import Hazmat, HazmatCase, Product, StockRule
from inventory.models.hazmat import PAPERS_TAKEN
from inventory.rules import number_of
from inventory.states import by_condition, by_state
from sellers.access import MemberRequest, member_required


@require_safe
@member_required
def product_list(request: MemberRequest) -> HttpResponse:
    """Products with their stock and run-out date; an exact id opens its product."""
    question = ProductQuestion.from_address(request.GET)
    if not request.GET.get("tab") and (found := exact_product(request.seller, question.text)):
        return redirect("inventory:product", found.pk)
    rows = products_for(request.seller, question).select_related("marketplace", "forecast")
    page = page_of(rows, after=request.GET.get("after", ""), before=request.GET.get("before", ""))
    context = {
        "products": page.rows,
        "asked": question.text,
        "tab": question.tab,
        "today": timezone.now().astimezone(request.seller.zone).date(),
        "tabs": [
            {
                "label": tab.label,
                "url": _address(request, tab="" if tab.key == "all" else tab.key),
                "count": f"{tab.count:,}",
                "current": tab.key == question.tab,
                "hot": tab.key in ("low", "empty") and tab.count,
            }
            for tab in count_tabs(request.seller, question)
        ],
        "before_url": _address(request, tab=request.GET.get("tab", ""), before=page.before)
        if page.before
        else "",
        "after_url": _address(request, tab=request.GET.get("tab", ""), after=page.after)
        if page.after
        else "",
    }
    return render(request, "inventory/list.html", context)


def _address(request: MemberRequest, **asked: str) -> str:
    query = {"q": request.GET.get("q", "").strip()} | asked
    kept = {name: value for name, value in query.items() if value}
    return f"{request.path}?{urlencode(kept)}" if kept else request.path


def _product(request: MemberRequest, product_id: int) -> Product:
    rows = Product.objects.for_seller(request.seller).select_related(
        "seller__marketplace", "marketplace", "forecast"
    )
    return get_object_or_404(rows, pk=product_id)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def product_value(request: MemberRequest, product_id: int) -> HttpResponse:
    """One product: its stock, its hazmat state, and what a unit is worth."""
    product = _product(request, product_id)
    now = timezone.now()
    start = {"valid_from": _today(product, now), "estimated_proceeds": product.estimated_proceeds}
    form = ValueForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            _save_value(product, form.cleaned_data, by=request.user, at=now)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved what a unit is worth."))
            return redirect("inventory:product", product.pk)
    return _draw(request, product, form=form)


def _today(product: Product, now: Any) -> Any:
    return now.astimezone(product.seller.zone).date()


def _draw(request: MemberRequest, product: Product, **forms: Any) -> HttpResponse:
    """The page with its forms; one that came back invalid answers 422."""
    threshold = actions.threshold_of(product)
    forecast = getattr(product, "forecast", None)
    titles = {"title_en": product.title_en, "title_zh": product.title_zh}
    context = {
        "product": product,
        "form": ValueForm(initial={"valid_from": _today(product, timezone.now())}),
        "titles_form": TitlesForm(initial=titles),
        "threshold_form": ThresholdForm(initial={"days": threshold.days, "units": threshold.units}),
        "threshold": threshold,
        "own_threshold": threshold.product_id is not None,
        "forecast": forecast,
        "method": METHODS[forecast.method][0] if forecast and forecast.method in METHODS else "",
        "error_percent": round(forecast.error * 100) if forecast and forecast.error is not None else None,
        "costs": product.sourcing_costs.order_by("-valid_from"),
        "hazmat": meanings(product.hazmat_codes),
        "papers": _papers(product),
        "states": by_state(product),
        "conditions": by_condition(product),
        "exposure": exposure_of(product),
        "today": _today(product, timezone.now()),
        **forms,
    }
    wrong = any(form.is_bound and form.errors for form in forms.values())
    return render(request, "inventory/product.html", context, status=422 if wrong else 200)


def _papers(product: Product) -> dict[str, Any]:
    """By when Amazon wants a hazmat review's documents: the day where it is known, else the working days it leaves."""
    case = HazmatCase.objects.for_seller(product.seller_id).filter(product=product).still_open().first()
    if product.hazmat != Hazmat.DOCUMENTS_REQUESTED or (case and case.status not in PAPERS_TAKEN):
        return {}
    rule, today = StockRule.Name.DOCUMENT_WORKDAYS, _today(product, timezone.now())
    return {
        "due_on": case.due_on if case else None,
        "days": number_of(rule, marketplace_id=product.marketplace_id, day=today),
    }


def _save_value(product: Product, values: dict[str, Any], *, by: Any, at: Any) -> None:
    if values["sourcing_cost"] is not None:
        actions.set_sourcing_cost(
            product=product, amount=values["sourcing_cost"], valid_from=values["valid_from"], by=by, at=at
        )
    if values["estimated_proceeds"] != product.estimated_proceeds:
        actions.set_estimated_proceeds(product=product, amount=values["estimated_proceeds"], by=by, at=at)


@require_POST
@member_required
def product_titles(request: MemberRequest, product_id: int) -> HttpResponse:
    """Enter the titles in English and Chinese."""
    product, form = _product(request, product_id), TitlesForm(request.POST)
    if not form.is_valid():
        return _draw(request, product, titles_form=form)
    values = form.cleaned_data
    return _decide(
        request,
        product,
        done=_("Saved the titles."),
        act=lambda: actions.set_titles(
            product=product,
            english=values["title_en"],
            chinese=values["title_zh"],
            by=request.user,
            at=timezone.now(),
        ),
    )


@require_POST
@member_required
def product_threshold(request: MemberRequest, product_id: int) -> HttpResponse:
    """Say from when on the stock of this product, or of all, is an alarm."""
    product = _product(request, product_id)
    by, at = request.user, timezone.now()
    if request.POST.get("for") == "same":
        forget = lambda: actions.forget_threshold(product=product, by=by, at=at)  # noqa: E731
        return _decide(request, product, done=_("This product follows the alarm of all again."), act=forget)
    form = ThresholdForm(request.POST)
    if not form.is_valid():
        return _draw(request, product, threshold_form=form)
    about = None if request.POST.get("for") == "all" else product
    return _decide(
        request,
        product,
        done=_("Saved from when on there is an alarm."),
        act=lambda: actions.set_threshold(
            seller=request.seller, product=about, by=by, at=at, **form.cleaned_data
        ),
    )


def _decide(
    request: MemberRequest, product: Product, *, done: str, act: Callable[[], object]
) -> HttpResponse:
    try:
        act()
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect("inventory:product", product.pk)
