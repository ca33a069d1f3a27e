"""Reading Amazon's JSON into shapes and writing shapes into Amazon's JSON.

Tolerant on purpose: Amazon's own examples break its model. Null is absent, nothing but ids is required, and
what is unknown or unreadable is kept in `extra` instead of being dropped or refused.
"""

import types
from collections.abc import Callable, Mapping
from collections.abc import Mapping as MappingABC
from dataclasses import MISSING, fields
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple, TypeVar, get_args, get_origin, get_type_hints

from amazon.errors import Unavailable
from amazon.shapes.base import Shape

S = TypeVar("S", bound=Shape)
_MAX_DIGITS = 18
_NOTHING = object()


class Unreadable(ValueError):
    """A value that does not fit its field."""


class _Plan(NamedTuple):
    name: str
    wire: str
    read: Callable[[object], tuple[object, object]]
    required: bool


_known_plans: dict[type[Shape], tuple[_Plan, ...]] = {}


def read(shape: type[S], told: Mapping[str, object], operation: str = "") -> S:
    """The shape of an answer.

    Raises `Unavailable` when an id is missing, without which it is about nothing.
    """
    try:
        return _build(shape, told)
    except Unreadable as error:
        raise Unavailable(str(error), code="UnreadableAnswer", operation=operation) from error


def listed(shape: type[S], told: Mapping[str, object], name: str) -> tuple[S, ...]:
    """The readable members of a list, absent and null being empty."""
    items, _ = _read_list(_shape_reader(shape))(told.get(name))
    return items


def mapping(value: object) -> Mapping[str, object]:
    """The object that a value is, or an empty one."""
    return value if isinstance(value, dict) else {}


