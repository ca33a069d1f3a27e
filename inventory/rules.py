"""Which number of a stock rule is in force where and when: the rows of StockRule."""

from datetime import date

from django.db.models import F, Q

from inventory.models import StockRule


def number_of(name: StockRule.Name, *, marketplace_id: str, day: date) -> int:
    """The number in force: the marketplace's own row before that for all, a younger row before an older one.

    Raises LookupError when no row is in force, which the admin does not allow.
    """
    rows = StockRule.objects.filter(
        Q(marketplace=None) | Q(marketplace_id=marketplace_id),
        Q(valid_to=None) | Q(valid_to__gte=day),
        name=name,
        valid_from__lte=day,
    ).order_by(F("marketplace").asc(nulls_last=True), "-valid_from")
    number = rows.values_list("number", flat=True).first()
    if number is None:
        raise LookupError(f"no stock rule {name} for {marketplace_id} on {day}")
    return number
