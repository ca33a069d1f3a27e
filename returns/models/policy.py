"""The seller's own policy, rule by rule with its dates, and the look of its papers."""

from typing import ClassVar

import pghistory
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from returns.policy import Rule, RuleKind
from sellers.models import OwnedQuerySet, Seller

LONGEST_WINDOW = 3650  # days


class PolicyRuleQuerySet(OwnedQuerySet["PolicyRule"]):
    def rules(self) -> list[Rule]:
        """As the pure decisions take them."""
        return [row.to_rule() for row in self]


@pghistory.track()
class PolicyRule(models.Model):
    """One rule of a seller about returns, for the orders placed while it was valid."""

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    kind = models.CharField(_("rule"), max_length=12, choices=RuleKind.choices)
    sku = models.CharField(_("SKU"), max_length=50, blank=True)  # empty: every item
    reason_code = models.CharField(_("return reason"), max_length=60, blank=True)  # empty: every reason
    days = models.PositiveSmallIntegerField(
        _("days after delivery"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_WINDOW)],
    )
    valid_from = models.DateField(_("for orders from"))
    valid_to = models.DateField(
        _("up to"), null=True, blank=True
    )  # the last day; empty: until further notice
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(_("added"))

    objects = PolicyRuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("rule for returns")
        verbose_name_plural = _("rules for returns")
        ordering: ClassVar = ["kind", "sku", "-valid_from", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gte=models.F("valid_from")),
                name="policy_rule_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind="window") | models.Q(days__isnull=False),
                name="policy_window_has_days",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["seller", "sku"], name="policy_rules_by_sku")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.sku}".strip()

    def to_rule(self) -> Rule:
        return Rule(self.kind, self.valid_from, self.valid_to, self.sku, self.reason_code, self.days or 0)


class PaperStyleQuerySet(OwnedQuerySet["PaperStyle"]):
    def logo_of(self, seller: Seller | int) -> bytes:
        """The logo for the seller's papers; nothing when there is none, or it is switched off."""
        style = self.for_seller(seller).filter(with_logo=True).exclude(logo="").first()
        if style is None:
            return b""
        try:
            with style.logo.open("rb") as file:
                return bytes(file.read())
        except OSError:  # the paper is good without it
            return b""


@pghistory.track()
class PaperStyle(models.Model):
    """How a seller's papers look: with its own logo or without."""

    seller = models.OneToOneField(Seller, on_delete=models.CASCADE, related_name="paper_style")
    logo = models.ImageField(_("logo"), upload_to="logos/%Y/%m/", blank=True)
    with_logo = models.BooleanField(_("print the logo on the papers"), default=True)

    objects = PaperStyleQuerySet.as_manager()

    class Meta:
        verbose_name = _("look of the papers")
        verbose_name_plural = _("looks of the papers")

    def __str__(self) -> str:
        return str(self.seller)
