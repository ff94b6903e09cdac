"""What does a reader's own program fetch: the last news, the next events, one event for a calendar?"""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from sijak.kernel.dates import KST
from sijak.pages import shelf
from sijak.pages.enums import Kind
from sijak.pages.published import Shown
from sijak.pages.queries import public

A_WHILE = timedelta(hours=2)  # of an event whose end nobody wrote down


class Feed(Atom1Feed):
    """An empty one is as old as the words that ship, not a moment old each time that it is asked."""

    def latest_post_date(self) -> datetime:
        shipped = datetime.combine(shelf.WRITTEN_ON, time(), KST)
        return super().latest_post_date() if self.items else shipped


def atom(kind: str, language: str) -> bytes:
    """Titles and summaries; whoever wants more comes to the page. No reader is counted."""
    is_news = kind == Kind.NEWS
    cards = public.news(language) if is_news else public.coming(language)
    own = reverse("pages:news-feed" if is_news else "pages:events-feed")
    page = reverse("pages:news" if is_news else "pages:events")
    org = settings.SIJAK_ORG_NAME[language]
    title = (_("News of %(org)s") if is_news else _("Events of %(org)s")) % {"org": org}
    feed = Feed(title=title, link=whole(page), description="", language=language, author_name=org,
                     feed_url=whole(own), feed_guid=whole(own))  # fmt: skip
    for one in cards[: public.IN_FEED]:
        feed.add_item(title=one.shown.title, link=whole(one.url), description=one.shown.summary,
                      unique_id=whole(one.url), pubdate=one.first, updateddate=one.shown.since)  # fmt: skip
    return feed.writeString("utf-8").encode()


def calendar(shown: Shown) -> bytes:
    """One event as iCalendar (RFC 5545)."""
    assert shown.day and shown.starts_at
    starts = datetime.combine(shown.day, shown.starts_at, KST)
    ends_at = datetime.combine(shown.last_day or shown.day, shown.ends_at, KST) if shown.ends_at else None
    event = Event()
    url = whole(public.address(Kind.EVENT, shown.name))
    event.add("uid", f"{shown.name}-{shown.language}@sijak.invalid")
    event.add("dtstamp", shown.since)
    event.add("dtstart", starts)
    event.add("dtend", ends_at or starts + A_WHILE)
    event.add("summary", shown.title)
    event.add("description", shown.summary)
    event.add("location", shown.place)
    event.add("url", url)
    made = Calendar()
    made.add("prodid", "-//Sijak//Events")
    made.add("version", "2.0")
    made.add_component(event)
    made.add_missing_timezones()
    return bytes(made.to_ical())


def whole(path: str) -> str:
    """An address as another machine needs it."""
    return f"{settings.SIJAK_ORIGIN}{path}"
