"""FBA Inbound Eligibility v1: the one place where a hazmat review shows.

Source: Amazon's model fbaInbound.
"""

from amazon.caller import Caller, Operation
from amazon.parse import read
from amazon.shapes import ItemEligibility

PREVIEW = Operation("getItemEligibilityPreview", "GET", rate=1, burst=1)
PATH = "/fba/inbound/v1/eligibility/itemPreview"


class Eligibility:
    """What a seller asks about a product before sending it in."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def item(self, asin: str, *, marketplace_id: str = "") -> ItemEligibility:
        """Whether a product may be sent in, with reason codes such as FBA_INB_0014 (under review as a
        dangerous good).
        """
        marketplace = marketplace_id or self._caller.connection.marketplace_id
        query = {"asin": asin, "program": "INBOUND", "marketplaceIds": marketplace}
        return read(ItemEligibility, self._caller.payload(PREVIEW, PATH, query=query), PREVIEW.name)
