"""What Seller Support is written: a text per cause, in English and Chinese, from facts only."""

from inquiries.support.causes import CAUSES, Cause, Offer, offers
from inquiries.support.letters import letter_for

__all__ = ["CAUSES", "Cause", "Offer", "letter_for", "offers"]
