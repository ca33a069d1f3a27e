"""The smaller questions of Fulfillment Outbound v2020-07-01: features and delivery offers."""

from collections.abc import Mapping

from amazon.caller import Caller, Operation
from amazon.fulfillment import BASE
from amazon.paging import Pager
from amazon.parse import listed, read
from amazon.shapes import DeliveryOffer, Feature, FeatureEligibility, FeatureInventory, FeatureSku
from amazon.words import path_part

FEATURES = Operation("getFeatures", "GET", rate=2, burst=30)
FEATURE_INVENTORY = Operation("getFeatureInventory", "GET", rate=2, burst=30)
FEATURE_SKU = Operation("getFeatureSKU", "GET", rate=2, burst=30)
OFFERS = Operation("deliveryOffers", "POST", rate=5, burst=30, changes=False)


class Features:
    """What a seller may wish for a parcel, and what may be promised to a buyer."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def features(self, marketplace_id: str) -> tuple[Feature, ...]:
        """The features of a marketplace."""
        query = {"marketplaceId": marketplace_id}
        return listed(Feature, self._caller.payload(FEATURES, f"{BASE}/features", query=query), "features")

    def skus(self, feature_name: str, marketplace_id: str) -> tuple[FeatureSku, ...]:
        """All products that a feature is open to."""
        pager = Pager(FEATURE_INVENTORY.name)
        query = {"marketplaceId": marketplace_id}
        found: list[FeatureSku] = []
        while True:
            path = f"{BASE}/features/inventory/{path_part(feature_name)}"
            payload = self._caller.payload(FEATURE_INVENTORY, path, query=query)
            page = read(FeatureInventory, payload, FEATURE_INVENTORY.name)
            found += page.skus
            token = pager.next(page.next_token, [sku.seller_sku for sku in page.skus])
            if not token:
                return tuple(found)
            query = {"marketplaceId": marketplace_id, "nextToken": token}

    def sku(self, feature_name: str, seller_sku: str, marketplace_id: str) -> FeatureEligibility:
        """Whether one product may use a feature."""
        path = f"{BASE}/features/inventory/{path_part(feature_name)}/{path_part(seller_sku)}"
        payload = self._caller.payload(FEATURE_SKU, path, query={"marketplaceId": marketplace_id})
        return read(FeatureEligibility, payload, FEATURE_SKU.name)

    def offers(
        self, seller_sku: str, *, origin: str, destination: Mapping[str, str]
    ) -> tuple[DeliveryOffer, ...]:
        """What may be promised for one product from a country to an address (at least postal and country
        code).
        """
        terms = {"origin": {"countryCode": origin}, "destination": {"deliveryAddress": dict(destination)}}
        body = {"product": {"productIdentifier": {"merchantSku": seller_sku}}, "terms": terms}
        return listed(
            DeliveryOffer, self._caller.payload(OFFERS, f"{BASE}/deliveryOffers", body=body), "deliveryOffers"
        )
