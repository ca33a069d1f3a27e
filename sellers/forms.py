"""What the settings pages ask for."""

from typing import Any, cast

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from sellers.actions import Credentials
from sellers.endpoints import is_allowed
from sellers.models import AmazonConnection, Role, User

KEPT = _("Stored. Leave this empty to keep it.")


def _secret() -> forms.PasswordInput:
    return forms.PasswordInput(
        render_value=False, attrs={"autocomplete": "new-password", "spellcheck": "false"}
    )


class ConnectionForm(forms.Form):
    """The credentials of a Selling Partner API application. Secrets are taken, never shown."""

    client_id = forms.CharField(label=_("Client ID"), max_length=200)
    client_secret = forms.CharField(
        label=_("Client secret"), max_length=500, widget=_secret(), required=False
    )
    refresh_token = forms.CharField(
        label=_("Refresh token"), max_length=2000, widget=_secret(), required=False
    )
    endpoint = forms.URLField(
        label=_("SP-API endpoint"),
        required=False,
        assume_scheme="https",
        help_text=_("Empty for the portal's own. In Europe: https://sellingpartnerapi-eu.amazon.com"),
    )
    lwa_endpoint = forms.URLField(
        label=_("Login with Amazon endpoint"),
        required=False,
        assume_scheme="https",
        help_text=_("Empty for the portal's own, which is right nearly everywhere."),
    )
    enabled = forms.BooleanField(label=_("Read orders, tracking and reports from Amazon"), required=False)

    def __init__(self, *args: Any, connection: AmazonConnection | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.connection = connection
        for name in ("client_secret", "refresh_token"):
            stored = bool(connection and getattr(connection, name))
            self.fields[name].required = not stored
            self.fields[name].help_text = KEPT if stored else ""
        if not self.is_bound:
            self.initial = {**self._stored(), **self.initial}

    def _stored(self) -> dict[str, Any]:
        names = ("client_id", "endpoint", "lwa_endpoint", "enabled")
        found = self.connection
        return {name: getattr(found, name) for name in names} if found else {"enabled": True}

    def clean_endpoint(self) -> str:
        """Only where Amazon listens, so that secrets are never sent elsewhere."""
        return self._allowed("endpoint", settings.SP_API_ENDPOINT)

    def clean_lwa_endpoint(self) -> str:
        """As for the endpoint."""
        return self._allowed("lwa_endpoint", settings.LWA_ENDPOINT)

    def _allowed(self, name: str, installation: str) -> str:
        url = str(self.cleaned_data[name]).rstrip("/")
        if url and not is_allowed(url, installation=installation):
            raise forms.ValidationError(
                _now(
                    "This is not an address of Amazon's Selling Partner API. Take one from Amazon's documentation."
                )
            )
        return url

    @property
    def credentials(self) -> Credentials:
        """The valid form as the action takes it."""
        return Credentials(**self.cleaned_data)


class InvitationForm(forms.Form):
    """A person to invite and what the person may do."""

    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    role = forms.ChoiceField(
        label=_("Role"),
        choices=Role.choices,
        initial=Role.SUPPORT,
        help_text=_("Support sees orders, returns and claims. Seller also changes these settings."),
    )


class RoleForm(forms.Form):
    """Another role for a member."""

    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)


class ProfileForm(forms.ModelForm):  # type: ignore[type-arg]
    """What a person decides about the portal."""

    language = forms.ChoiceField(label=_("Language"), required=False)
    single_keys = forms.BooleanField(
        label=_("Single-key shortcuts"),
        required=False,
        help_text=_(
            "Keys such as g o or j work without Ctrl. Switch them off when you dictate or use a switch."
        ),
    )
    weekly_digest = forms.BooleanField(
        label=_("Weekly mail about claims"),
        required=False,
        help_text=_("What Amazon owes, what runs out next, and what was paid. Quiet weeks bring no mail."),
    )

    class Meta:
        model = User
        fields = ("first_name", "last_name", "language", "single_keys", "weekly_digest")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = cast("forms.ChoiceField", self.fields["language"])
        choice.choices = [("", _("As the browser asks")), *settings.LANGUAGES]
