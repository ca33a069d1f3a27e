"""What is sent to Seller Support: the text to paste, one PDF, and a ZIP with everything and its hashes."""

from reimbursements.packet.bundle import bundle
from reimbursements.packet.contents import Contents, Enclosure
from reimbursements.packet.cover import cover_text
from reimbursements.packet.paper import draw

__all__ = ["Contents", "Enclosure", "bundle", "cover_text", "draw"]
