"""By when do we promise to answer, and what may be done with a request as it stands?"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils.translation import gettext_lazy as _

from sijak.kernel.dates import add_working_days, is_working_day
from sijak.kernel.errors import Refused
from sijak.reach.enums import CloseReason, RequestState
from sijak.reach.models import Request

# Working days until the first answer. A promise is a date, so it must be one that can be kept.
ANSWER_WITHIN = 2
# Who is in danger and asks before this hour of a working day is answered the same day.
SAME_DAY_UNTIL = 15
# The eight words are taken where the request was just sent, not from a page that somebody found.
WORDS_SECONDS = 15 * 60
# Requests that the page takes in a day; far above what an office hears, far below a flood.
CEILING = 300
FARTHEST_PROMISE = timedelta(days=30)


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


def may_take_words(request: Request, *, again: bool) -> None:
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
