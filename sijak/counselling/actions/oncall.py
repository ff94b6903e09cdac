"""How does somebody come to be on call, and how are they taken off again?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from sijak.accounts.queries import names_of_workers
from sijak.counselling.enums.danger import Watch, WhichDays
from sijak.counselling.models import OnCall
from sijak.counselling.queries.oncall import leads
from sijak.counselling.rules import oncall as rules
from sijak.kernel.actor import Actor
from sijak.kernel.dates import now, today
from sijak.kernel.errors import NotForYou
from sijak.people.team_sealing import seal_team_row


@dataclass(frozen=True, slots=True, repr=False)
class Duty:
    """Who is on call, from the first day to the last, in which watches, under which number."""

    worker: str
    first: date
    last: date
    watches: tuple[Watch, ...]
    which: WhichDays
    phone: str


@transaction.atomic
def put_on_call(*, by: Actor, team: str, duty: Duty) -> int:
    """Answers how many watches were filled; those that the same worker holds already are left as they
    are. All or nothing: a watch of somebody else refuses the whole."""
    rules.may_set_rota(is_lead=leads(by, team))
    here = rules.slot_at(now())  # after midnight it is still the night of the day before
    rules.may_cover(first=duty.first, last=duty.last, today=here[0])
    wanted = [slot for slot in rules.slots(duty.first, duty.last, duty.watches, duty.which)
              if slot[0] >= today() or slot == here]  # fmt: skip
    held = {
        (row.day, Watch(row.watch)): row.worker
        for row in OnCall.objects.select_for_update().filter(team=team, day__range=(duty.first, duty.last))
    }
    names = names_of_workers(by)
    rules.may_put(wanted, {slot: names.get(w, "") for slot, w in held.items() if w != duty.worker})
    rows = [OnCall(team=team, day=day, watch=watch, worker=duty.worker) for day, watch in wanted
            if (day, watch) not in held]  # fmt: skip
    for row in rows:
        seal_team_row(row, by=by, phone=duty.phone)
    OnCall.objects.bulk_create(rows)
    return len(rows)


@transaction.atomic
def take_off_call(*, by: Actor, on_call: str) -> OnCall:
    row = OnCall.objects.select_for_update().visible_to(by).filter(pk=on_call).first()
    if row is None:
        raise NotForYou
    rules.may_set_rota(is_lead=leads(by, row.team))
    rules.may_take_off((row.day, Watch(row.watch)), now=rules.slot_at(now()))
    OnCall.objects.filter(pk=row.pk).delete()
    return row
