"""Who is told, by a letter that says nothing, that a sign of danger waits; and what is let go at night?

The clock has no key and opens nothing: who is on call stands in clear in the rota.
"""

from __future__ import annotations

from datetime import timedelta

from sijak.counselling.actions.danger import mark_told
from sijak.counselling.actions.tablets import forget_untouched
from sijak.counselling.models import OnCall, WaitingSignal
from sijak.counselling.rules.oncall import slot_at
from sijak.kernel.dates import now, today
from sijak.notify.actions import remind_worker

AROUND_DAYS = 31


def tell_those_on_call() -> int:
    """Whoever is on call for the team now; when nobody is, everybody on its rota of these weeks.
    Answers how many letters were sent. What reached nobody is tried again in the next round."""
    sent = 0
    for row in WaitingSignal.objects.waiting().filter(told_on=None):
        told = sum(remind_worker(by=None, worker=one, is_urgent=True) for one in on_call(row.team))
        if told:
            mark_told(by=None, waiting=row.id)
        sent += told
    return sent


def on_call(team: str) -> list[str]:
    day, watch = slot_at(now())
    rota = OnCall.objects.filter(team=team)
    if here := list(rota.filter(day=day, watch=watch).values_list("worker", flat=True)):
        return here
    around = timedelta(days=AROUND_DAYS)
    near = rota.filter(day__range=(today() - around, today() + around))
    return sorted(set(near.values_list("worker", flat=True)))


def forget_untouched_tablets() -> int:
    return forget_untouched(by=None, before=today() - timedelta(days=1))
