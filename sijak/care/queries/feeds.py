"""What may a calendar outside the house see? When a worker is taken, and not one word more."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from icalendar import Calendar, Event

from sijak.care.models import Booking, Feed
from sijak.kernel.dates import KST, now

# The same word for every meeting, in the language of those who may look over a shoulder.
SUMMARY = "약속"
DAYS_BACK, DAYS_AHEAD = 14, 200


def digest_of(secret: str) -> str:
    """The secret has 256 bits of chance, so that a plain digest of it cannot be guessed back."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def worker_of(secret: str) -> str:
    """The worker whose feed this is, or ''."""
    found = Feed.objects.filter(digest=digest_of(secret)).values_list("worker", flat=True).first()
    return found or ""


def has_feed(worker: str) -> bool:
    return Feed.objects.filter(worker=worker).exists()


def calendar_of(worker: str) -> bytes:
    """Busy times as iCalendar: no place, no name, no description, no other person."""
    moment = now()
    span = (moment - timedelta(days=DAYS_BACK), moment + timedelta(days=DAYS_AHEAD))
    calendar = Calendar()
    calendar.add("prodid", "-//Sijak//KO")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", SUMMARY)
    rows = Booking.objects.filter(worker=worker, starts_at__range=span).order_by("starts_at")
    for row in rows:
        calendar.add_component(event_of(row, moment))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def event_of(row: Booking, moment: datetime) -> Event:
    starts = row.starts_at.astimezone(KST)
    event = Event()
    event.add("uid", row.id)
    event.add("dtstamp", moment)
    event.add("dtstart", starts)
    event.add("dtend", starts + timedelta(minutes=row.minutes))
    event.add("summary", SUMMARY)
    event.add("class", "PRIVATE")
    event.add("transp", "OPAQUE")
    return event
