from datetime import UTC, date, datetime, timedelta

import pytest

from history.actions import IllegalMove, Refusal, SomeoneWasFirst
from history.models import Change
from inquiries import actions
from inquiries.actions import Reply
from inquiries.models import Inquiry, Kind, Message, ReplyMail, State
from orders.listing import exact_match
from tests.factories import make_inquiry, make_lost_order, make_member, make_order, make_seller

TUESDAY = datetime(2026, 11, 17, 18, 0, tzinfo=UTC)  # 10:00 in Los Angeles
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def order(seller):
    return make_order(seller, "HG-1")


@pytest.fixture
def inquiry(seller, ann, order):
    return make_inquiry(seller, ann, order=order, at=TUESDAY)


def letter(text="It comes tomorrow.", **told):
    return Reply(**({"subject": "Your order", "text": text, "submission_key": text, "seen": 10**9} | told))


def verbs(inquiry):
    return list(Change.objects.of_subject(inquiry).values_list("verb", flat=True))


# --- opening -----------------------------------------------------------------------------------------------------
def test_a_question_is_due_in_working_hours_and_told_on_the_orders_line_of_time(inquiry, order, ann):
    assert (inquiry.number, inquiry.status) == ("INQ-000001", State.OPEN)
    assert inquiry.due_at == datetime(2026, 11, 18, 18, 0, tzinfo=UTC)  # 7 hours today, the eighth tomorrow
    assert inquiry.next_at == inquiry.due_at
    assert inquiry.messages.get().text == "It should be here by now."
    told = Change.objects.of_order(order.pk).get(verb="inquiry_opened")
    assert (told.actor, told.after) == (ann, "INQ-000001")


def test_the_same_submit_twice_makes_one(seller, ann):
    first = make_inquiry(seller, ann, submission_key="k")
    assert make_inquiry(seller, ann, submission_key="k", subject="Other") == first
    assert (Inquiry.objects.count(), Message.objects.count()) == (1, 1)


def test_numbers_run_per_seller(seller, ann):
    other = make_seller("Nordlicht")
    make_inquiry(seller, ann)
    assert make_inquiry(seller, ann).number == "INQ-000002"
    assert make_inquiry(other, make_member(other)).number == "INQ-000001"


def test_what_was_said_yesterday_is_due_from_yesterday(seller, ann):
    late = make_inquiry(seller, ann, at=TUESDAY, said_at=TUESDAY - DAY * 3)
    assert late.due_at == datetime(2026, 11, 17, 1, 0, tzinfo=UTC)  # said on Saturday: Monday at five


def test_a_filed_case_waits_for_amazon_and_the_order_is_found_by_it(seller, ann, order):
    case = make_inquiry(
        seller, ann, order=order, at=TUESDAY, kind=Kind.CASE, case_id="1700-22", channel="seller_central"
    )
    assert (case.status, case.due_at, case.seconds_left) == (State.WAITING_AMAZON, None, 16 * 3600)
    assert case.follow_up_on == date(2026, 11, 20)
    assert case.next_at == datetime(2026, 11, 20, 17, 0, tzinfo=UTC)
    assert exact_match(seller, "1700 22") == order


def test_a_case_id_that_is_none_is_refused_and_nothing_is_kept(seller, ann):
    with pytest.raises(Refusal, match="4 to 40"):
        make_inquiry(seller, ann, kind=Kind.CASE, case_id="no id")
    assert Inquiry.objects.count() == Message.objects.count() == 0


def test_only_colleagues_may_own_it(seller, ann):
    with pytest.raises(Refusal, match="does not work"):
        make_inquiry(seller, ann, owner=make_member(make_seller("Other")))
    assert Inquiry.objects.count() == 0


# --- hold and resume ---------------------------------------------------------------------------------------------
def test_on_hold_the_clock_stands_and_what_is_left_is_kept(inquiry, ann):
    actions.hold(inquiry=inquiry, state=State.WAITING_CUSTOMER, until=None, by=ann, at=TUESDAY + HOUR * 2)
    inquiry.refresh_from_db()
    assert (inquiry.due_at, inquiry.seconds_left, inquiry.follow_up_on) == (
        None,
        6 * 3600,
        date(2026, 11, 20),
    )
    resumed = datetime(2026, 11, 25, 23, 0, tzinfo=UTC)  # 15:00 on the day before Thanksgiving
    actions.resume(inquiry=inquiry, by=ann, at=resumed)
    inquiry.refresh_from_db()
    assert inquiry.status == State.OPEN
    assert inquiry.due_at == datetime(2026, 11, 27, 21, 0, tzinfo=UTC)  # two hours, then four on Friday
    assert (inquiry.seconds_left, inquiry.follow_up_on) == (None, None)


