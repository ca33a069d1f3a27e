"""One pass over a feed, visible while it goes on; a pass that was cut short is continued, not begun again.

begin ──▶ (killed, or Amazon away: stays open) ──▶ begin gives the same pass back ──▶ finish, cursor moves
"""

from datetime import datetime, timedelta

from sellers.models import Seller
from sync.models import Cursor, Feed, Run

FIRST_LOOK = timedelta(days=180)  # how far back a seller's first pass reads
OVERLAP = timedelta(minutes=15)  # what Amazon may add late to a span already read
MOST_UNREAD = 50  # ids asked again by the next pass; each costs a call, and some will never be readable


def begin(*, seller: Seller, feed: Feed, at: datetime) -> Run:
    """The pass that is still open, else a new one."""
    unfinished = (
        Run.objects.for_seller(seller).filter(feed=feed, finished_at=None).order_by("-started_at").first()
    )
    return unfinished or Run.objects.create(seller=seller, feed=feed, started_at=at)


def read_from(*, seller: Seller, feed: Feed, at: datetime) -> datetime:
    """Since when news is asked for: the cursor, with an overlap."""
    cursor = Cursor.objects.for_seller(seller).filter(feed=feed).first()
    return cursor.read_up_to - OVERLAP if cursor else at - FIRST_LOOK


def left_over(run: Run) -> list[str]:
    """What the pass before this one could not record: the cursor has moved past it, so it is asked for by its id."""
    before = Run.objects.for_seller(run.seller_id).filter(feed=run.feed, finished_at__isnull=False)
    newest = before.order_by("-started_at").first()
    return list(newest.unread) if newest else []


def expect(run: Run, *, todo: int) -> None:
    """How much there is to do, beside what an earlier, interrupted attempt has done."""
    run.total = run.done + run.failed + todo
    run.save(update_fields=["total", "done"])


def step(run: Run, *, failure: str = "", reached: tuple[datetime, str] | None = None) -> None:
    """One more is done, or could not be done; the first failure's reason is kept, and how far the pass has come."""
    if failure:
        run.failed, run.error = run.failed + 1, run.error or failure
        run.unread = [*run.unread, *([reached[1]] if reached else [])][-MOST_UNREAD:]
    else:
        run.done += 1
    if reached:
        run.reached_at, run.reached_id = reached
    run.save(update_fields=["done", "failed", "error", "reached_at", "reached_id", "unread"])


def pause(run: Run, *, error: str) -> None:
    """Stop for now; the next attempt goes on where this one stopped."""
    run.error = error
    run.save(update_fields=["error"])


def give_up(run: Run, *, error: str, at: datetime) -> None:
    """End without having read everything: the cursor stays, so that the next pass reads the same span."""
    run.error, run.finished_at = error, at
    run.save(update_fields=["error", "finished_at"])


def finish(run: Run, *, at: datetime) -> None:
    """Everything up to the pass's start has been read: only now the cursor moves."""
    run.error = run.error if run.failed else ""
    run.finished_at = at
    run.save(update_fields=["finished_at", "error"])
    Cursor.objects.update_or_create(
        seller_id=run.seller_id, feed=run.feed, defaults={"read_up_to": run.started_at}
    )
