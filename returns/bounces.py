"""What mail services tell of mails that came back, in the shapes they use. No database, no clock.

Read: Amazon SES, by itself or wrapped by SNS; Postmark; Mailgun; SendGrid; and a plain
{"event": "bounce", "to": "ann@example.org", "reference": "portal-rma-12", "permanent": true, "reason": "…"}.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

HEADER = "X-Portal-Mail"  # kept by services that put a Message-ID of their own in place of ours
_REFERENCE = re.compile(r"\bportal-(?:rma|answer)-[0-9]{1,18}\b")
_CAME_BACK = frozenset({"bounce", "bounced", "hard_bounce", "soft_bounce", "dropped", "failed", "rejected"})
_PASSING = frozenset(
    {"transient", "temporary", "soft", "softbounce", "soft_bounce", "blocked", "undetermined"}
)


@dataclass(frozen=True)
class Bounce:
    """One mail to one address that came back; `reference` is ours, empty when the service keeps none of it."""

    to: str
    reference: str = ""
    permanent: bool = True
    words: str = ""


def reference_of(kind: str, number: int) -> str:
    """The name under which a mail of ours is found again; kind: rma, answer."""
    return f"portal-{kind}-{number}"


def split_reference(reference: str) -> tuple[str, int]:
    """Kind and number of a reference."""
    _portal, kind, number = reference.split("-")
    return kind, int(number)


def read(told: Any) -> list[Bounce]:
    """The mails that came back, of one notice or a list of them; notices of other things give none.

    Raises ValueError for what is no notice at all.
    """
    notices = told if isinstance(told, list) else [told]
    if not all(isinstance(notice, dict) for notice in notices):
        raise ValueError("Neither a notice nor a list of notices.")
    return [bounce for notice in notices for bounce in _read_one(notice)]


def _read_one(notice: Mapping[str, Any]) -> Iterator[Bounce]:
    if notice.get("Type") == "Notification" and isinstance(notice.get("Message"), str):
        wrapped = json.loads(notice["Message"])
        notice = wrapped if isinstance(wrapped, dict) else {}
    if "bounce" in notice and _word(notice, "notificationType", "eventType") == "bounce":
        yield from _ses(notice)
    elif isinstance(notice.get("event-data"), dict):
        yield from _mailgun(notice["event-data"])
    elif notice.get("RecordType") == "Bounce":
        yield from _postmark(notice)
    elif _word(notice, "event", "type") in _CAME_BACK:
        yield from _plain(notice)


def _ses(notice: Mapping[str, Any]) -> Iterator[Bounce]:
    bounce, mail = _part(notice, "bounce"), _part(notice, "mail")
    headers = [one for one in _rows(mail, "headers") if _text(one, "name").lower() in _NAMED]
    reference = _reference(*(_text(one, "value") for one in headers))
    permanent = _word(bounce, "bounceType") not in _PASSING
    for recipient in _rows(bounce, "bouncedRecipients"):
        words = _text(recipient, "diagnosticCode") or _text(bounce, "bounceSubType")
        yield Bounce(_address(_text(recipient, "emailAddress")), reference, permanent, words)


_NAMED = frozenset({HEADER.lower(), "message-id"})


def _mailgun(notice: Mapping[str, Any]) -> Iterator[Bounce]:
    if _word(notice, "event") != "failed" or _word(notice, "severity") == "temporary":
        return  # a passing failure is tried again by the service itself
    headers, status = _part(_part(notice, "message"), "headers"), _part(notice, "delivery-status")
    words = _text(status, "message") or _text(status, "description") or _text(notice, "reason")
    yield Bounce(_address(_text(notice, "recipient")), _reference(_text(headers, "message-id")), True, words)


def _postmark(notice: Mapping[str, Any]) -> Iterator[Bounce]:
    reference = _reference(*(str(value) for value in _part(notice, "Metadata").values()))
    words = _text(notice, "Details") or _text(notice, "Description")
    permanent = _word(notice, "Type") not in _PASSING
    yield Bounce(_address(_text(notice, "Email")), reference, permanent, words)


def _plain(notice: Mapping[str, Any]) -> Iterator[Bounce]:
    kinds = {_word(notice, name) for name in ("event", "type", "severity", "bounce_type")}
    permanent = notice.get("permanent", not kinds & _PASSING) is not False
    named = ("reference", "message_id", "message-id", "smtp-id", HEADER)
    words = _text(notice, "reason") or _text(notice, "response") or _text(notice, "description")
    to = next((text for name in ("to", "email", "recipient") if (text := _text(notice, name))), "")
    yield Bounce(_address(to), _reference(*(_text(notice, name) for name in named)), permanent, words)


def _reference(*texts: str) -> str:
    return next((found.group() for text in texts if (found := _REFERENCE.search(text))), "")


def _address(told: str) -> str:
    """The address alone of "Ann <ann@example.org>"."""
    return told.rpartition("<")[2].rstrip("> ").strip()


def _text(part: Mapping[str, Any], name: str) -> str:
    value = part.get(name)
    return value if isinstance(value, str) else ""


def _word(part: Mapping[str, Any], *names: str) -> str:
    return next((text.lower() for name in names if (text := _text(part, name))), "")


def _part(notice: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = notice.get(name)
    return value if isinstance(value, dict) else {}


def _rows(notice: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    value = notice.get(name)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
