"""Which wishes (blank box, no Amazon carrier) a seller and a product may have."""

from dataclasses import dataclass, field

from amazon.shapes.base import Shape


@dataclass(frozen=True, kw_only=True)
class Feature(Shape):
    """A feature of the marketplace and whether the seller may use it."""

    feature_name: str
    feature_description: str = ""
    seller_eligible: bool | None = None


@dataclass(frozen=True, kw_only=True)
class FeatureSku(Shape):
    """A product that a feature is open to, and how many units of it."""

    seller_sku: str = ""
    fn_sku: str = ""
    asin: str = ""
    sku_count: int = 0
    overlapping_skus: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FeatureInventory(Shape):
    """One page of the products that a feature is open to."""

    marketplace_id: str = ""
    feature_name: str = ""
    next_token: str = ""
    skus: tuple[FeatureSku, ...] = field(default=(), metadata={"wire": "featureSkus"})


@dataclass(frozen=True, kw_only=True)
class FeatureEligibility(Shape):
    """Whether one product may use one feature, and why not."""

    marketplace_id: str = ""
    feature_name: str = ""
    is_eligible: bool | None = None
    ineligible_reasons: tuple[str, ...] = ()
    seller_sku: str = ""
    fn_sku: str = ""
    asin: str = ""
    sku_count: int = 0
