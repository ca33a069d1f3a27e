"""The mail that lets an invited person in."""

from allauth.account.adapter import get_adapter
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.http import HttpRequest
from django.urls import reverse

from sellers.models import Membership


def send_invitation(request: HttpRequest, membership: Membership) -> None:
    """Tell a person for whom they may work now; who has no password yet gets a link to choose one."""
    user = membership.user
    key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
    adapter = get_adapter(request)
    new = not user.has_usable_password()
    context = {
        "seller": membership.seller,
        "role": membership.get_role_display(),
        "inviter": request.user,
        "new": new,
        "url": adapter.get_reset_password_from_key_url(key)
        if new
        else request.build_absolute_uri(reverse("home")),
    }
    adapter.send_mail("sellers/email/invitation", user.email, context)
