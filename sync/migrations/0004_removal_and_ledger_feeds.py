"""Feeds of removal orders, removal shipments and the ledger in detail."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("sync", "0003_unread_orders"),
    ]

    operations = [
        migrations.AlterField(
            model_name="cursor",
            name="feed",
            field=models.CharField(
                choices=[
                    ("orders", "Orders"),
                    ("inventory", "Inventory"),
                    ("reimbursements", "Reimbursements"),
                    ("returns", "Customer returns"),
                    ("ledger", "Inventory Ledger"),
                    ("ledger_detail", "Inventory Ledger, each movement"),
                    ("shipments", "Fulfilled shipments"),
                    ("removals", "Removal orders"),
                    ("removal_shipments", "Removal shipments"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="reportimport",
            name="feed",
            field=models.CharField(
                blank=True,
                choices=[
                    ("orders", "Orders"),
                    ("inventory", "Inventory"),
                    ("reimbursements", "Reimbursements"),
                    ("returns", "Customer returns"),
                    ("ledger", "Inventory Ledger"),
                    ("ledger_detail", "Inventory Ledger, each movement"),
                    ("shipments", "Fulfilled shipments"),
                    ("removals", "Removal orders"),
                    ("removal_shipments", "Removal shipments"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="run",
            name="feed",
            field=models.CharField(
                choices=[
                    ("orders", "Orders"),
                    ("inventory", "Inventory"),
                    ("reimbursements", "Reimbursements"),
                    ("returns", "Customer returns"),
                    ("ledger", "Inventory Ledger"),
                    ("ledger_detail", "Inventory Ledger, each movement"),
                    ("shipments", "Fulfilled shipments"),
                    ("removals", "Removal orders"),
                    ("removal_shipments", "Removal shipments"),
                ],
                max_length=20,
            ),
        ),
    ]
