"""FBA Inventory v1: what is on the shelf. Source: Amazon's model fbaInventory."""

import time
from collections.abc import Mapping, Sequence
from datetime import datetime

from amazon.caller import Caller, Operation
from amazon.errors import Throttled
from amazon.paging import Pager
from amazon.parse import listed, mapping, text, timestamp
from amazon.shapes import InventorySummary

SUMMARIES = Operation("getInventorySummaries", "GET", rate=2, burst=2)
PATH = "/fba/inventory/v1/summaries"
TOKEN_LIFE = 30.0
MAX_SKUS = 50


class Inventory:
    """What a seller asks about stock."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def summaries(
        self, *, marketplace_id: str = "", skus: Sequence[str] = (), changed_since: datetime | None = None
    ) -> tuple[InventorySummary, ...]:
        """All products with stock details; at most 50 SKUs, which Amazon ignores when `changed_since` is
        given.

        All pages are fetched before anything is returned, because the token to the next page lives 30
        seconds.
        """
        if len(skus) > MAX_SKUS:
            raise ValueError(f"At most {MAX_SKUS} SKUs can be asked about at once.")
        query = self._query(marketplace_id, skus, changed_since)
        pager = Pager(SUMMARIES.name)
        found: list[InventorySummary] = []
        token = ""
        while True:
            answer = self._page(query | {"nextToken": token})
            page = listed(InventorySummary, mapping(answer.get("payload")), "inventorySummaries")
            found += page
            ids = [f"{summary.seller_sku}/{summary.fn_sku}/{summary.condition}" for summary in page]
            token = pager.next(text(mapping(answer.get("pagination")).get("nextToken")), ids)
            if not token:
                return tuple(found)

    def _query(
        self, marketplace_id: str, skus: Sequence[str], changed_since: datetime | None
    ) -> dict[str, object]:
        marketplace = marketplace_id or self._caller.connection.marketplace_id
        return {
            "details": "true",
            "granularityType": "Marketplace",
            "granularityId": marketplace,
            "marketplaceIds": marketplace,
            "sellerSkus": ",".join(skus),
            "startDateTime": timestamp(changed_since) if changed_since else "",
        }

    def _page(self, query: Mapping[str, object]) -> Mapping[str, object]:
        """One page; once started, it is worth waiting for the next as long as its token lives."""
        if not query["nextToken"]:
            return self._caller.call(SUMMARIES, PATH, query=query)
        try:
            return self._caller.call(SUMMARIES, PATH, query=query, max_wait=TOKEN_LIFE / 3)
        except Throttled as throttled:
            if throttled.retry_after > TOKEN_LIFE / 3:
                raise
            time.sleep(throttled.retry_after)
            return self._caller.call(SUMMARIES, PATH, query=query, max_wait=TOKEN_LIFE / 3)
