"""Saved views of Manage Orders: kept, shared, opened first for a role, taken away."""

from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from history.actions import Refusal
from orders.models import OrderView
from sellers.models import Role, Seller, User

MOST = 12  # views a person makes; each is a tab that is counted


@transaction.atomic
def save_view(
    *,
    seller: Seller,
    name: str,
    address: str,
    is_shared: bool,
    default_for: Iterable[str],
    by: User,
    role: str,
    at: datetime,
) -> OrderView:
    """Keep what a person looks at under a name. Refused: a name twice, too many, a default by support staff."""
    if OrderView.objects.for_seller(seller).filter(owner=by).count() >= MOST:
        raise Refusal(
            _("You have %(most)d views already. Remove one first; nothing was saved.") % {"most": MOST}
        )
    view = OrderView(seller=seller, owner=by, address=address, created_at=at)
    return _kept(view, name=name, is_shared=is_shared, default_for=default_for, role=role)


@transaction.atomic
def change_view(
    *, view: OrderView, name: str, is_shared: bool, default_for: Iterable[str], by: User, role: str
) -> OrderView:
    """Another name, shared or not, opened first for other roles."""
    _may_change(view, by, role)
    return _kept(view, name=name, is_shared=is_shared, default_for=default_for, role=role)


def replace_view(*, view: OrderView, address: str, by: User, role: str) -> None:
    """The same name for other filters, columns or order."""
    _may_change(view, by, role)
    view.address = address
    view.save(update_fields=["address"])


def remove_view(*, view: OrderView, by: User, role: str) -> None:
    """Take a view away; the orders in it stay."""
    _may_change(view, by, role)
    view.delete()


def _may_change(view: OrderView, by: User, role: str) -> None:
    if not view.may_be_changed_by(by, role):
        raise Refusal(
            _("%(name)s was shared by somebody else. Save a view of your own; nothing was changed.")
            % {"name": view.name}
        )


def _kept(view: OrderView, *, name: str, is_shared: bool, default_for: Iterable[str], role: str) -> OrderView:
    roles = sorted(set(default_for)) if role == Role.SELLER else view.default_for
    if roles and not is_shared:
        raise Refusal(_("Only a shared view can open first for a role. Share it as well; nothing was saved."))
    view.name, view.is_shared, view.default_for = name, is_shared, roles
    try:
        with transaction.atomic():
            view.save()
    except IntegrityError:
        raise Refusal(
            _("You have a view named %(name)s already. Choose another name; nothing was saved.")
            % {"name": name}
        ) from None
    _first_no_more(view)
    return view


def _first_no_more(view: OrderView) -> None:
    """One view opens first for a role: the one said last."""
    others = OrderView.objects.for_seller(view.seller_id).filter(is_shared=True).exclude(pk=view.pk)
    for other in others:
        left = [role for role in other.default_for if role not in view.default_for]
        if left != other.default_for:
            other.default_for = left
            other.save(update_fields=["default_for"])
