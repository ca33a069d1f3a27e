"""The first tables."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("sellers", "0001_initial"),
        ("sellers", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Cursor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "feed",
                    models.CharField(
                        choices=[
                            ("orders", "Orders"),
                            ("inventory", "Inventory"),
                            ("reimbursements", "Reimbursements"),
                            ("returns", "Customer returns"),
                            ("ledger", "Inventory Ledger"),
                            ("shipments", "Fulfilled shipments"),
                        ],
                        max_length=20,
                    ),
                ),
                ("read_up_to", models.DateTimeField()),
                ("report_id", models.CharField(blank=True, max_length=60)),
                ("report_asked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "seller",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("seller", "feed"), name="cursor_once")],
            },
        ),
        migrations.CreateModel(
            name="ReportImport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "feed",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("orders", "Orders"),
                            ("inventory", "Inventory"),
                            ("reimbursements", "Reimbursements"),
                            ("returns", "Customer returns"),
                            ("ledger", "Inventory Ledger"),
                            ("shipments", "Fulfilled shipments"),
                        ],
                        max_length=20,
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("file", models.FileField(upload_to="reports/%Y/%m/")),
                ("sha256", models.CharField(max_length=64)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("reading", "Being read"),
                            ("done", "Read"),
                            ("failed", "Not read"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("rows", models.PositiveIntegerField(default=0)),
                ("taken", models.PositiveIntegerField(default=0)),
                ("unreadable", models.JSONField(blank=True, default=list)),
                ("unreadable_count", models.PositiveIntegerField(default=0)),
                ("problem", models.TextField(blank=True)),
                ("created_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
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
                "indexes": [models.Index(fields=["seller", "-created_at"], name="imports_newest")],
            },
        ),
        migrations.CreateModel(
            name="Run",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "feed",
                    models.CharField(
                        choices=[
                            ("orders", "Orders"),
                            ("inventory", "Inventory"),
                            ("reimbursements", "Reimbursements"),
                            ("returns", "Customer returns"),
                            ("ledger", "Inventory Ledger"),
                            ("shipments", "Fulfilled shipments"),
                        ],
                        max_length=20,
                    ),
                ),
                ("started_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                ("total", models.PositiveIntegerField(blank=True, null=True)),
                ("done", models.PositiveIntegerField(default=0)),
                ("failed", models.PositiveIntegerField(default=0)),
                ("error", models.TextField(blank=True)),
                ("reached_at", models.DateTimeField(blank=True, null=True)),
                ("reached_id", models.CharField(blank=True, max_length=100)),
                (
                    "seller",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["seller", "feed", "-started_at"], name="runs_newest")],
            },
        ),
    ]
