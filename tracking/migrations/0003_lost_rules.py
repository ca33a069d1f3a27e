"""When a parcel counts as lost, as Amazon's help pages had it in November 2026."""

from datetime import date

from django.db import migrations

WAIT = "Amazon help, Multi-Channel Fulfillment: lost when not delivered within seven days after the estimated delivery date."
RULES = [
    (None, 90, f"{WAIT} Reimbursement FAQ (US, UK): file within 90 days of the promised delivery date."),
    (
        "A21TJRUUN4KGV",
        30,
        f"{WAIT} Reimbursement policy (India): file within 30 days of the estimated delivery date.",
    ),
]


def seed(apps, schema_editor):
    LostRule = apps.get_model("tracking", "LostRule")
    Marketplace = apps.get_model("sellers", "Marketplace")
    known = set(Marketplace.objects.values_list("pk", flat=True))
    for marketplace, days, source in RULES:
        if marketplace is None or marketplace in known:
            LostRule.objects.get_or_create(
                marketplace_id=marketplace,
                valid_from=date(2020, 1, 1),
                defaults={"wait_days": 7, "file_within_days": days, "quiet_hours": 24, "source": source},
            )


class Migration(migrations.Migration):
    dependencies = [("tracking", "0002_walls"), ("sellers", "0002_marketplaces_and_walls")]
    operations = [migrations.RunPython(seed, migrations.RunPython.noop, elidable=False)]
