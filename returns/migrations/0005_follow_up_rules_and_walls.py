"""When a return is asked about, and row-level security round the new rows. Amazon publishes few of these figures; the source says which are its own."""

from datetime import date

from django.db import migrations

from sellers.tenancy import wall

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
    dependencies = [("returns", "0004_returns_at_depth")]
    operations = [
        migrations.RunPython(seed, migrations.RunPython.noop, elidable=False),
        *wall(
            "returns_returnrequest",
            "returns_returnrequestevent",
            "returns_returnrequestline",
            "returns_returnrequestlineevent",
            "returns_returnrequestphoto",
            "returns_returnrequestphotoevent",
            "returns_returnsettings",
            "returns_returnsettingsevent",
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
            "returns_paperstyle",
            "returns_paperstyleevent",
            "returns_policyrule",
            "returns_policyruleevent",
            "returns_returnbatch",
            "returns_returnbatchevent",
            "returns_batchrow",
            "returns_returnphoto",
            "returns_returnphotoevent",
            "returns_returnlabel",
            "returns_returnlabelevent",
        ),
    ]
