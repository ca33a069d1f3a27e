"""Who works for a seller: invited, given another role, removed; somebody in the seller role always stays."""

from datetime import datetime

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils.translation import gettext as _

from history.actions import Refusal, record
from sellers.models import Membership, Role, Seller, User


@transaction.atomic
def invite_member(*, seller: Seller, email: str, role: str, by: User, at: datetime) -> Membership:
    """Let a person work for the seller, known to the portal or not yet; whoever calls sends the mail.

    Raises Refusal when the person already is a member.
    """
    _lock(seller)
    address = User.objects.normalize_email(email).lower()
    user = User.objects.filter(email=address).first() or _new_user(address)
    if seller.memberships.filter(user=user).exists():
        raise Refusal(
            _(
                "%(email)s already works for %(seller)s. Change the role in the list instead; nothing was sent."
            )
            % {"email": address, "seller": seller.name}
        )
    membership = Membership.objects.create(seller=seller, user=user, role=role)
    record(membership, verb="member_invited", by=by, at=at, after=role, data={"email": address})
    return membership


def _new_user(email: str) -> User:
    """A person without a password: the link in the invitation lets them choose one."""
    user = User.objects.create_user(email)
    EmailAddress.objects.create(user=user, email=email, primary=True, verified=False)
    return user


@transaction.atomic
def change_role(*, membership: Membership, role: str, by: User, at: datetime) -> None:
    """Give a member another role. Raises Refusal when nobody in the seller role would be left."""
    _lock(membership.seller)
    membership.refresh_from_db()
    if membership.role == role:
        return
    if role != Role.SELLER:
        _keep_one_owner(membership)
    before, membership.role = membership.role, role
    membership.save(update_fields=["role"])
    data = {"email": membership.user.email}
    record(membership, verb="member_role", by=by, at=at, before=before, after=role, data=data)


@transaction.atomic
def remove_member(*, membership: Membership, by: User, at: datetime) -> None:
    """End a person's work for the seller at once. Raises Refusal when nobody in the seller role would be left."""
    _lock(membership.seller)
    _keep_one_owner(membership)
    data = {"email": membership.user.email}
    record(membership, verb="member_removed", by=by, at=at, before=membership.role, data=data)
    membership.delete()


def _lock(seller: Seller) -> None:
    # Two owners who remove each other at the same time must not leave a seller without one
    Seller.objects.select_for_update().get(pk=seller.pk)


def _keep_one_owner(membership: Membership) -> None:
    owners = membership.seller.memberships.filter(role=Role.SELLER)
    if membership.role == Role.SELLER and not owners.exclude(pk=membership.pk).exists():
        raise Refusal(
            _(
                "%(person)s is the only one in the seller role. Give that role to somebody else first; nothing was changed."
            )
            % {"person": str(membership.user)}
        )
