"""One order's parcels change one writer at a time; whoever changes them holds the order's row."""

from orders.models import Order
from tracking.models import Package


def lock_order(order_id: int) -> Order:
    """The order, held until the transaction ends, with what its calendar and rules depend on."""
    return (
        Order.objects.select_for_update(of=("self",))
        .select_related("marketplace", "seller__marketplace")
        .get(pk=order_id)
    )


def lock_package(package: Package) -> Package:
    """The same package as the database has it now, its order held."""
    order = lock_order(package.order_id)
    package.refresh_from_db()
    package.order = order
    return package


def write(package: Package, wanted: dict[str, object]) -> dict[str, object]:
    """Write what differs and nothing else; returns the values from before, by name."""
    before = {
        name: getattr(package, name) for name, value in wanted.items() if getattr(package, name) != value
    }
    if before:
        changed = {name: wanted[name] for name in before}
        Package.objects.filter(pk=package.pk).update(**changed)
        for name, value in changed.items():
            setattr(package, name, value)
    return before
