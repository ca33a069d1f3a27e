"""What a seller has set about claims."""

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from sellers.models import OwnedQuerySet, Seller


class ClaimSettingQuerySet(OwnedQuerySet["ClaimSetting"]):
    pass


@pghistory.track()
class ClaimSetting(models.Model):
    """How a seller wants claims begun; without a row only units that came back damaged get a draft by themselves."""

    seller = models.OneToOneField(Seller, on_delete=models.CASCADE, related_name="claim_setting")
    opens_drafts = models.BooleanField(
        _("open drafts by itself"),
        default=False,
        help_text=_(
            "Once a day a draft is opened for each parcel and returned unit that may be claimed without doubt. "
            "Nothing is submitted by itself."
        ),
    )

    objects = ClaimSettingQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim setting")
        verbose_name_plural = _("claim settings")

    def __str__(self) -> str:
        return f"{self.seller}"
