"""Each kind of change as a sentence for people: the verb decides, the row's own words fill the gaps.

`{before}`, `{after}` and the keys of the row's `data` may be used. A verb that is not listed here is shown as itself,
so that nothing that happened is ever hidden.
"""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: Mapping[str, str | Promise] = {
    # orders
    "order_received": _("Order received"),
    "order_status": _("Amazon's status is now {after}"),
    "cancel_requested": _("Asked Amazon to cancel the order"),
    "hold_released": _("Asked Amazon to ship the held order"),
    "note": _("Note"),
    "resolution": _("Made it right with the customer: {after}, {reference}"),
    "removal": _("Removal check: {after}"),
    "preview_fails": _("Amazon says in a preview that it can’t fulfil the order: {after}"),
    "ordered_again": _("Ordered again as {after}"),
    "setback_settled": _("Dealt with, though it could not be fulfilled"),
    "setback_reopened": _("Put back into the unfulfillable inbox"),
    "customer_link": _("Tracking link for the customer made"),
    # parcels
    "parcel_shipped": _("Parcel {parcel} shipped"),
    "parcel_state": _("Parcel {parcel}: {after}"),
    "parcel_carrier": _("Carrier of parcel {parcel}: {after}"),
    "estimate_moved": _("Estimate of parcel {parcel} moved to {after}"),
    "lost_eligible": _("Parcel {parcel} became lost-eligible"),
    "lost_eligible_dropped": _("Parcel {parcel} is no longer lost-eligible"),
    "delivery_photo": _("Photo of the delivery of parcel {parcel} kept"),
    # returns
    "return_created": _("Return {after} created"),
    "policy_overridden": _("Returned although the policy is against it: {objections}"),
    "label_added": _("Postage label added: {after}"),
    "label_removed": _("Postage label taken away: {before}"),
    "policy_rule_added": _("Rule for returns added: {after}"),
    "policy_rule_ended": _("Rule for returns ends on {after}"),
    "policy_rule_removed": _("Rule for returns removed: {before}"),
    "paper_style": _("The look of the papers was changed"),
    "returns.returnbatch.status": _("List of returns: {after}"),
    "returns.return.status": _("Return status: {after}"),
    "rma_issued": _("RMA {after} issued"),
    "rma_changed": _("RMA {after} changed by Amazon"),
    "unit_authorised": _("A unit was authorised to come back"),
    "unit_status": _("Return Status of a unit: {after}"),
    "unit_condition": _("Amazon judged a returned unit: {after}"),
    "unit_refused": _("Amazon refused the return of a unit"),
    "rma_printed": _("RMA {after} opened for printing"),
    "rma_mail": _("RMA to be mailed to the customer"),
    "rma_mail_again": _("RMA to be mailed to the customer again"),
    "returns.rmamail.status": _("Mail with the RMA: {after}"),
    "return_settings": _("Settings for returns changed"),
    "return_requested": _("The customer asked for a return ({after})"),
    "returns.returnrequest.status": _("Return request: {after}"),
    "returns.returnrequest.mail_status": _("Mail with the answer: {after}"),
    "request_answer_again": _("The answer to be mailed to the customer again"),
    "request_answer_known": _("The customer knows the answer in another way"),
    "request_answer_bounced": _("The mail with the answer came back"),
    "rma_link_opened": _("The link to the RMA was opened"),
    "unit_regraded": _("Amazon corrected its judgement of a unit: {after}"),
    "unit_ungraded": _("Amazon took back its judgement of a unit"),
    "unit_unasked": _("One unit of {after} came back that nobody asked for"),
    "reported_unit_looked_at": _("Explained the unit of {after} that nobody asked for"),
    "return_parcel": _("Parcel on its way back: {after}"),
    "return_parcel_forgotten": _("The number {before} was taken away again"),
    "return_parcel_state": _("Parcel {number} on its way back: {after}"),
    "return_parcel_arrived": _("Parcel {after} arrived at Amazon, entered by hand"),
    "question_raised": _("To be asked about the return: {after}"),
    "question_put_off": _("A question about the return was put off to {after}"),
    "returns.returnquestion.status": _("Question about the return: {after}"),
    "dispute_opened": _("Grade disputed: {after}"),
    "dispute_argued": _("Objection to the grade written down"),
    "dispute_photo": _("Photo of the unit added: {after}"),
    "dispute_asked": _("Seller Support asked again about the grade, case {after}"),
    "returns.gradingdispute.status": _("Grading dispute: {after}"),
    "restocked": _("One unit of {after} is back in stock"),
    "restock_reversed": _("One unit of {after} was taken off stock again"),
    # claims
    "claim_opened": _("Claim {after} opened"),
    "reimbursements.claim.status": _("Claim status: {after}"),
    "claim_missed": _("No claim was opened in time: {after}"),
    "drafts_by_itself": _("The portal opens drafts of claims by itself"),
    "drafts_by_hand": _("Claims are opened by hand"),
    "payment_explained": _("Payment {payment} explained by hand: {after}"),
    "payment_unexplained": _("The explanation of payment {payment} was taken back"),
    "deadline_warning": _("Warning {after} of 3: the last day is {day}"),
    "claim_withdrawn": _("Claim {after} withdrawn"),
    "evidence_added": _("Proof added: {after}"),
    "evidence_removed": _("Proof removed: {before}"),
    "evidence_refused": _("Not usable as proof: {after}"),
    "letter": _("Letter kept: {after}"),
    "step_left": _("Amazon's decision accepted, left: {after}"),
    "reimbursements.claimstep.status": _("Step of the case: {after}"),
    # products
    "hazmat": _("Dangerous goods review: {after}"),
    "hazmat_opened": _("Dangerous goods review opened: {after}"),
    "inventory.hazmatcase.status": _("Dangerous goods review: {after}"),
    "hazmat_date": _("Day on which Amazon asked for documents: {after}"),
    "hazmat_brand": _("Brand on the detail page: {after}"),
    "hazmat_document": _("Document added: {after}"),
    "hazmat_document_off": _("Document taken off: {before}"),
    "hazmat_removal": _("Stock leaves by removal order {after}"),
    "removal_noted": _("Removal order {after} noted"),
    "removal_told": _("Amazon reported removal order {after}"),
    "removal_status": _("Removal order {removal}: {after}"),
    "removal_linked": _("Removal order {after} linked to this order"),
    "stock_threshold": _("Alarm: {after} days before it runs out, or {units} units left"),
    "product_titles": _("The product’s titles were changed"),
    # inquiries
    "inquiry_opened": _("Inquiry {after} opened"),
    "inquiries.inquiry.status": _("Inquiry: {after}"),
    "inquiry_assigned": _("Inquiry given to {after}"),
    "inquiry_given_back": _("Inquiry is nobody’s now"),
    "case_id": _("Case ID of Seller Support: {after}"),
    "message_received": _("Inquiry {number}: somebody wrote or called"),
    "message_sent": _("Inquiry {number}: answered"),
    "message_sent_by_mail": _("Inquiry {number}: answered by mail"),
    "message_note": _("Inquiry {number}: note"),
    "inquiries.replymail.status": _("Mail with the reply: {after}"),
    "reply_mail_settled": _("Seen to: the mail to {to} that did not arrive"),
    "reply_template_added": _("Ready reply “{after}” added"),
    "reply_template_changed": _("Ready reply “{after}” changed"),
    "reply_template_removed": _("Ready reply “{before}” removed"),
    "service_hours": _("Answering hours: {after}"),
    # sellers
    "push_key": _("New secret for Amazon’s notifications"),
    "member_invited": _("{email} was invited, role {after}"),
    "member_role": _("{email} now has the role {after}"),
    "member_removed": _("{email} was removed"),
    "amazon_connected": _("Amazon was connected"),
    "amazon_changed": _("The connection to Amazon was changed"),
    "amazon_refused": _("Amazon refused the credentials"),
}
# What stands on the second line; `{reason}` alone where nothing else is said
LINES: Mapping[str, str | Promise] = {
    "order_status": _("Was {before}"),
    "estimate_moved": _("Was {before}"),
    "parcel_state": _("Was {before}"),
    "parcel_shipped": _("{carrier} {number}"),
    "unit_status": _("Was {before}"),
    "unit_regraded": _("Was {before}"),
    "unit_ungraded": _("Was {before}"),
    "return_parcel_state": _("Was {before}"),
    "returns.return.status": _("Was {before}"),
    "rma_mail": _("To {to}"),
    "rma_mail_again": _("To {to}"),
    "reimbursements.claim.status": _("Was {before}"),
    "removal": _("Was {before}"),
    "inquiry_opened": _("{what}"),
    "inquiries.inquiry.status": _("Was {before}"),
    "message_received": _("{channel}"),
    "message_sent": _("{channel}"),
    "message_sent_by_mail": _("To {to}"),
    "inventory.hazmatcase.status": _("Was {before}"),
    "hazmat_date": _("Was {before}"),
    "hazmat_brand": _("Was {before}"),
    "removal_status": _("Was {before}"),
}
FALLBACK = _("{verb}: {after}")


class Gaps(dict[str, str]):
    """Values for the gaps; a missing one stays empty, since old rows know less than new sentences ask."""

    def __missing__(self, key: str) -> str:
        return ""


def sentence(subject_type: str, verb: str, words: Mapping[str, str]) -> str:
    """What happened. `words` are the row's values, already in the reader's language."""
    template = SENTENCES.get(f"{subject_type}.{verb}") or SENTENCES.get(verb) or FALLBACK
    return str(template).format_map(Gaps({**words, "verb": verb.replace("_", " ")}))


def line(subject_type: str, verb: str, words: Mapping[str, str], reason: str) -> str:
    """The second line: what was before, or why."""
    template = LINES.get(f"{subject_type}.{verb}") or LINES.get(verb)
    before = template is not None and "{before}" in str(template)
    said = (
        ""
        if template is None or (before and not words.get("before"))
        else str(template).format_map(Gaps(words))
    )
    return " · ".join(part for part in (said.strip(), reason) if part)
