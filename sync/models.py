"""How far Amazon's news has been read, what each run did, and the report files that were imported."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sellers.models import OwnedQuerySet, Seller


class Feed(models.TextChoices):
    """One kind of news."""

    ORDERS = "orders", _("Orders")
    INVENTORY = "inventory", _("Inventory")
    REIMBURSEMENTS = "reimbursements", _("Reimbursements")
    RETURNS = "returns", _("Customer returns")
    LEDGER = "ledger", _("Inventory Ledger")
    LEDGER_DETAIL = "ledger_detail", _("Inventory Ledger, each movement")
    SHIPMENTS = "shipments", _("Fulfilled shipments")
    REMOVALS = "removals", _("Removal orders")
    REMOVAL_SHIPMENTS = "removal_shipments", _("Removal shipments")


class CursorQuerySet(OwnedQuerySet["Cursor"]):
    pass


class Cursor(models.Model):
    """Up to when a seller's feed has been read completely; moved only at the end of a run."""

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    feed = models.CharField(max_length=20, choices=Feed.choices)
    read_up_to = models.DateTimeField()
    report_id = models.CharField(
        max_length=60, blank=True
    )  # a report that was asked for and is not ready yet
    report_asked_at = models.DateTimeField(null=True, blank=True)

    objects = CursorQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["seller", "feed"], name="cursor_once")]

    def __str__(self) -> str:
        return f"{self.seller} {self.feed}"


class RunQuerySet(OwnedQuerySet["Run"]):
    pass


class Run(models.Model):
    """One reading of a feed: what it did so far, and the error that ended it, if any."""

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    feed = models.CharField(max_length=20, choices=Feed.choices)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    total = models.PositiveIntegerField(null=True, blank=True)
    done = models.PositiveIntegerField(default=0)
    failed = models.PositiveIntegerField(default=0)
    error = models.TextField(blank=True)
    # How far an interrupted pass came, in the order in which it reads: a later attempt goes on behind it
    reached_at = models.DateTimeField(null=True, blank=True)
    reached_id = models.CharField(max_length=100, blank=True)
    unread = models.JSONField(
        default=list, blank=True
    )  # ids that could not be recorded; the next pass asks again

    objects = RunQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["seller", "feed", "-started_at"], name="runs_newest")]

    def __str__(self) -> str:
        return f"{self.seller} {self.feed} {self.started_at:%F %T}"


class ReportImportQuerySet(OwnedQuerySet["ReportImport"]):
    pass


class ReportImport(models.Model):
    """A report file of Amazon's that was read: by API, by upload or by command."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        READING = "reading", _("Being read")
        DONE = "done", _("Read")
        FAILED = "failed", _("Not read")

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    feed = models.CharField(max_length=20, choices=Feed.choices, blank=True)
    name = models.CharField(max_length=200)
    file = models.FileField(upload_to="reports/%Y/%m/")
    sha256 = models.CharField(max_length=64)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.WAITING)
    rows = models.PositiveIntegerField(default=0)
    taken = models.PositiveIntegerField(default=0)
    unreadable = models.JSONField(default=list, blank=True)  # [{"line": 7, "reason": "..."}], the first 200
    unreadable_count = models.PositiveIntegerField(default=0)
    problem = models.TextField(blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = ReportImportQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["seller", "-created_at"], name="imports_newest")]

    def __str__(self) -> str:
        return self.name


class PushKeyQuerySet(OwnedQuerySet["PushKey"]):
    pass


class PushKey(models.Model):
    """The secret with which Amazon's notifications of a seller come in; only its digest is kept."""

    seller = models.OneToOneField(Seller, on_delete=models.CASCADE)
    digest = models.CharField(_("digest"), max_length=64, unique=True)
    made_at = models.DateTimeField(_("made"))

    objects = PushKeyQuerySet.as_manager()

    class Meta:
        verbose_name = _("secret for notifications")
        verbose_name_plural = _("secrets for notifications")

    def __str__(self) -> str:
        return f"{self.seller}"


class PushQuerySet(OwnedQuerySet["Push"]):
    pass


class Push(models.Model):
    """A notification of Amazon's about an order, and when the order was read because of it."""

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    notification_id = models.CharField(_("notification ID"), max_length=100)
    order_id = models.CharField(_("order ID"), max_length=40)
    status_told = models.CharField(_("status"), max_length=40, blank=True)
    told_at = models.DateTimeField(_("happened"), null=True, blank=True)
    received_at = models.DateTimeField(_("received"))
    read_at = models.DateTimeField(_("order read"), null=True, blank=True)
    error = models.CharField(_("error"), max_length=300, blank=True)

    objects = PushQuerySet.as_manager()

    class Meta:
        verbose_name = _("notification")
        verbose_name_plural = _("notifications")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["seller", "notification_id"], name="push_once")
        ]
        indexes: ClassVar = [
            models.Index(fields=["seller", "-received_at"], name="pushes_newest"),
            models.Index(
                fields=["seller", "received_at"], name="pushes_unread", condition=models.Q(read_at=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order_id} {self.received_at:%F %T}"
