"""Inquiries to look at: they are answered on their own pages, where it is recorded."""

from django.contrib import admin

from history.readonly import ReadOnly
from inquiries.models import Inquiry, Message


class MessageInline(ReadOnly, admin.TabularInline[Message, Inquiry]):
    model = Message
    fields = ("said_at", "direction", "channel", "text", "by")


@admin.register(Inquiry)
class InquiryAdmin(ReadOnly, admin.ModelAdmin[Inquiry]):
    list_display = ("number", "seller", "kind", "subject", "order", "status", "due_at", "owner")
    list_filter = ("status", "kind")
    list_select_related = ("seller", "order", "owner")
    search_fields = ("number", "case_id", "order__seller_order_id")
    inlines = (MessageInline,)
