"""By when do we promise to answer, and what may be done with a request as it stands?"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from sijak.kernel.dates import add_working_days, is_working_day
from sijak.kernel.errors import Refused
from sijak.reach.enums import CloseReason, MatterKind, MatterState, Outcome, RequestState
from sijak.reach.models import Matter, Request

# Working days until the first answer. A promise is a date, so it must be one that can be kept.
ANSWER_WITHIN = 2
# Who is in danger and asks before this hour of a working day is answered the same day.
SAME_DAY_UNTIL = 15
# The eight words are taken where the request was just sent, not from a page that somebody found.
WORDS_SECONDS = 15 * 60
# Requests that the page takes in a day; far above what an office hears, far below a flood.
CEILING = 300
FARTHEST_PROMISE = timedelta(days=30)
# PIPA art. 35 to 37 and its decree art. 41 to 44: ten days, counted in the calendar from the day after.
RIGHT_WITHIN = timedelta(days=10)
# A right that was told to somebody who forgot to write it down; further back nobody knows the day.
OLDEST_RIGHT = timedelta(days=60)
# Working days until somebody who told or offered something has an answer.
MATTER_WITHIN = 5
# A page that was open this long and is sent a second time gives no eight words any more (seconds).
PAGE_SECONDS = 60 * 60


def promise_day(received: datetime, *, is_danger: bool) -> date:
    """``received`` in KST. Danger: today before 15:00 on a working day, else the next one."""
    day = received.date()
    if not is_danger:
        return add_working_days(day, ANSWER_WITHIN)
    if is_working_day(day) and received.hour < SAME_DAY_UNTIL:
        return day
    return add_working_days(day, 1)


def may_receive(received_today: int) -> None:
    if received_today >= CEILING:
        raise Refused(_("So many requests came today that this page must rest until tomorrow."))


def words_until(sent: int) -> int:
    """Until when whoever sent a request may take its eight words. Seconds since 1970, both."""
    return sent + WORDS_SECONDS


def matter_promise(kind: MatterKind, day: date) -> date:
    """By which day they have an answer to what they said on ``day``."""
    return day + RIGHT_WITHIN if kind.is_right else add_working_days(day, MATTER_WITHIN)


def may_enter_right(on: date, day: date) -> None:
    if not day - OLDEST_RIGHT <= on <= day:
        raise Refused(
            _("Give the day on which they asked: today, or one of the last sixty."), field="asked_on"
        )


def words_again_until(opened: int, now: int) -> int:
    """Sent twice from one page: its words are shown again while that page is young."""
    return words_until(now) if now < opened + PAGE_SECONDS else 0


def may_answer_matter(matter: Matter, outcome: str, text: str, *, has_way: bool) -> None:
    if matter.state == MatterState.ANSWERED and matter.is_right:
        raise Refused(_("This was answered already."))
    if matter.is_right != (outcome in (Outcome.GRANTED, Outcome.REFUSED)):
        raise Refused(_("Choose what fits what they asked for."), field="outcome")
    if outcome == Outcome.REFUSED and not text:
        raise Refused(_("A no needs its reason. The way to object is added to your letter."), field="text")
    if outcome == Outcome.NOTED and has_way:
        raise Refused(_("They have a letter box: write to them."), field="outcome")
    if outcome != Outcome.NOTED and has_way and not text:
        raise Refused(_("Write what they are to read."), field="text")


def with_objection(text: str, language: str) -> str:
    """A no and where to object, in the language in which they asked. 118: the report centre of the
    Korea Internet & Security Agency; 1833-6972: the personal information dispute committee (2026-11)."""
    with override(language):
        ways = gettext(
            "If you do not agree: write to us once more and another person looks at it. Outside our house"
            " you can call 118 (privacy reports) or 1833-6972 (the committee for disputes about personal"
            " information); neither costs anything to ask."
        )
    return f"{text}\n\n{ways}"


def may_take_words(request: Request | Matter, *, again: bool) -> None:
    """Taking words anew makes the earlier ones worthless, so it is asked for; never once somebody
    has answered or came in with them, for then letters may lie behind them."""
    is_over = request.state in (RequestState.OPENED, RequestState.CLOSED)
    if is_over or (request.mailbox and (request.is_entered or request.state != RequestState.NEW)):
        raise Refused(_("Your words stay as they are. Use the ones you have."))
    if request.mailbox and not again:
        raise Refused(_("The eight words were shown a moment ago."), field="again")


def promise_after_letter(request: Request, day: date) -> date:
    """They wrote again: a promise that still runs stays, else a new one begins on ``day``."""
    if request.state == RequestState.NEW:
        return request.promised_on
    return min(request.next_on or day, day)


def may_answer(request: Request) -> None:
    if request.state == RequestState.CLOSED:
        raise Refused(_("This request is closed."))


def may_open_file(request: Request) -> None:
    if request.state == RequestState.OPENED:
        raise Refused(_("A file was already opened from this request."))
    if request.state == RequestState.CLOSED:
        raise Refused(_("This request is closed."))


def may_close(request: Request, reason: str) -> None:
    if request.state == RequestState.CLOSED:
        raise Refused(_("This request is closed."))
    if request.state == RequestState.OPENED:
        raise Refused(_("A file was opened from this request; it goes on there."))
    if request.state == RequestState.NEW and reason == CloseReason.ENOUGH:
        raise Refused(_("Nobody has answered yet. Answer first."), field="reason")
    if request.state == RequestState.NEW and reason == CloseReason.PASSED_ON and request.is_danger:
        raise Refused(
            _("Somebody is in danger. Speak with them before you lead them elsewhere."),
            field="reason",
        )


def may_promise(day: date | None, on: date) -> None:
    if day is not None and not on <= day <= on + FARTHEST_PROMISE:
        raise Refused(_("Promise a day from today on, within a month."), field="promised")
