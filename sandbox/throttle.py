"""Amazon's limits: a token bucket per account and operation, in real time whatever the world's clock says."""

import threading
import time
from dataclasses import dataclass

USUAL = (2.0, 30)
RATES: dict[str, tuple[float, int]] = {
    "deliveryOffers": (5.0, 30),
    "getInventorySummaries": (2.0, 2),
    "getItemEligibilityPreview": (1.0, 1),
    "createReport": (0.0167, 15),
    "getReports": (0.0222, 10),
    "getReport": (2.0, 15),
    "cancelReport": (0.0222, 10),
    "getReportDocument": (0.0167, 15),
}


@dataclass
class Bucket:
    """What is left for one account and operation."""

    tokens: float
    filled_at: float


class Throttle:
    """Takes one token a call; rates can be changed for one operation or for all."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.reset()

    def reset(self) -> None:
        """Full buckets, Amazon's rates."""
        self.enabled = True
        self.override: dict[str, tuple[float, int]] = {}
        self.buckets: dict[tuple[str, str], Bucket] = {}

    def rate(self, operation: str) -> tuple[float, int]:
        """Calls a second, and burst."""
        override = self.override.get(operation) or self.override.get("*")
        return override or RATES.get(operation, USUAL)

    def set(self, operation: str, rate: float, burst: int) -> None:
        """Change the limit of an operation, or of every one (`*`); its buckets start full."""
        with self.lock:
            self.override[operation] = (rate, burst)
            self.buckets.clear()

    def take(self, account: str, operation: str) -> bool:
        """Whether the call may go on."""
        if not self.enabled:
            return True
        rate, burst = self.rate(operation)
        with self.lock:
            now = time.monotonic()
            bucket = self.buckets.setdefault((account, operation), Bucket(burst, now))
            bucket.tokens = min(burst, bucket.tokens + (now - bucket.filled_at) * rate)
            bucket.filled_at = now
            if bucket.tokens < 1:
                return False
            bucket.tokens -= 1
            return True
