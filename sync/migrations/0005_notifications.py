"""Amazon's notifications about orders, each kept once, and the secret with which they come in."""

import django.db.models.deletion
from django.db import migrations, models

from sellers.tenancy import wall


class Migration(migrations.Migration):
    dependencies = [
        ("sellers", "0003_weekly_digest"),
        ("sync", "0004_removal_and_ledger_feeds"),
    ]

    operations = [
        migrations.CreateModel(
            name="PushKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.CharField(max_length=64, unique=True, verbose_name="digest")),
                ("made_at", models.DateTimeField(verbose_name="made")),
                (
                    "seller",
                    models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
                ),
            ],
            options={
                "verbose_name": "secret for notifications",
                "verbose_name_plural": "secrets for notifications",
            },
        ),
        migrations.CreateModel(
            name="Push",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("notification_id", models.CharField(max_length=100, verbose_name="notification ID")),
                ("order_id", models.CharField(max_length=40, verbose_name="order ID")),
                ("status_told", models.CharField(blank=True, max_length=40, verbose_name="status")),
                ("told_at", models.DateTimeField(blank=True, null=True, verbose_name="happened")),
                ("received_at", models.DateTimeField(verbose_name="received")),
                ("read_at", models.DateTimeField(blank=True, null=True, verbose_name="order read")),
                ("error", models.CharField(blank=True, max_length=300, verbose_name="error")),
                (
                    "seller",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="sellers.seller"),
                ),
            ],
            options={
                "verbose_name": "notification",
                "verbose_name_plural": "notifications",
                "indexes": [
                    models.Index(fields=["seller", "-received_at"], name="pushes_newest"),
                    models.Index(
                        condition=models.Q(("read_at", None)),
                        fields=["seller", "received_at"],
                        name="pushes_unread",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("seller", "notification_id"), name="push_once")
                ],
            },
        ),
        *wall("sync_pushkey", "sync_push"),
    ]
