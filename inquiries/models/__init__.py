"""What customers ask and what Seller Support is asked: inquiries, what was said, ready replies, answering hours."""

from inquiries.models.hours import ServiceHours, ServiceHoursQuerySet
from inquiries.models.inquiries import Inquiry, InquiryQuerySet
from inquiries.models.mails import MailProblem, MailStatus, ReplyMail, ReplyMailQuerySet
from inquiries.models.messages import Attachment, AttachmentQuerySet, Message, MessageQuerySet
from inquiries.models.replies import ReplyTemplate, ReplyTemplateQuerySet
from inquiries.models.states import ACTIVE, HELD, RUNNING, Channel, Direction, Kind, State

__all__ = [
    "ACTIVE",
    "HELD",
    "RUNNING",
    "Attachment",
    "AttachmentQuerySet",
    "Channel",
    "Direction",
    "Inquiry",
    "InquiryQuerySet",
    "Kind",
    "MailProblem",
    "MailStatus",
    "Message",
    "MessageQuerySet",
    "ReplyMail",
    "ReplyMailQuerySet",
    "ReplyTemplate",
    "ReplyTemplateQuerySet",
    "ServiceHours",
    "ServiceHoursQuerySet",
    "State",
]
