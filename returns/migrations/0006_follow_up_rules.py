"""When a return is asked about. Amazon publishes few of these figures; the source says which are its own."""

from datetime import date

from django.db import migrations

OURS = (
    "Working rule of the portal: Amazon publishes no window for MCF returns. An older Amazon help page (UK) says that "
    "a center checks a return within 72 hours of its arrival; the days to dispute follow the 60 days for removal claims."
)
UK = f"{OURS} UK: a grading dispute within 30 days after the removed unit was delivered."
USUAL = {
    "process_days": 7,
    "arrive_days": 14,
    "missing_days": 5,
    "unused_days": 14,
    "stale_days": 60,
    "dispute_days": 60,
    "source": OURS,
}
RULES = [(None, USUAL), ("A1F83G8C2ARO7P", USUAL | {"dispute_days": 30, "source": UK})]


def seed(apps, schema_editor):
    rules = apps.get_model("returns", "FollowUpRule")
    known = set(apps.get_model("sellers", "Marketplace").objects.values_list("pk", flat=True))
    for marketplace, values in RULES:
        if marketplace is None or marketplace in known:
            rules.objects.get_or_create(
                marketplace_id=marketplace, valid_from=date(2020, 1, 1), defaults=values
            )


class Migration(migrations.Migration):
    dependencies = [("returns", "0005_what_follows")]
    operations = [migrations.RunPython(seed, migrations.RunPython.noop, elidable=False)]
