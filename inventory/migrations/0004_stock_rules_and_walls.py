"""Row-level security round stock at depth, and the numbers the rules of hazmat and removals turn on."""

from datetime import date

from django.db import migrations

from sellers.tenancy import wall

PAGE = "Amazon help, Dangerous goods review process"
RULES = [
    (
        "document_workdays",
        14,
        f"{PAGE}: 14 business days to supply documents for stock in a fulfillment center, else disposal.",
    ),
    ("sheet_years", 5, f"{PAGE}: safety data sheet dated within the last five years."),
    ("review_workdays", 7, "FBA Inbound Eligibility, FBA_INB_0014: the review takes 4 to 7 business days."),
    ("removal_quiet_days", 30, "Ours: Amazon names no time; at peak a removal order in process takes weeks."),
    ("removal_report_days", 3, "Ours: Amazon's report is made once a day."),
]


def seed(apps, schema_editor):
    StockRule = apps.get_model("inventory", "StockRule")
    for name, number, source in RULES:
        StockRule.objects.get_or_create(
            name=name,
            marketplace=None,
            valid_from=date(2020, 1, 1),
            defaults={"number": number, "source": source},
        )


class Migration(migrations.Migration):
    dependencies = [("inventory", "0003_stock_at_depth")]
    operations = [
        *wall(
            "inventory_forecast",
            "inventory_stockthreshold",
            "inventory_stockthresholdevent",
            "inventory_ledgermovement",
            "inventory_hazmatcase",
            "inventory_hazmatcaseevent",
            "inventory_hazmatdocument",
            "inventory_hazmatdocumentevent",
            "inventory_removalorder",
            "inventory_removalorderevent",
            "inventory_removalline",
            "inventory_removalshipment",
        ),
        migrations.RunPython(seed, migrations.RunPython.noop, elidable=False),
    ]
