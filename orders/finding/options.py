"""Which carriers, countries, marketplaces and channel features occur at a seller: what the filters offer.

Read by skipping from value to value through an index: as many steps as there are values, whatever the number of
orders. What is offered is kept for five minutes; what a filter compares with is read each time.
"""

from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db import connection
from django_countries import countries

from sellers.models import Marketplace, Seller

KEPT_SECONDS = 300
MOST = 200  # texts of one kind; a seller whose shops name more carriers than that gets the first ones offered
PART = ", "
_COLUMNS = ("carriers", "country", "marketplace_id", "feature_names")
_SKIPPING = """
    (WITH RECURSIVE step AS (
        (SELECT {column} AS value FROM orders_order WHERE seller_id = %s AND {column} > '' ORDER BY {column} LIMIT 1)
        UNION ALL
        (SELECT (SELECT {column} FROM orders_order WHERE seller_id = %s AND {column} > step.value
            AND {column} > '' ORDER BY {column} LIMIT 1) FROM step WHERE step.value IS NOT NULL LIMIT {most})
    ) SELECT coalesce(array_agg(value), '{{}}') FROM (SELECT value FROM step WHERE value IS NOT NULL LIMIT {most}) AS few)
"""


@dataclass(frozen=True)
class Options:
    """What each filter offers: the value in the address, and its name."""

    carrier: list[tuple[str, str]]
    country: list[tuple[str, str]]
    marketplace: list[tuple[str, str]]
    feature: list[tuple[str, str]]


def options_for(seller: Seller) -> Options:
    """The choices of the filters whose values are the seller's own."""
    texts = _texts(seller)
    return Options(
        carrier=[(name, name) for name in _parts(texts["carriers"])],
        country=[(code, country_name(code)) for code in texts["country"]],
        marketplace=[(key, texts["names"].get(key, key)) for key in texts["marketplace_id"]],
        feature=[(name, name) for name in _parts(texts["feature_names"])],
    )


def country_name(code: str) -> str:
    """The country in the reader's language; a code nobody knows is shown as itself."""
    return str(countries.name(code)) or code


def carrier_texts(seller: Seller) -> list[str]:
    """Every text of carriers that occurs, such as "UPS" and "UPS, USPS"."""
    return list(_occurring(seller)["carriers"])


def feature_texts(seller: Seller) -> list[str]:
    """Every text of channel features that occurs."""
    return list(_occurring(seller)["feature_names"])


def _parts(texts: list[str]) -> list[str]:
    return sorted({part for text in texts for part in text.split(PART)})


def _texts(seller: Seller) -> dict[str, Any]:
    key = f"orders:options:{seller.pk}"
    kept = cache.get(key)
    if kept is None:
        kept = _read(seller)
        cache.set(key, kept, KEPT_SECONDS)
    return dict(kept)


def _read(seller: Seller) -> dict[str, Any]:
    found = _occurring(seller)
    names = Marketplace.objects.filter(pk__in=found["marketplace_id"]).values_list("pk", "name")
    return {**found, "names": dict(names)}


def _occurring(seller: Seller) -> dict[str, list[str]]:
    sql = "SELECT " + ", ".join(_SKIPPING.format(column=column, most=MOST) for column in _COLUMNS)
    with connection.cursor() as cursor:
        cursor.execute(sql, [seller.pk, seller.pk] * len(_COLUMNS))
        return dict(zip(_COLUMNS, cursor.fetchone() or (), strict=True))
