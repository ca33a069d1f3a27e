"""Lines of one reimbursement about different orders are different payments."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reimbursements", "0005_policy_by_kind"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="reimbursement", name="reimbursement_once"),
        migrations.AddConstraint(
            model_name="reimbursement",
            constraint=models.UniqueConstraint(
                fields=("seller", "reimbursement_id", "amazon_order_id", "sku", "fnsku", "reason"),
                name="reimbursement_once",
            ),
        ),
    ]
