"""Parcels on their way back, questions about returns, grading disputes, and the units of Amazon's report."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from sellers.tenancy import wall


class Migration(migrations.Migration):
    dependencies = [
        ("orders", "0004_walls"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("returns", "0004_requests_and_bounces"),
        ("sellers", "0002_marketplaces_and_walls"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DisputePhoto",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("file", models.FileField(upload_to="disputes/%Y/%m/")),
                ("name", models.CharField(max_length=200)),
                ("sha256", models.CharField(max_length=64)),
                ("taken_at", models.DateTimeField(blank=True, null=True, verbose_name="taken")),
                ("added_at", models.DateTimeField(verbose_name="added")),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
                ),
            ],
            options={
                "verbose_name": "photo of a dispute",
                "verbose_name_plural": "photos of disputes",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="FollowUpRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "process_days",
                    models.PositiveSmallIntegerField(verbose_name="days from arrival to Amazon's judgement"),
                ),
                (
                    "arrive_days",
                    models.PositiveSmallIntegerField(verbose_name="days a parcel may take to arrive"),
                ),
                (
                    "missing_days",
                    models.PositiveSmallIntegerField(
                        verbose_name="days a unit may come after the first of its RMA"
                    ),
                ),
                (
                    "unused_days",
                    models.PositiveSmallIntegerField(
                        verbose_name="days until an RMA nobody used is asked about"
                    ),
                ),
                (
                    "stale_days",
                    models.PositiveSmallIntegerField(verbose_name="days until an unused RMA counts as stale"),
                ),
                ("dispute_days", models.PositiveSmallIntegerField(verbose_name="days to dispute a grade")),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                ("source", models.CharField(max_length=500, verbose_name="source")),
                (
                    "marketplace",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="sellers.marketplace",
                        verbose_name="marketplace",
                    ),
                ),
            ],
            options={
                "verbose_name": "rule for following up returns",
                "verbose_name_plural": "rules for following up returns",
                "ordering": ["marketplace_id", "-valid_from"],
            },
        ),
        migrations.CreateModel(
            name="GradingDispute",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Being prepared"),
                            ("filed", "With Seller Support"),
                            ("regraded", "Amazon changed its grade"),
                            ("kept", "Amazon kept its grade"),
                            ("withdrawn", "Given up"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("condition", models.CharField(max_length=30, verbose_name="disputed grade")),
                (
                    "argument",
                    models.CharField(blank=True, max_length=1000, verbose_name="why the grade is wrong"),
                ),
                ("removal_order", models.CharField(blank=True, max_length=60, verbose_name="removal order")),
                (
                    "unit_back_on",
                    models.DateField(blank=True, null=True, verbose_name="unit back with you on"),
                ),
                ("case_id", models.CharField(blank=True, max_length=40, verbose_name="case ID")),
                ("filed_on", models.DateField(blank=True, null=True, verbose_name="filed on")),
                ("outcome", models.CharField(blank=True, max_length=500, verbose_name="Amazon’s answer")),
                ("opened_at", models.DateTimeField(verbose_name="opened")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed")),
                (
                    "item",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="dispute",
                        to="returns.returnitem",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="grading_disputes",
                        to="orders.order",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
                ),
            ],
            options={
                "verbose_name": "grading dispute",
                "verbose_name_plural": "grading disputes",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="DisputePhotoEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("file", models.FileField(upload_to="disputes/%Y/%m/")),
                ("name", models.CharField(max_length=200)),
                ("sha256", models.CharField(max_length=64)),
                ("taken_at", models.DateTimeField(blank=True, null=True, verbose_name="taken")),
                ("added_at", models.DateTimeField(verbose_name="added")),
                (
                    "added_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="returns.disputephoto",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="sellers.seller",
                    ),
                ),
                (
                    "dispute",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="returns.gradingdispute",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="disputephoto",
            name="dispute",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="photos",
                to="returns.gradingdispute",
            ),
        ),
        migrations.CreateModel(
            name="GradingDisputeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Being prepared"),
                            ("filed", "With Seller Support"),
                            ("regraded", "Amazon changed its grade"),
                            ("kept", "Amazon kept its grade"),
                            ("withdrawn", "Given up"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("condition", models.CharField(max_length=30, verbose_name="disputed grade")),
                (
                    "argument",
                    models.CharField(blank=True, max_length=1000, verbose_name="why the grade is wrong"),
                ),
                ("removal_order", models.CharField(blank=True, max_length=60, verbose_name="removal order")),
                (
                    "unit_back_on",
                    models.DateField(blank=True, null=True, verbose_name="unit back with you on"),
                ),
                ("case_id", models.CharField(blank=True, max_length=40, verbose_name="case ID")),
                ("filed_on", models.DateField(blank=True, null=True, verbose_name="filed on")),
                ("outcome", models.CharField(blank=True, max_length=500, verbose_name="Amazon’s answer")),
                ("opened_at", models.DateTimeField(verbose_name="opened")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed")),
                (
                    "item",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="returns.returnitem",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="orders.order",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="returns.gradingdispute",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="sellers.seller",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReportedUnit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=40)),
                ("order_told", models.CharField(max_length=40, verbose_name="order ID in the report")),
                (
                    "match",
                    models.CharField(
                        choices=[
                            ("matched", "On a return"),
                            ("unasked", "Nobody asked for it"),
                            ("unknown", "Order not known"),
                            ("item", "Not in this order"),
                        ],
                        max_length=10,
                        verbose_name="match",
                    ),
                ),
                ("sku", models.CharField(max_length=50, verbose_name="SKU")),
                ("fnsku", models.CharField(blank=True, max_length=20, verbose_name="FNSKU")),
                ("title", models.CharField(blank=True, max_length=300, verbose_name="title")),
                ("returned_at", models.DateTimeField(verbose_name="returned")),
                (
                    "fulfillment_center",
                    models.CharField(blank=True, max_length=20, verbose_name="fulfillment center"),
                ),
                ("disposition", models.CharField(max_length=30, verbose_name="disposition")),
                ("condition", models.CharField(max_length=30, verbose_name="condition")),
                ("reason", models.CharField(blank=True, max_length=60, verbose_name="reason")),
                ("status_told", models.CharField(blank=True, max_length=60, verbose_name="Amazon’s status")),
                ("plate", models.CharField(blank=True, max_length=60, verbose_name="licence plate")),
                ("comment", models.CharField(blank=True, max_length=1000, verbose_name="customer’s comment")),
                ("learned_at", models.DateTimeField(verbose_name="learned")),
                ("looked_at", models.DateTimeField(blank=True, null=True, verbose_name="looked at")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                (
                    "item",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="reported",
                        to="returns.returnitem",
                    ),
                ),
                (
                    "looked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reported_units",
                        to="orders.order",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
                ),
            ],
            options={
                "verbose_name": "unit of the customer-returns report",
                "verbose_name_plural": "units of the customer-returns report",
            },
        ),
        migrations.CreateModel(
            name="ReportedUnitEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=40)),
                ("order_told", models.CharField(max_length=40, verbose_name="order ID in the report")),
                (
                    "match",
                    models.CharField(
                        choices=[
                            ("matched", "On a return"),
                            ("unasked", "Nobody asked for it"),
                            ("unknown", "Order not known"),
                            ("item", "Not in this order"),
                        ],
                        max_length=10,
                        verbose_name="match",
                    ),
                ),
                ("sku", models.CharField(max_length=50, verbose_name="SKU")),
                ("fnsku", models.CharField(blank=True, max_length=20, verbose_name="FNSKU")),
                ("title", models.CharField(blank=True, max_length=300, verbose_name="title")),
                ("returned_at", models.DateTimeField(verbose_name="returned")),
                (
                    "fulfillment_center",
                    models.CharField(blank=True, max_length=20, verbose_name="fulfillment center"),
                ),
                ("disposition", models.CharField(max_length=30, verbose_name="disposition")),
                ("condition", models.CharField(max_length=30, verbose_name="condition")),
                ("reason", models.CharField(blank=True, max_length=60, verbose_name="reason")),
                ("status_told", models.CharField(blank=True, max_length=60, verbose_name="Amazon’s status")),
                ("plate", models.CharField(blank=True, max_length=60, verbose_name="licence plate")),
                ("comment", models.CharField(blank=True, max_length=1000, verbose_name="customer’s comment")),
                ("learned_at", models.DateTimeField(verbose_name="learned")),
                ("looked_at", models.DateTimeField(blank=True, null=True, verbose_name="looked at")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="returns.returnitem",
                    ),
                ),
                (
                    "looked_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="orders.order",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="returns.reportedunit",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="sellers.seller",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReturnParcel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("tracking_number", models.CharField(max_length=100, verbose_name="tracking number")),
                ("carrier_code", models.CharField(blank=True, max_length=60, verbose_name="carrier")),
                ("entered_at", models.DateTimeField(verbose_name="entered")),
                ("status_told", models.CharField(blank=True, max_length=60)),
                ("status_description", models.CharField(blank=True, max_length=300)),
                ("estimate", models.DateTimeField(blank=True, null=True, verbose_name="estimated arrival")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("shipped", "Shipped"),
                            ("in_transit", "In transit"),
                            ("out_for_delivery", "Out for delivery"),
                            ("attempted", "Delivery attempted"),
                            ("pickup", "Available for pickup"),
                            ("held", "Held"),
                            ("delayed", "Delayed"),
                            ("damaged", "Damaged"),
                            ("lost_by_carrier", "Lost by the carrier"),
                            ("returning", "Coming back"),
                            ("returned", "Came back"),
                            ("delivered", "Delivered"),
                            ("unknown", "Not known"),
                        ],
                        default="shipped",
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                (
                    "delivered_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="arrived at Amazon"),
                ),
                ("damaged_at", models.DateTimeField(blank=True, null=True)),
                ("lost_told_at", models.DateTimeField(blank=True, null=True)),
                ("last_event_at", models.DateTimeField(blank=True, null=True)),
                (
                    "arrival_by_hand",
                    models.BooleanField(default=False, verbose_name="arrival entered by hand"),
                ),
                ("last_polled_at", models.DateTimeField(blank=True, null=True)),
                ("next_poll_at", models.DateTimeField(blank=True, null=True)),
                ("poll_failures", models.PositiveSmallIntegerField(default=0)),
                ("poll_error", models.CharField(blank=True, max_length=300)),
                (
                    "authorization",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="parcels",
                        to="returns.returnauthorization",
                        verbose_name="RMA",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="return_parcels",
                        to="orders.order",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
                ),
            ],
            options={
                "verbose_name": "parcel on its way back",
                "verbose_name_plural": "parcels on their way back",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="ReturnParcelEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("tracking_number", models.CharField(max_length=100, verbose_name="tracking number")),
                ("carrier_code", models.CharField(blank=True, max_length=60, verbose_name="carrier")),
                ("entered_at", models.DateTimeField(verbose_name="entered")),
                ("status_told", models.CharField(blank=True, max_length=60)),
                ("status_description", models.CharField(blank=True, max_length=300)),
                ("estimate", models.DateTimeField(blank=True, null=True, verbose_name="estimated arrival")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("shipped", "Shipped"),
                            ("in_transit", "In transit"),
                            ("out_for_delivery", "Out for delivery"),
                            ("attempted", "Delivery attempted"),
                            ("pickup", "Available for pickup"),
                            ("held", "Held"),
                            ("delayed", "Delayed"),
                            ("damaged", "Damaged"),
                            ("lost_by_carrier", "Lost by the carrier"),
                            ("returning", "Coming back"),
                            ("returned", "Came back"),
                            ("delivered", "Delivered"),
                            ("unknown", "Not known"),
                        ],
                        default="shipped",
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                (
                    "delivered_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="arrived at Amazon"),
                ),
                ("damaged_at", models.DateTimeField(blank=True, null=True)),
                ("lost_told_at", models.DateTimeField(blank=True, null=True)),
                ("last_event_at", models.DateTimeField(blank=True, null=True)),
                (
                    "arrival_by_hand",
                    models.BooleanField(default=False, verbose_name="arrival entered by hand"),
                ),
                (
                    "authorization",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="returns.returnauthorization",
                        verbose_name="RMA",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="orders.order",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="audit",
                        related_query_name="audit",
                        to="returns.returnparcel",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="sellers.seller",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReturnParcelScan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[("amazon", "Amazon"), ("swiship", "Swiship"), ("ups", "UPS")], max_length=10
                    ),
                ),
                ("at", models.DateTimeField()),
                ("code", models.CharField(max_length=60)),
                ("description", models.CharField(blank=True, max_length=300)),
                ("city", models.CharField(blank=True, max_length=100)),
                ("region", models.CharField(blank=True, max_length=100)),
                ("country", models.CharField(blank=True, max_length=60)),
                ("time_is_local", models.BooleanField(default=False)),
                ("learned_at", models.DateTimeField()),
                (
                    "parcel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="events",
                        to="returns.returnparcel",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
                ),
            ],
            options={
                "ordering": ["-at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="ReturnQuestion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("other_centre", "Arrived at another center"),
                            ("unannounced", "Came back unannounced"),
                            ("missing", "Missing from the parcel"),
                            ("not_processed", "Arrived, not processed"),
                            ("not_arrived", "Not arrived"),
                            ("unused", "RMA not used"),
                            ("late_refusal", "Refused afterwards"),
                        ],
                        max_length=20,
                        verbose_name="question",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("answered", "Answered"),
                            ("settled", "Settled by itself"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("about", models.CharField(max_length=60)),
                ("since", models.DateField(verbose_name="since")),
                ("goes_stale_on", models.DateField(blank=True, null=True, verbose_name="goes stale on")),
                ("raised_at", models.DateTimeField(verbose_name="raised")),
                ("remind_on", models.DateField(blank=True, null=True, verbose_name="remind me on")),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("amazon_moved", "Amazon sent it there: nothing to do"),
                            ("wrong_label", "The customer used another label"),
                            ("made_elsewhere", "We made the return in Seller Central"),
                            ("sent_without_asking", "The customer sent it without asking"),
                            ("not_ours", "It is not our customer’s: Seller Support was asked"),
                            ("customer_keeps", "The customer keeps it"),
                            ("other_parcel", "It comes in another parcel"),
                            ("lost_on_the_way", "It was lost on the way back"),
                            ("support_asked", "Seller Support was asked"),
                            ("accepted", "Accepted as it is"),
                        ],
                        max_length=20,
                        verbose_name="answer",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                ("case_id", models.CharField(blank=True, max_length=40, verbose_name="case ID")),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "authorization",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="returns.returnauthorization",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="returns.returnitem",
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="return_questions",
                        to="orders.order",
                    ),
                ),
                (
                    "parcel",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="returns.returnparcel",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
                ),
            ],
            options={
                "verbose_name": "question about a return",
                "verbose_name_plural": "questions about returns",
                "ordering": ["since", "id"],
            },
        ),
        migrations.CreateModel(
            name="ReturnQuestionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("other_centre", "Arrived at another center"),
                            ("unannounced", "Came back unannounced"),
                            ("missing", "Missing from the parcel"),
                            ("not_processed", "Arrived, not processed"),
                            ("not_arrived", "Not arrived"),
                            ("unused", "RMA not used"),
                            ("late_refusal", "Refused afterwards"),
                        ],
                        max_length=20,
                        verbose_name="question",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("answered", "Answered"),
                            ("settled", "Settled by itself"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("about", models.CharField(max_length=60)),
                ("since", models.DateField(verbose_name="since")),
                ("goes_stale_on", models.DateField(blank=True, null=True, verbose_name="goes stale on")),
                ("raised_at", models.DateTimeField(verbose_name="raised")),
                ("remind_on", models.DateField(blank=True, null=True, verbose_name="remind me on")),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("amazon_moved", "Amazon sent it there: nothing to do"),
                            ("wrong_label", "The customer used another label"),
                            ("made_elsewhere", "We made the return in Seller Central"),
                            ("sent_without_asking", "The customer sent it without asking"),
                            ("not_ours", "It is not our customer’s: Seller Support was asked"),
                            ("customer_keeps", "The customer keeps it"),
                            ("other_parcel", "It comes in another parcel"),
                            ("lost_on_the_way", "It was lost on the way back"),
                            ("support_asked", "Seller Support was asked"),
                            ("accepted", "Accepted as it is"),
                        ],
                        max_length=20,
                        verbose_name="answer",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                ("case_id", models.CharField(blank=True, max_length=40, verbose_name="case ID")),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "authorization",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="returns.returnauthorization",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="returns.returnitem",
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="orders.order",
                    ),
                ),
                (
                    "parcel",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="returns.returnparcel",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="returns.returnquestion",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="sellers.seller",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="gradingdispute",
            index=models.Index(fields=["seller", "status", "filed_on"], name="disputes_by_status"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gradingdispute",
            trigger=pgtrigger.compiler.Trigger(
                name="dispute_moves",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE _is_valid_transition BOOLEAN;",
                    func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{draft:filed,draft:regraded,draft:withdrawn,filed:regraded,filed:kept,filed:withdrawn,kept:filed,kept:regraded,withdrawn:draft}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                    hash="5e4cb6aefbb21bc1ad8f40bc824689e68b92a76f",
                    operation="UPDATE",
                    pgid="pgtrigger_dispute_moves_8d6d5",
                    table="returns_gradingdispute",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gradingdispute",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "returns_gradingdisputeevent" ("argument", "case_id", "closed_at", "condition", "filed_on", "id", "item_id", "opened_at", "opened_by_id", "order_id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removal_order", "seller_id", "status", "unit_back_on") VALUES (NEW."argument", NEW."case_id", NEW."closed_at", NEW."condition", NEW."filed_on", NEW."id", NEW."item_id", NEW."opened_at", NEW."opened_by_id", NEW."order_id", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."removal_order", NEW."seller_id", NEW."status", NEW."unit_back_on"); RETURN NULL;',
                    hash="0adfcc25444d6e5932e5ac40e54fe3fa148f0eb7",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_fc1ca",
                    table="returns_gradingdispute",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gradingdispute",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "returns_gradingdisputeevent" ("argument", "case_id", "closed_at", "condition", "filed_on", "id", "item_id", "opened_at", "opened_by_id", "order_id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removal_order", "seller_id", "status", "unit_back_on") VALUES (NEW."argument", NEW."case_id", NEW."closed_at", NEW."condition", NEW."filed_on", NEW."id", NEW."item_id", NEW."opened_at", NEW."opened_by_id", NEW."order_id", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."removal_order", NEW."seller_id", NEW."status", NEW."unit_back_on"); RETURN NULL;',
                    hash="58e800cf01b0c16928a30c0ddbe52a3b304d116f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2690f",
                    table="returns_gradingdispute",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="disputephoto",
            constraint=models.UniqueConstraint(fields=("dispute", "sha256"), name="dispute_photo_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="disputephoto",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "returns_disputephotoevent" ("added_at", "added_by_id", "dispute_id", "file", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seller_id", "sha256", "taken_at") VALUES (NEW."added_at", NEW."added_by_id", NEW."dispute_id", NEW."file", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."seller_id", NEW."sha256", NEW."taken_at"); RETURN NULL;',
                    hash="bca40c8b7b0333cedf402d3c02257e3621ab64c3",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_197f9",
                    table="returns_disputephoto",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="disputephoto",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "returns_disputephotoevent" ("added_at", "added_by_id", "dispute_id", "file", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seller_id", "sha256", "taken_at") VALUES (NEW."added_at", NEW."added_by_id", NEW."dispute_id", NEW."file", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."seller_id", NEW."sha256", NEW."taken_at"); RETURN NULL;',
                    hash="9c727437090e70627e300f355d3d952539079bcf",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0d98a",
                    table="returns_disputephoto",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="reportedunit",
            index=models.Index(fields=["seller", "-returned_at", "-id"], name="reported_units_newest"),
        ),
        migrations.AddIndex(
            model_name="reportedunit",
            index=models.Index(
                fields=["seller", "match", "-returned_at", "-id"], name="reported_units_by_match"
            ),
        ),
        migrations.AddConstraint(
            model_name="reportedunit",
            constraint=models.UniqueConstraint(fields=("seller", "name"), name="reported_unit_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reportedunit",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "returns_reportedunitevent" ("comment", "condition", "disposition", "fnsku", "fulfillment_center", "id", "item_id", "learned_at", "looked_at", "looked_by_id", "match", "name", "note", "order_id", "order_told", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plate", "reason", "returned_at", "seller_id", "sku", "status_told", "title") VALUES (NEW."comment", NEW."condition", NEW."disposition", NEW."fnsku", NEW."fulfillment_center", NEW."id", NEW."item_id", NEW."learned_at", NEW."looked_at", NEW."looked_by_id", NEW."match", NEW."name", NEW."note", NEW."order_id", NEW."order_told", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plate", NEW."reason", NEW."returned_at", NEW."seller_id", NEW."sku", NEW."status_told", NEW."title"); RETURN NULL;',
                    hash="f14efd7b572f8a260e25853de136ef645987441d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3e463",
                    table="returns_reportedunit",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reportedunit",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "returns_reportedunitevent" ("comment", "condition", "disposition", "fnsku", "fulfillment_center", "id", "item_id", "learned_at", "looked_at", "looked_by_id", "match", "name", "note", "order_id", "order_told", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plate", "reason", "returned_at", "seller_id", "sku", "status_told", "title") VALUES (NEW."comment", NEW."condition", NEW."disposition", NEW."fnsku", NEW."fulfillment_center", NEW."id", NEW."item_id", NEW."learned_at", NEW."looked_at", NEW."looked_by_id", NEW."match", NEW."name", NEW."note", NEW."order_id", NEW."order_told", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plate", NEW."reason", NEW."returned_at", NEW."seller_id", NEW."sku", NEW."status_told", NEW."title"); RETURN NULL;',
                    hash="306fa4b2a3d9aa14f569a14ced24a7dffe818fa5",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e44f6",
                    table="returns_reportedunit",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="returnparcel",
            index=models.Index(
                condition=models.Q(("next_poll_at__isnull", False)),
                fields=["seller", "next_poll_at", "id"],
                name="return_parcels_due",
            ),
        ),
        migrations.AddConstraint(
            model_name="returnparcel",
            constraint=models.UniqueConstraint(
                fields=("order", "tracking_number"), name="return_parcel_once"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="returnparcel",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "returns_returnparcelevent" ("arrival_by_hand", "authorization_id", "carrier_code", "damaged_at", "delivered_at", "entered_at", "entered_by_id", "estimate", "id", "last_event_at", "lost_told_at", "order_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seller_id", "state", "status_description", "status_told", "tracking_number") VALUES (NEW."arrival_by_hand", NEW."authorization_id", NEW."carrier_code", NEW."damaged_at", NEW."delivered_at", NEW."entered_at", NEW."entered_by_id", NEW."estimate", NEW."id", NEW."last_event_at", NEW."lost_told_at", NEW."order_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."seller_id", NEW."state", NEW."status_description", NEW."status_told", NEW."tracking_number"); RETURN NULL;',
                    hash="a11c612f872832c1dbb9d6b01ea0ba6aff2c6cb1",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_55760",
                    table="returns_returnparcel",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="returnparcel",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."arrival_by_hand" IS DISTINCT FROM (NEW."arrival_by_hand") OR OLD."authorization_id" IS DISTINCT FROM (NEW."authorization_id") OR OLD."carrier_code" IS DISTINCT FROM (NEW."carrier_code") OR OLD."damaged_at" IS DISTINCT FROM (NEW."damaged_at") OR OLD."delivered_at" IS DISTINCT FROM (NEW."delivered_at") OR OLD."entered_at" IS DISTINCT FROM (NEW."entered_at") OR OLD."entered_by_id" IS DISTINCT FROM (NEW."entered_by_id") OR OLD."estimate" IS DISTINCT FROM (NEW."estimate") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."last_event_at" IS DISTINCT FROM (NEW."last_event_at") OR OLD."lost_told_at" IS DISTINCT FROM (NEW."lost_told_at") OR OLD."order_id" IS DISTINCT FROM (NEW."order_id") OR OLD."seller_id" IS DISTINCT FROM (NEW."seller_id") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."status_description" IS DISTINCT FROM (NEW."status_description") OR OLD."status_told" IS DISTINCT FROM (NEW."status_told") OR OLD."tracking_number" IS DISTINCT FROM (NEW."tracking_number"))',
                    func='INSERT INTO "returns_returnparcelevent" ("arrival_by_hand", "authorization_id", "carrier_code", "damaged_at", "delivered_at", "entered_at", "entered_by_id", "estimate", "id", "last_event_at", "lost_told_at", "order_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seller_id", "state", "status_description", "status_told", "tracking_number") VALUES (NEW."arrival_by_hand", NEW."authorization_id", NEW."carrier_code", NEW."damaged_at", NEW."delivered_at", NEW."entered_at", NEW."entered_by_id", NEW."estimate", NEW."id", NEW."last_event_at", NEW."lost_told_at", NEW."order_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."seller_id", NEW."state", NEW."status_description", NEW."status_told", NEW."tracking_number"); RETURN NULL;',
                    hash="60685f07fbbd1dbbbaaa865e878c2732de9cdf82",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e0e54",
                    table="returns_returnparcel",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="returnparcel",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "returns_returnparcelevent" ("arrival_by_hand", "authorization_id", "carrier_code", "damaged_at", "delivered_at", "entered_at", "entered_by_id", "estimate", "id", "last_event_at", "lost_told_at", "order_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seller_id", "state", "status_description", "status_told", "tracking_number") VALUES (OLD."arrival_by_hand", OLD."authorization_id", OLD."carrier_code", OLD."damaged_at", OLD."delivered_at", OLD."entered_at", OLD."entered_by_id", OLD."estimate", OLD."id", OLD."last_event_at", OLD."lost_told_at", OLD."order_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."seller_id", OLD."state", OLD."status_description", OLD."status_told", OLD."tracking_number"); RETURN NULL;',
                    hash="73d8ae4e51d7a6fc88945ee4f9f11a2769e27861",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_6e7be",
                    table="returns_returnparcel",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="returnparcelscan",
            constraint=models.UniqueConstraint(
                fields=("parcel", "at", "code", "city", "source"), name="return_scan_once"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="returnparcelscan",
            trigger=pgtrigger.compiler.Trigger(
                name="scan_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="53a47734fdf6f09125ccaa7259dd82a164d2b874",
                    operation="UPDATE",
                    pgid="pgtrigger_scan_is_kept_862c2",
                    table="returns_returnparcelscan",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="returnquestion",
            index=models.Index(
                condition=models.Q(("status", "open")),
                fields=["seller", "since", "id"],
                name="return_questions_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="returnquestion",
            constraint=models.UniqueConstraint(
                fields=("order", "kind", "about"), name="return_question_once"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="returnquestion",
            trigger=pgtrigger.compiler.Trigger(
                name="return_question_moves",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE _is_valid_transition BOOLEAN;",
                    func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{open:answered,open:settled,answered:open,answered:settled,settled:open}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                    hash="71a6adeb1dc5002c365bf4e5a83c9e954badde31",
                    operation="UPDATE",
                    pgid="pgtrigger_return_question_moves_0bc60",
                    table="returns_returnquestion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="returnquestion",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "returns_returnquestionevent" ("about", "answer", "answered_at", "answered_by_id", "authorization_id", "case_id", "goes_stale_on", "id", "item_id", "kind", "note", "order_id", "parcel_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_at", "remind_on", "seller_id", "since", "status") VALUES (NEW."about", NEW."answer", NEW."answered_at", NEW."answered_by_id", NEW."authorization_id", NEW."case_id", NEW."goes_stale_on", NEW."id", NEW."item_id", NEW."kind", NEW."note", NEW."order_id", NEW."parcel_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."raised_at", NEW."remind_on", NEW."seller_id", NEW."since", NEW."status"); RETURN NULL;',
                    hash="9409f3952f8c1c11267987849c72477f87f03b7c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b5cdb",
                    table="returns_returnquestion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="returnquestion",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "returns_returnquestionevent" ("about", "answer", "answered_at", "answered_by_id", "authorization_id", "case_id", "goes_stale_on", "id", "item_id", "kind", "note", "order_id", "parcel_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_at", "remind_on", "seller_id", "since", "status") VALUES (NEW."about", NEW."answer", NEW."answered_at", NEW."answered_by_id", NEW."authorization_id", NEW."case_id", NEW."goes_stale_on", NEW."id", NEW."item_id", NEW."kind", NEW."note", NEW."order_id", NEW."parcel_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."raised_at", NEW."remind_on", NEW."seller_id", NEW."since", NEW."status"); RETURN NULL;',
                    hash="e4c779f80ff17cff1cc5ebb963ef9fbc415f4089",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7dc26",
                    table="returns_returnquestion",
                    when="AFTER",
                ),
            ),
        ),
        *wall(
            "returns_returnparcel",
            "returns_returnparcelevent",
            "returns_returnparcelscan",
            "returns_returnquestion",
            "returns_returnquestionevent",
            "returns_gradingdispute",
            "returns_gradingdisputeevent",
            "returns_disputephoto",
            "returns_disputephotoevent",
            "returns_reportedunit",
            "returns_reportedunitevent",
        ),
    ]
