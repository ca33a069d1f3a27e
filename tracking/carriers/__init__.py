"""The carriers' own tracking, one file each, behind one small protocol and the three errors of
`amazon.errors`.
"""

from typing import Protocol

from amazon.shapes import PackageTracking


class Source(Protocol):
    """Somebody who knows where a parcel is; `amazon.swiship.Swiship` is one as well."""

    @property
    def name(self) -> str:
        """One word for breakers and records, such as "ups"."""

    def track(self, number: str) -> PackageTracking:
        """All that is known of a tracking number.

        Raises `Throttled` and `Unavailable` when it is worth trying again, `Refused` when it never will be;
        a number the source does not know is `Refused` with status 404.
        """
