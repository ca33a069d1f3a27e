"""Who may see what: users, sellers, marketplaces, memberships and the connection to Amazon."""

from typing import Any, ClassVar, Self, TypeVar
from zoneinfo import ZoneInfo

import pghistory
from django.conf import settings
from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.utils.translation import get_supported_language_variant
from django.utils.translation import gettext_lazy as _

from amazon.connection import Connection
from sellers.secrets import EncryptedField


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A person who signs in with an e-mail address."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """An admin who may do everything in the Django admin."""
        return self.create_user(email, password, **{"is_staff": True, "is_superuser": True, **fields})


class User(AbstractUser):
    """A person: seller, support staff or admin. The e-mail address is the login."""

    username = None  # type: ignore[assignment]
    email = models.EmailField(_("e-mail address"), unique=True)
    language = models.CharField(_("language"), max_length=10, blank=True)
    single_keys = models.BooleanField(_("single-key shortcuts"), default=True)
    weekly_digest = models.BooleanField(_("weekly mail about claims"), default=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]

    def __str__(self) -> str:
        return self.get_full_name() or self.email

    @property
    def initials(self) -> str:
        """Two letters for the round badge."""
        names = [self.first_name, self.last_name] if self.first_name and self.last_name else [self.email, ""]
        return "".join(name[:1] for name in names).upper() or "?"


class Marketplace(models.Model):
    """One of Amazon's marketplaces: its id, zone, currency and hosts. Seeded, editable in the admin."""

    id = models.CharField(max_length=20, primary_key=True)
    code = models.CharField(max_length=2, unique=True)  # "US"
    name = models.CharField(max_length=40)  # "Amazon.com"
    region = models.CharField(max_length=2, choices=[("na", "na"), ("eu", "eu"), ("fe", "fe")])
    timezone = models.CharField(max_length=40)
    currency = models.CharField(max_length=3)
    language = models.CharField(max_length=10)
    swiship_host = models.CharField(max_length=40)

    class Meta:
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def zone(self) -> ZoneInfo:
        """The zone in which this marketplace's days begin and end."""
        return ZoneInfo(self.timezone)

    @property
    def spoken_language(self) -> str:
        """The language of this marketplace's customers where the portal speaks it, else the portal's first."""
        try:
            return get_supported_language_variant(self.language)
        except LookupError:
            return settings.LANGUAGE_CODE


@pghistory.track()
class Seller(models.Model):
    """A business that ships with MCF; everything else belongs to exactly one of these."""

    name = models.CharField(_("name"), max_length=100)
    marketplace = models.ForeignKey(Marketplace, on_delete=models.PROTECT, verbose_name=_("main marketplace"))
    support_email = models.EmailField(_("support e-mail"), blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    members: "models.ManyToManyField[User, Membership]" = models.ManyToManyField(
        User, through="Membership", related_name="sellers"
    )

    class Meta:
        ordering: ClassVar = ["name", "id"]

    def __str__(self) -> str:
        return self.name

    @property
    def zone(self) -> ZoneInfo:
        return self.marketplace.zone


class Role(models.TextChoices):
    """What a member may do. Admins are Django staff, not members."""

    SELLER = "seller", _("Seller")  # everything of the seller, the settings included
    SUPPORT = "support", _("Support")  # orders, returns and claims, not the settings


@pghistory.track()
class Membership(models.Model):
    """That a person works for a seller, and as what."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    seller = models.ForeignKey(Seller, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=10, choices=Role.choices, default=Role.SUPPORT)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["user", "seller"], name="membership_once")]

    def __str__(self) -> str:
        return f"{self.user} · {self.seller}"


M = TypeVar("M", bound=models.Model)


class OwnedQuerySet(models.QuerySet[M]):
    """Every query of a seller's rows starts here."""

    def for_seller(self, seller: Seller | int) -> Self:
        return self.filter(seller_id=seller if isinstance(seller, int) else seller.pk)


class AmazonConnectionQuerySet(OwnedQuerySet["AmazonConnection"]):
    def usable(self) -> Self:
        """Connections that may be called: switched on and not refused by Amazon."""
        return self.filter(enabled=True, needs_reconnect=False)


class AmazonConnection(models.Model):
    """How the portal speaks to Amazon for one seller. The secrets are encrypted at rest and never shown again."""

    seller = models.OneToOneField(Seller, on_delete=models.CASCADE, related_name="amazon_connection")
    endpoint = models.URLField(_("SP-API endpoint"), blank=True)  # empty: the installation's own
    lwa_endpoint = models.URLField(_("Login with Amazon endpoint"), blank=True)
    client_id = models.CharField(_("client ID"), max_length=200)
    client_secret = EncryptedField(_("client secret"))
    refresh_token = EncryptedField(_("refresh token"))
    enabled = models.BooleanField(_("enabled"), default=True)
    tested_at = models.DateTimeField(null=True, blank=True)
    last_outcome = models.CharField(
        max_length=20, blank=True
    )  # of the last contact: ok, unauthorized, throttled...
    last_error = models.TextField(blank=True)  # of the last contact, empty when it worked
    needs_reconnect = models.BooleanField(
        default=False
    )  # Amazon refused the credentials; polling stops until then

    objects = AmazonConnectionQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Amazon · {self.seller}"

    def to_connection(self) -> Connection:
        """The client's own value object, with the installation's endpoints where the seller set none."""
        return Connection(
            endpoint=self.endpoint or settings.SP_API_ENDPOINT,
            lwa_endpoint=self.lwa_endpoint or settings.LWA_ENDPOINT,
            client_id=self.client_id,
            client_secret=self.client_secret,
            refresh_token=self.refresh_token,
            marketplace_ids=(self.seller.marketplace_id,),
        )


class AmazonCallQuerySet(OwnedQuerySet["AmazonCall"]):
    pass


class AmazonCall(models.Model):
    """That Amazon was called for a seller: what, how long, with what result. No token, body or query; kept 7 days."""

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    operation = models.CharField(max_length=60)
    path = models.CharField(max_length=300)
    status = models.PositiveSmallIntegerField(default=0)  # 0: no answer came
    outcome = models.CharField(max_length=20)
    code = models.CharField(max_length=100, blank=True)
    message = models.CharField(max_length=500, blank=True)
    request_id = models.CharField(max_length=100, blank=True)
    milliseconds = models.PositiveIntegerField()
    at = models.DateTimeField(db_index=True)

    objects = AmazonCallQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["seller", "-at"], name="calls_newest")]

    def __str__(self) -> str:
        return f"{self.operation} {self.status}"