def test_from_one_hold_to_the_other_nothing_is_lost(inquiry, ann):
    actions.hold(inquiry=inquiry, state=State.WAITING_CUSTOMER, until=None, by=ann, at=TUESDAY + HOUR)
    actions.hold(inquiry=inquiry, state=State.WAITING_AMAZON, until=None, by=ann, at=TUESDAY + DAY * 5)
    assert inquiry.seconds_left == 7 * 3600


def test_what_was_overdue_is_due_at_once_when_it_is_taken_up_again(inquiry, ann):
    actions.hold(inquiry=inquiry, state=State.WAITING_AMAZON, until=None, by=ann, at=TUESDAY + DAY * 2)
    assert inquiry.seconds_left == 0
    actions.resume(inquiry=inquiry, by=ann, at=TUESDAY + DAY * 3)
    assert inquiry.due_at == TUESDAY + DAY * 3


@pytest.mark.parametrize("days", [0, -1, 366])
def test_one_waits_until_a_day_to_come(inquiry, ann, days):
    until = TUESDAY.date() + DAY * days
    with pytest.raises(Refusal, match="after today"):
        actions.hold(inquiry=inquiry, state=State.WAITING_AMAZON, until=until, by=ann, at=TUESDAY)
    inquiry.refresh_from_db()
    assert inquiry.status == State.OPEN


def test_an_answer_that_comes_in_ends_the_hold(inquiry, ann):
    actions.hold(inquiry=inquiry, state=State.WAITING_CUSTOMER, until=None, by=ann, at=TUESDAY)
    said = {"text": "Here is my address.", "channel": "email", "said_at": None, "submission_key": "a"}
    actions.record_received(inquiry=inquiry, by=ann, at=TUESDAY + DAY, **said)
    inquiry.refresh_from_db()
    assert (inquiry.status, inquiry.due_at) == (State.OPEN, datetime(2026, 11, 19, 18, 0, tzinfo=UTC))


@pytest.mark.parametrize("end", ["answered", "closed"])
def test_whoever_writes_again_reopens_it_with_a_whole_clock(inquiry, ann, end):
    if end == "closed":
        actions.close(inquiry=inquiry, by=ann, at=TUESDAY)
    else:
        actions.reply(inquiry=inquiry, reply=letter(), by=ann, at=TUESDAY)
    said = {"text": "Still nothing.", "channel": "phone", "said_at": None, "submission_key": "a"}
    actions.record_received(inquiry=inquiry, by=ann, at=TUESDAY + DAY, **said)
    inquiry.refresh_from_db()
    assert (inquiry.status, inquiry.due_at) == (State.REOPENED, datetime(2026, 11, 19, 18, 0, tzinfo=UTC))


def test_moves_that_the_table_lacks_are_refused(inquiry, ann):
    actions.close(inquiry=inquiry, by=ann, at=TUESDAY)
    with pytest.raises(IllegalMove):
        actions.hold(inquiry=inquiry, state=State.WAITING_AMAZON, until=None, by=ann, at=TUESDAY)
    inquiry.refresh_from_db()
    assert (inquiry.status, inquiry.next_at) == (State.CLOSED, None)


def test_hours_that_change_leave_what_is_due_as_it_was_told(seller, inquiry, ann, ben):
    told = {"opens": datetime(2026, 1, 1, 6).time(), "closes": datetime(2026, 1, 1, 22).time()}  # noqa: DTZ001 - only the clock
    rest = {"country": "CN", "closed_days": [], "question_hours": 2, "case_hours": 4, "wait_days": 1}
    actions.save_hours(seller=seller, timezone="Asia/Shanghai", by=ben, at=TUESDAY, **told, **rest)
    before = inquiry.due_at
    inquiry.refresh_from_db()
    assert inquiry.due_at == before
    assert make_inquiry(seller, ann, at=TUESDAY).due_at == datetime(2026, 11, 18, 0, 0, tzinfo=UTC)


# --- answering ---------------------------------------------------------------------------------------------------
def test_an_answer_stops_the_clock_and_is_kept_as_it_was_sent(inquiry, ann, order):
    message = actions.reply(inquiry=inquiry, reply=letter(), by=ann, at=TUESDAY)
    inquiry.refresh_from_db()
    assert (inquiry.status, inquiry.due_at, inquiry.next_at) == (State.ANSWERED, None, None)
    assert (message.text, message.direction, hasattr(message, "mail")) == (
        "It comes tomorrow.",
        "sent",
        False,
    )
    assert verbs(inquiry)[:2] == ["status", "message_sent"]
    assert Change.objects.of_order(order.pk).filter(verb="message_sent").count() == 1


@pytest.mark.parametrize("text", ["Your parcel is with {carrier}.", "{tracking_number}"])
def test_a_text_with_an_open_gap_is_never_sent(inquiry, ann, text):
    with pytest.raises(Refusal, match="gap that no fact fills"):
        actions.reply(inquiry=inquiry, reply=letter(text, to="ann@example.org"), by=ann, at=TUESDAY)
    inquiry.refresh_from_db()
    assert (inquiry.status, inquiry.messages.count(), ReplyMail.objects.count()) == (State.OPEN, 1, 0)


