"""Row-level security round the rows that belong to one seller. The policy itself comes with 0005."""

from django.db import migrations

from sellers.tenancy import wall


class Migration(migrations.Migration):
    dependencies = [
        ("reimbursements", "0001_initial"),
        ("sellers", "0002_marketplaces_and_walls"),
    ]
    operations = [
        *wall(
            "reimbursements_claim",
            "reimbursements_claimevent",
            "reimbursements_claimunit",
            "reimbursements_claimunitevent",
            "reimbursements_evidence",
            "reimbursements_evidenceevent",
            "reimbursements_reimbursement",
            "reimbursements_reimbursementevent",
        ),
    ]
