"""The door to Amazon for one seller."""

from amazon.caller import Caller
from amazon.connection import Connection
from amazon.eligibility import Eligibility
from amazon.features import Features
from amazon.fulfillment import Fulfillment
from amazon.inventory import Inventory
from amazon.rate import Bucket, LocalBucket, RedisBucket, RedisLike
from amazon.records import OnCall
from amazon.reports import Reports
from amazon.tokens import MemoryTokenCache, RedisTokenCache, TokenCache, Tokens
from amazon.transport import Http, shared_http


class Client:
    """Everything Amazon does for one seller: `fulfillment`, `features`, `inventory`, `eligibility`,
    `reports`.

    Give `redis` (any redis-py client) so that all workers share one rate and one token; without it the
    limits hold for this process only. `on_call` is told of every call. `max_wait` is how many seconds a
    call may wait for its turn before it raises `Throttled`. Every method raises `Throttled`, `Unavailable`
    or `Refused`.
    """

    def __init__(
        self,
        connection: Connection,
        *,
        redis: RedisLike | None = None,
        token_cache: TokenCache | None = None,
        on_call: OnCall | None = None,
        max_wait: float = 3.0,
        http: Http | None = None,
    ) -> None:
        self.connection = connection
        self.http = http or shared_http()
        cache = token_cache or (MemoryTokenCache() if redis is None else RedisTokenCache(redis))
        bucket: Bucket = LocalBucket() if redis is None else RedisBucket(redis)
        self.tokens = Tokens(connection, self.http, cache, on_call)
        self.caller = Caller(connection, self.http, self.tokens, bucket, on_call=on_call, max_wait=max_wait)
        self.fulfillment = Fulfillment(self.caller)
        self.features = Features(self.caller)
        self.inventory = Inventory(self.caller)
        self.eligibility = Eligibility(self.caller)
        self.reports = Reports(self.caller)

    def check(self) -> None:
        """Proves that the permission works: asks for a fresh token, then for one page of orders."""
        self.tokens.forget()
        self.fulfillment.first_page()