def test_an_open_gap_in_the_subject_is_refused_too(inquiry, ann):
    with pytest.raises(Refusal, match="the RMA"):
        actions.reply(inquiry=inquiry, reply=letter(subject="RMA {rma}"), by=ann, at=TUESDAY)
    assert inquiry.messages.count() == 1


def test_two_people_who_answer_at_once_send_one_answer(inquiry, ann, ben):
    seen = inquiry.messages.get().pk
    actions.reply(inquiry=inquiry, reply=letter("First.", seen=seen, to="c@example.org"), by=ann, at=TUESDAY)
    with pytest.raises(SomeoneWasFirst, match="Ann Alder wrote something down"):
        actions.reply(
            inquiry=inquiry, reply=letter("Second.", seen=seen, to="c@example.org"), by=ben, at=TUESDAY
        )
    assert list(inquiry.messages.values_list("text", flat=True)) == ["It should be here by now.", "First."]
    assert ReplyMail.objects.count() == 1


def test_a_note_of_a_colleague_does_not_stand_in_the_way(inquiry, ann, ben):
    seen = inquiry.messages.get().pk
    actions.add_note(inquiry=inquiry, text="I look.", submission_key="n", by=ben, at=TUESDAY)
    actions.reply(inquiry=inquiry, reply=letter(seen=seen), by=ann, at=TUESDAY)
    assert inquiry.messages.count() == 3


def test_the_same_answer_twice_is_kept_once(inquiry, ann):
    sent = letter(to="c@example.org", seen=inquiry.messages.get().pk)
    first = actions.reply(inquiry=inquiry, reply=sent, by=ann, at=TUESDAY)
    assert actions.reply(inquiry=inquiry, reply=sent, by=ann, at=TUESDAY) == first
    assert ReplyMail.objects.count() == 1


def test_so_many_mails_a_day_and_no_more(inquiry, ann):
    for number in range(20):
        sent = letter(f"Mail {number}", to="c@example.org")
        actions.reply(inquiry=inquiry, reply=sent, by=ann, at=TUESDAY)
    with pytest.raises(Refusal, match="20 mails"):
        actions.reply(inquiry=inquiry, reply=letter("One more", to="c@example.org"), by=ann, at=TUESDAY)
    assert ReplyMail.objects.count() == 20


# --- who sees to it ----------------------------------------------------------------------------------------------
def test_of_two_who_take_it_at_once_one_has_it(inquiry, ann, ben):
    theirs = Inquiry.objects.get(pk=inquiry.pk)
    actions.assign(inquiry=inquiry, owner=ann, was="", by=ann, at=TUESDAY)
    with pytest.raises(SomeoneWasFirst, match="nothing was changed"):
        actions.assign(inquiry=theirs, owner=ben, was="", by=ben, at=TUESDAY)
    assert Inquiry.objects.get().owner == ann
    assert verbs(inquiry).count("inquiry_assigned") == 1


def test_a_colleague_who_was_first_on_the_page_is_noticed_too(inquiry, ann, ben):
    actions.assign(inquiry=inquiry, owner=ann, was="", by=ann, at=TUESDAY)
    fresh = Inquiry.objects.get(pk=inquiry.pk)
    with pytest.raises(SomeoneWasFirst):
        actions.assign(inquiry=fresh, owner=ben, was="", by=ben, at=TUESDAY)
    assert Inquiry.objects.get().owner == ann


def test_a_case_id_entered_later_names_the_order(inquiry, ann, seller, order):
    actions.set_case_id(inquiry=inquiry, case_id=" 17-0001 ", by=ann, at=TUESDAY)
    assert exact_match(seller, "170001") == order
    assert Inquiry.objects.get().folded_case == "170001"


# --- ready replies -----------------------------------------------------------------------------------------------
def test_a_ready_reply_asks_only_for_facts_of_the_list(seller, ann):
    from inquiries.models import ReplyTemplate

    fields = {
        "name": "A",
        "kind": Kind.QUESTION,
        "language": "en",
        "subject": "{order_id}",
        "text": "{price}",
    }
    with pytest.raises(Refusal, match=r"No fact is called \{price\}"):
        actions.save_template(template=ReplyTemplate(seller=seller), fields=fields, by=ann, at=TUESDAY)
    assert ReplyTemplate.objects.count() == 0
    fields["text"] = "{carrier}"
    actions.save_template(template=ReplyTemplate(seller=seller), fields=fields, by=ann, at=TUESDAY)
    with pytest.raises(Refusal, match="already is"):
        actions.save_template(template=ReplyTemplate(seller=seller), fields=fields, by=ann, at=TUESDAY)
    assert ReplyTemplate.objects.count() == 1


def test_another_sellers_order_keeps_its_own_inquiries(seller, ann):
    theirs = make_lost_order(make_seller("Other"))
    make_inquiry(seller, ann)
    assert theirs.inquiries.count() == 0
