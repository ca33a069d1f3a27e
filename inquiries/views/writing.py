"""Writing to a customer or to Seller Support: a ready text with its facts, looked at, changed, then mailed or copied."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from history.actions import Refusal, SomeoneWasFirst
from inquiries import actions
from inquiries.actions import Opening, Reply
from inquiries.choosing import Desk, order_for_texts, templates_for
from inquiries.forms import ReplyForm
from inquiries.models import Channel, Direction, Inquiry, Kind, Message
from inquiries.tasks import send_soon
from inquiries.texts import LANGUAGES, spoken_in
from inquiries.views.keys import fresh_key
from inquiries.views.reading import inquiry_of
from orders.models import Order
from sellers.access import MemberRequest, member_required


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def reply(request: MemberRequest, number: str) -> HttpResponse:
    """An answer in an inquiry."""
    inquiry = inquiry_of(request, number)
    order = order_for_texts(request.seller, inquiry.order_id)
    return _Page(request, order, inquiry).answer()


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def write(request: MemberRequest, order_id: str) -> HttpResponse:
    """A letter to the customer of an order who has not asked; an inquiry begins with it."""
    return _Page(request, order_of(request, order_id), None).answer()


def order_of(request: MemberRequest, order_id: str) -> Order:
    """The seller's own order with everything that texts read of it."""
    rows = Order.objects.for_seller(request.seller)
    found = get_object_or_404(rows.only("pk"), seller_order_id=order_id)
    order = order_for_texts(request.seller, found.pk)
    assert order is not None  # noqa: S101 - it was found a moment ago, in the same transaction
    return order


@dataclass
class _Page:
    """One page on which a letter is written."""

    request: MemberRequest
    order: Order | None
    inquiry: Inquiry | None

    def answer(self) -> HttpResponse:
        if self.request.method != "POST":
            return self.draw(self.fresh())
        form = self.form(self.request.POST, self.request.FILES)
        if not form.is_valid():
            return self.draw(form, status=422)
        try:
            message = self.send(form)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
            return self.draw(form, status=409 if isinstance(refusal, SomeoneWasFirst) else 422)
        return self.done(message)

    @cached_property
    def desk(self) -> Desk:
        told, kind = self.inquiry, self.inquiry.kind if self.inquiry else str(Kind.QUESTION)
        return Desk(
            seller=self.request.seller,
            order=self.order,
            kind=kind,
            language=self.language,
            now=timezone.now(),
            customer=told.customer_name if told else "",
            case_id=told.case_id if told else "",
            templates=templates_for(self.request.seller, kind, self.language),
        )

    @property
    def language(self) -> str:
        """As asked for, else the customer's; to Seller Support English."""
        asked = self.request.POST.get("language") or self.request.GET.get("language", "")
        if asked in LANGUAGES:
            return asked
        if self.inquiry is not None:
            return "en" if self.inquiry.is_case else self.inquiry.language
        return spoken_in(self.order.country) if self.order else "en"

    def form(self, *data: Any, **more: Any) -> ReplyForm:
        is_case = self.inquiry is not None and self.inquiry.is_case
        return ReplyForm(*data, seller=self.request.seller, is_case=is_case, **more)

    def fresh(self) -> ReplyForm:
        """The form with the chosen text in it."""
        chosen = self.desk.choose(self.request.GET.get("text", ""))
        last = (
            self.inquiry.messages.order_by("-id").values_list("id", flat=True).first() if self.inquiry else 0
        )
        told = self.inquiry
        return self.form(
            initial={
                "submission_key": fresh_key(),
                "seen": last or 0,
                "draft": chosen.key,
                "language": self.language,
                "to": self._address(),
                "subject": chosen.letter.subject or (told.subject if told else ""),
                "text": chosen.letter.text,
                "channel": told.channel if told else Channel.EMAIL,
            }
        )

    def _address(self) -> str:
        if self.inquiry is not None:
            return self.inquiry.customer_email
        emails = self.order.notification_emails if self.order else []
        return emails[0] if emails else ""

    def send(self, form: ReplyForm) -> Message:
        told = form.cleaned_data
        names = ("subject", "text", "submission_key", "to", "channel", "language", "draft", "seen", "then")
        letter = Reply(files=told["attachments"], **{name: told[name] for name in names})
        who: dict[str, Any] = {"by": self.request.user, "at": timezone.now()}
        if self.inquiry is not None:
            return actions.reply(inquiry=self.inquiry, reply=letter, **who)
        opening = Opening(
            kind=Kind.QUESTION,
            channel=Channel.EMAIL if letter.to else letter.channel,
            subject=letter.subject,
            text="",
            order=self.order,
            direction=Direction.SENT,
            customer_email=letter.to,
            language=self.language,
            owner=self.request.user,
            submission_key=letter.submission_key,
        )
        return actions.write_first(seller=self.request.seller, opening=opening, letter=letter, **who)

    def done(self, message: Message) -> HttpResponse:
        mail = getattr(message, "mail", None)
        if mail is not None:
            send_soon(mail)
            text = _("The reply is being sent to %(to)s.") % {"to": mail.to}
        else:
            text = _("Kept as sent.")
        messages.success(self.request, text)
        return redirect("inquiries:detail", message.inquiry.number)

    def draw(self, form: ReplyForm, *, status: int = 200) -> HttpResponse:
        chosen = self.desk.choose(str(form["draft"].value() or ""))
        context = {
            "inquiry": self.inquiry,
            "order": self.order,
            "form": form,
            "desk": self.desk,
            "chosen": chosen,
            "missing": chosen.missing if not form.is_bound else (),
            "choices": [(one, self._url(text=one.key)) for one in self.desk.choices],
            "languages": [
                (
                    code,
                    name,
                    self._url(language=code, text="" if chosen.key.startswith("template:") else chosen.key),
                )
                for code, name in self.desk.languages
            ],
            "last": self._last_words(),
            "zone": self.request.seller.zone,
        }
        return render(self.request, "inquiries/write.html", context, status=status)

    def _url(self, **changes: str) -> str:
        asked = {"language": self.language} | changes
        return f"{self.request.path}?{urlencode({name: value for name, value in asked.items() if value})}"

    def _last_words(self) -> Message | None:
        """What is answered: the newest thing that came in."""
        if self.inquiry is None:
            return None
        came = self.inquiry.messages.filter(direction=Direction.RECEIVED)
        return came.order_by("-said_at", "-id").first()
