"""Views of Manage Orders that people keep."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sellers.models import OwnedQuerySet, Role, Seller, User


class OrderViewQuerySet(OwnedQuerySet["OrderView"]):
    def visible_to(self, person: User) -> "OrderViewQuerySet":
        """A person's own and those shared with the team, in the order of the tabs."""
        return self.filter(models.Q(owner=person) | models.Q(is_shared=True)).order_by("id")


class OrderView(models.Model):
    """Filters, columns and order of Manage Orders under a name."""

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, verbose_name=_("owner"))
    name = models.CharField(_("name"), max_length=40)
    # What stands behind the question mark of its address, without the page
    address = models.TextField(_("address"), blank=True)
    is_shared = models.BooleanField(_("shared with the team"), default=False)
    default_for = models.JSONField(_("opens first for"), default=list, blank=True)  # roles
    created_at = models.DateTimeField(_("created at"))

    objects = OrderViewQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved view")
        verbose_name_plural = _("saved views")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["seller", "owner", "name"], name="order_view_once"),
        ]

    def __str__(self) -> str:
        return self.name

    def may_be_changed_by(self, person: User, role: str) -> bool:
        """By who made it; a shared one also by anybody in the seller role."""
        return self.owner_id == person.pk or (self.is_shared and role == Role.SELLER)
