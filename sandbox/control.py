"""The control addresses under /_sandbox: time, failures, limits, payments, and what has been asked so far."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation

from sandbox import payments
from sandbox.calls import Answer, Call, Json
from sandbox.changes import moved
from sandbox.clock import iso, parse
from sandbox.errors import ApiError, invalid
from sandbox.faults import KINDS, Fault, Faults
from sandbox.returns import GRADES
from sandbox.scenarios import BY_KEY, HALDEN, SCENARIOS
from sandbox.throttle import Throttle
from sandbox.tokens import Tokens
from sandbox.world import World


class Control:
    """What the control addresses reach: everything the sandbox holds."""

    def __init__(self, world: World, tokens: Tokens, throttle: Throttle, faults: Faults) -> None:
        self.world, self.tokens, self.throttle, self.faults = world, tokens, throttle, faults
        self.asked: Counter[tuple[str, str]] = Counter()

    def index(self, call: Call) -> Answer:
        """Every control address and what it does."""
        return {
            f"{method} /_sandbox/{path}": handler.__doc__ for (method, path), handler in self.routes().items()
        }

    def state(self, call: Call) -> Answer:
        """The world's time, how much is in it, and how often each operation was called by whom."""
        world = self.world
        made: dict[str, dict[str, int]] = {}
        for (account, operation), times in sorted(self.asked.items()):
            made.setdefault(account or "-", {})[operation] = times
        placed = Counter(owner for (owner, _), o in world.orders.items() if o.ordered_at <= world.now())
        return {
            "now": iso(world.now()),
            "born": iso(world.born),
            "frozen": world.clock.frozen is not None,
            "orders": dict(placed),
            "returns": sum(len(units) for units in world.returns.values()),
            "reports": len(world.reports),
            "requests": made,
            "faults": [asdict(fault) for fault in self.faults.waiting],
        }

    def clock(self, call: Call) -> Answer:
        """Move time: advance_days, advance_hours, or now; `frozen` stops it or lets it run."""
        body, world = call.body(), self.world
        moment = _moment(body, world.now())
        frozen = body.get("frozen", world.clock.frozen is not None)
        with world.lock:
            world.clock.frozen = moment if frozen else None
            world.clock.offset = timedelta()
            if not frozen:
                world.clock.move_to(moment)
            world.record("clock", **moved(world.clock.frozen, world.clock.offset))
        return {"now": iso(world.now())}

    def reset(self, call: Call) -> Answer:
        """A new world, as the process was started, with no failures, full buckets and nothing counted.

        For this life only: `now` freezes its birth at another moment, `seed` gives other everyday orders, `only`
        (scenario keys) leaves out every order but theirs.
        """
        body = call.body() if call.request.data else {}
        try:
            start = parse(str(body["now"])) if body.get("now") else None
            seed = int(body["seed"]) if "seed" in body else None
            only = [BY_KEY[key].key for key in body.get("only") or ()]
        except (ValueError, TypeError, LookupError) as error:
            raise invalid(f"Not a birth: {error!r}.") from None
        with self.world.lock:
            self.world.be_born(seed=seed, start=start, only=only)
        self.faults.clear()
        self.throttle.reset()
        self.asked.clear()
        return {"now": iso(self.world.now())}

    def scenarios(self, call: Call) -> Answer:
        """The named orders."""
        return {"scenarios": [asdict(scenario) for scenario in SCENARIOS]}

    def add_fault(self, call: Call) -> Answer:
        """Let calls fail: match (operation or path pattern), kind, times (0: always), seller, seconds."""
        body = call.body()
        try:
            self.faults.add(
                Fault(
                    str(body["match"]),
                    str(body["kind"]),
                    int(body.get("times", 1)),
                    str(body.get("seller") or ""),
                    float(body.get("seconds", 30)),
                )
            )
        except (KeyError, ValueError, TypeError, re.error) as error:
            raise invalid(f"Not a fault: {error!r}. Kinds: {', '.join(KINDS)}.") from None
        return {"faults": [asdict(fault) for fault in self.faults.waiting]}

    def clear_faults(self, call: Call) -> Answer:
        """No more failures."""
        self.faults.clear()
        return {"faults": []}

    def limit(self, call: Call) -> Answer:
        """Change a limit: operation (default all), rate, burst; or `enabled` for all of them; `reset`."""
        body = call.body()
        if body.get("reset"):
            self.throttle.reset()
        if "enabled" in body:
            self.throttle.enabled = bool(body["enabled"])
        if "rate" in body:
            self.throttle.set(str(body.get("operation", "*")), float(body["rate"]), int(body.get("burst", 1)))
        return {"enabled": self.throttle.enabled}

    def expire(self, call: Call) -> Answer:
        """Let every access token run out; calls then get `status` (401; Amazon's own is 403)."""
        body = call.body() if call.request.data else {}
        return {"expired": self.tokens.expire(int(body.get("status", 401)))}

    def reimburse(self, call: Call) -> Answer:
        """Amazon pays: a row in the reimbursements report, approved at the world's now."""
        body = call.body()
        account = str(body.get("account") or HALDEN)
        try:
            amount, quantity = Decimal(str(body["amount"])), int(body.get("quantity", 1))
            row = payments.new_row(
                account, payments.next_number(self.world),
                order_id=str(body["order_id"]), sku=str(body["sku"]),
                quantity=quantity, amount=amount, case_id=str(body.get("case_id") or ""),
                reason=str(body.get("reason") or "LOST_OUTBOUND"), currency=str(body.get("currency") or ""),
                fnsku=str(body.get("fnsku") or ""),
            )  # fmt: skip
        except (KeyError, ValueError, InvalidOperation) as error:
            raise invalid(f"Not a reimbursement: {error!r}.") from None
        self.world.record("pay", account=account, row=row)
        return {"reimbursement_id": row["id"]}

    def reverse(self, call: Call) -> Answer:
        """Amazon takes a reimbursement back: a negative row that points at the original."""
        wanted = str(call.body().get("reimbursement_id", ""))
        account = str(call.body().get("account") or HALDEN)
        paid = next((row for row in payments.rows(self.world, account) if row["id"] == wanted), None)
        if paid is None:
            raise ApiError(404, "NotFound", f"No reimbursement {wanted}.")
        number = payments.next_number(self.world)
        back = {
            **paid,
            "id": number,
            "quantity": -paid["quantity"],
            "inventory": -paid["inventory"],
            "total": str(-Decimal(paid["total"])),
            "reason": "REVERSAL_REIMBURSEMENT",
            "original": wanted,
        }
        self.world.record(
            "pay", account=account, row={k: v for k, v in back.items() if k not in ("at", "account")}
        )
        return {"reimbursement_id": number}

    def stray(self, call: Call) -> Answer:
        """A unit comes back that nobody asked for: order_id, item (default 1), grade (default Sellable)."""
        body, account = call.body(), str(call.body().get("account") or HALDEN)
        order = self.world.order(account, str(body.get("order_id")))
        item, grade = str(body.get("item") or "1"), str(body.get("grade") or "Sellable")
        if order is None or not order.shipments or order.line(item) is None or grade not in GRADES:
            raise invalid("Not a unit that could come back.")
        self.world.record("stray", account=account, id=order.id, item=item, grade=grade)
        return {"order_id": order.id}

    def post_parcel(self, call: Call) -> Answer:
        """A customer posts a parcel: order_id, number, carrier, days (3), outcome delivered, lost or silent."""
        body, account = call.body(), str(call.body().get("account") or HALDEN)
        order, number = self.world.order(account, str(body.get("order_id"))), str(body.get("number") or "")
        if order is None or not number:
            raise invalid("Not a parcel: order_id and number are needed.")
        self.world.record(
            "return_parcel", account=account, id=order.id, number=number,
            carrier=str(body.get("carrier") or "UPS"), days=float(body.get("days") or 3),
            outcome=str(body.get("outcome") or "delivered"),
        )  # fmt: skip
        return {"number": number}

    def routes(self) -> dict[tuple[str, str], Callable[[Call], Answer]]:
        """Method and last part of the address, to what answers it."""
        return {
            ("GET", ""): self.index,
            ("GET", "state"): self.state,
            ("POST", "clock"): self.clock,
            ("POST", "reset"): self.reset,
            ("GET", "scenarios"): self.scenarios,
            ("POST", "faults"): self.add_fault,
            ("DELETE", "faults"): self.clear_faults,
            ("POST", "throttle"): self.limit,
            ("POST", "tokens/expire"): self.expire,
            ("POST", "reimburse"): self.reimburse,
            ("POST", "reverse"): self.reverse,
            ("POST", "reimburse/reverse"): self.reverse,
            ("POST", "returns/stray"): self.stray,
            ("POST", "returns/parcel"): self.post_parcel,
        }


def _moment(body: Json, now: datetime) -> datetime:
    try:
        at: datetime = parse(str(body["now"])) if body.get("now") else now
        return at + timedelta(
            days=float(body.get("advance_days", 0)), hours=float(body.get("advance_hours", 0))
        )
    except (ValueError, TypeError, OverflowError) as error:
        raise invalid(f"Not a moment: {error}.") from None
