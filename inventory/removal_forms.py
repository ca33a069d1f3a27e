"""What people enter about removal orders."""

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

_ID = RegexValidator(r"^[A-Za-z0-9][A-Za-z0-9 ._/-]*$", _("Use letters, figures, hyphens and blanks."))


class CaseRemovalForm(forms.Form):
    """The removal order by which a product's stock leaves."""

    removal_id = forms.CharField(
        label=_("Removal order ID"),
        max_length=60,
        validators=[_ID],
        help_text=_("As Seller Central shows it after the removal order was created."),
    )


class RemovalForm(CaseRemovalForm):
    """A removal order that was created in Seller Central, before the report tells of it."""

    note = forms.CharField(
        label=_("Note"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
