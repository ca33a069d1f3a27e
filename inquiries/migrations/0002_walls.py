"""Row-level security round inquiries, what was said, ready replies and hours, and what is kept of their changes."""

from django.db import migrations

from sellers.tenancy import wall


class Migration(migrations.Migration):
    dependencies = [("inquiries", "0001_initial")]
    operations = wall(
        "inquiries_inquiry",
        "inquiries_inquiryevent",
        "inquiries_message",
        "inquiries_messageevent",
        "inquiries_attachment",
        "inquiries_replymail",
        "inquiries_replymailevent",
        "inquiries_replytemplate",
        "inquiries_replytemplateevent",
        "inquiries_servicehours",
        "inquiries_servicehoursevent",
    )