def text(value: object) -> str:
    """The text that a value is; null is "", numbers become their digits."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str | int | Decimal):
        return str(value)
    raise Unreadable("Text was expected.")


def required_text(told: Mapping[str, object], name: str, operation: str) -> str:
    """A text that the answer is useless without."""
    value = told.get(name)
    if not isinstance(value, str) or not value:
        raise Unavailable(f"The answer has no {name}.", code="UnreadableAnswer", operation=operation)
    return value


def timestamp(moment: datetime) -> str:
    """A moment as Amazon writes it, in UTC; raises ValueError for a time without a zone."""
    if moment.tzinfo is None:
        raise ValueError("A time for Amazon needs a zone.")
    precision = "milliseconds" if moment.microsecond else "seconds"
    return moment.astimezone(UTC).isoformat(timespec=precision).replace("+00:00", "Z")


def moment(value: object) -> datetime:
    """The moment that a text names, in UTC.

    Without a zone it is taken as UTC, as Amazon writes nothing else.
    """
    if not isinstance(value, str):
        raise Unreadable("A time was expected.")
    try:
        found = datetime.fromisoformat(value.strip())
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise Unreadable("A time was expected.") from error


def write(shape: Shape, *, blank: bool = False) -> dict[str, object]:
    """The JSON object of a shape.

    Blank fields are left out unless they must be there or `blank` asks for them.
    """
    written: dict[str, object] = {}
    for plan in _plans(type(shape)):
        value = getattr(shape, plan.name)
        empty = value is None or value == "" or value == () or value == {}
        if blank or plan.required or not empty:
            written[plan.wire] = _written(value, blank=blank)
    return written


def _written(value: object, *, blank: bool) -> object:
    if isinstance(value, Shape):
        return write(value, blank=blank)
    if isinstance(value, tuple):
        return [_written(item, blank=blank) for item in value]
    if isinstance(value, datetime):
        return timestamp(value)
    return format(value, "f") if isinstance(value, Decimal) else value


def _build(shape: type[S], told: object) -> S:
    if not isinstance(told, dict):
        raise Unreadable(f"An object was expected for {shape.__name__}.")
    known: dict[str, Any] = {}
    extra = dict(told)
    for plan in _plans(shape):
        value, rest = _NOTHING, extra.pop(plan.wire, None)
        if rest is not None:
            value, rest = _attempt(plan, rest)
        if rest is not None:
            extra[plan.wire] = rest
        if value is not _NOTHING:
            known[plan.name] = value
        elif plan.required:
            raise Unreadable(f"{shape.__name__} has no {plan.wire}.")
    return shape(**known, extra={name: value for name, value in extra.items() if value is not None})


def _attempt(plan: _Plan, told: object) -> tuple[object, object]:
    """The value and what could not be read of it; an empty id is no id."""
    try:
        value, rest = plan.read(told)
    except Unreadable:
        if plan.required:
            raise
        return _NOTHING, told
    return (_NOTHING, None) if plan.required and value == "" else (value, rest)


def _plans(shape: type[Shape]) -> tuple[_Plan, ...]:
    """How each field of a shape is read, worked out once."""
    if shape not in _known_plans:
        _known_plans[shape] = _make_plans(shape)
    return _known_plans[shape]


def _make_plans(shape: type[Shape]) -> tuple[_Plan, ...]:
    hints = get_type_hints(shape)
    plans = []
    for field in fields(shape):
        wire = field.metadata.get("wire", _camel(field.name))
        if field.name != "extra" and wire:
            required = field.default is MISSING and field.default_factory is MISSING
            plans.append(_Plan(field.name, wire, _reader(hints[field.name]), required))
    return tuple(plans)


def _camel(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(part.capitalize() for part in others)


def _reader(hint: Any) -> Callable[[object], tuple[object, object]]:
    if isinstance(hint, types.UnionType):
        hint = next(kind for kind in get_args(hint) if kind is not type(None))
    if get_origin(hint) is tuple:
        return _read_list(_plain(get_args(hint)[0]))
    plain = _plain(hint)
    return lambda told: (plain(told), None)


def _plain(hint: Any) -> Callable[[object], Any]:
    if isinstance(hint, type) and issubclass(hint, Shape):
        return _shape_reader(hint)
    if get_origin(hint) is MappingABC:
        return _object
    return _READERS[hint]


def _shape_reader(shape: type[S]) -> Callable[[object], S]:
    return lambda told: _build(shape, told)


def _read_list(item: Callable[[object], Any]) -> Callable[[object], tuple[tuple[Any, ...], object]]:
    """Reads a list; members that can't be read come back as the rest, so that one bad one spoils nothing."""

    def read_all(told: object) -> tuple[tuple[Any, ...], object]:
        if told is None:
            return (), None
        if not isinstance(told, list):
            return (), told
        good, bad = [], []
        for member in told:
            try:
                good.append(item(member))
            except Unreadable:
                bad.append(member)
        return tuple(good), bad or None

    return read_all


def _object(told: object) -> Mapping[str, object]:
    if not isinstance(told, dict):
        raise Unreadable("An object was expected.")
    return told


def _number(told: object) -> Decimal:
    if isinstance(told, bool) or not isinstance(told, str | int | Decimal):
        raise Unreadable("A number was expected.")
    try:
        number = Decimal(told.strip() if isinstance(told, str) else told)
    except InvalidOperation as error:
        raise Unreadable("A number was expected.") from error
    # a few characters such as 1e999999 would otherwise unfold into megabytes
    if not number.is_finite() or abs(number.adjusted()) > _MAX_DIGITS:
        raise Unreadable("A number of ordinary size was expected.")
    return number


def _whole(told: object) -> int:
    number = _number(told)
    if number != number.to_integral_value():
        raise Unreadable("A whole number was expected.")
    return int(number)


def _flag(told: object) -> bool:
    found = {"true": True, "false": False}.get(text(told).strip().lower())
    if found is None:
        raise Unreadable("Yes or no was expected.")
    return found


_READERS: dict[Any, Callable[[object], object]] = {
    str: text,
    int: _whole,
    bool: _flag,
    datetime: moment,
    Decimal: _number,
}
