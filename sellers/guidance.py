"""What an answer of Amazon's means for the connection, in one sentence each for what happened and what to do."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from amazon.errors import AmazonError, Throttled, Unauthorized, Unavailable


@dataclass(frozen=True)
class Advice:
    """What is so, and what to do; `tone` is good, warn or bad."""

    tone: str
    title: str | Promise
    next_step: str | Promise


_RECONNECT = _(
    "Authorise the portal's application again in Seller Central under Apps and Services, then enter the new refresh "
    "token here. Amazon answers the same when the application lacks the role Amazon Fulfillment. Nothing is read from "
    "Amazon until then."
)
_WAIT = _("The credentials were not checked. Wait a minute and test again.")
_UNREACHABLE = _("The credentials were not checked. Look at the endpoint, then test again in a few minutes.")
_REFUSED = _(
    "Check that the application has the role Amazon Fulfillment and that the endpoint belongs to your region."
)


def outcome_of(error: AmazonError | None) -> str:
    """The one word kept of a contact."""
    kinds = ((Unauthorized, "unauthorized"), (Throttled, "throttled"), (Unavailable, "unavailable"))
    if error is None:
        return "ok"
    return next((word for kind, word in kinds if isinstance(error, kind)), "refused")


_ADVICE = {
    "ok": Advice("good", _("Amazon answered"), _("The connection works. Orders are read every few minutes.")),
    "unauthorized": Advice("bad", _("Amazon refused the credentials"), _RECONNECT),
    "throttled": Advice("warn", _("Amazon is busy with our earlier calls"), _WAIT),
    "unavailable": Advice("warn", _("Amazon could not be reached"), _UNREACHABLE),
    "refused": Advice("bad", _("Amazon said no"), _REFUSED),
}


def about_contact(outcome: str) -> Advice | None:
    """What the last contact means for people; None when there was none yet."""
    return _ADVICE.get(outcome)
