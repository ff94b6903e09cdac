"""``python -m bench.plain.fill FOLDER``: the plain store with the same rows, and two sessions.

Prints one JSON line: the ids and session keys that the measure needs.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import Any

import django


def main() -> None:
    folder = Path(sys.argv[1])
    os.environ["BENCH_PLAIN_DB"] = str(folder / "plain.db")
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.plain.settings"
    django.setup()
    from django.core.management import call_command

    call_command("migrate", run_syncdb=True, verbosity=0)
    walker, lister = user("walker"), user("lister")
    crowd(int(sys.argv[2]), walker)
    measured = one_person(walker)
    a_list(lister)
    a_desk()
    a_purse(walker)
    tallies(folder / "tally.json")
    told = {"person": measured, "walker": session(walker), "lister": session(lister)}
    print(json.dumps(told), flush=True)


def user(name: str) -> Any:
    from django.contrib.auth.models import User

    return User.objects.create(username=name, first_name="민지")


def session(who: Any) -> str:
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    kept = SessionStore()
    kept[SESSION_KEY] = str(who.pk)
    kept[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    kept[HASH_SESSION_KEY] = who.get_session_auth_hash()
    kept.save()
    return str(kept.session_key)


def crowd(count: int, lead: Any) -> None:
    from bench.plain.models import Person

    Person.objects.bulk_create([person(n, lead) for n in range(count)], batch_size=2000)


def person(n: int, lead: Any, stage: str = "closed") -> Any:
    from bench import rows
    from bench.plain.models import Person

    face = rows.face(n)
    return Person(display=face["display"], code=f"S-{n:05d}", phone=face["phones"][0], stage=stage,
                  safe_contact=json.dumps(face["safe"]), heard_on=date.today(), lead=lead)  # fmt: skip


def one_person(walker: Any) -> int:
    from bench import fill, rows
    from bench.plain import models

    one = person(900_001, walker, "open")
    one.save()
    models.Part.objects.bulk_create([models.Part(person=one, compartment=part) for part in fill.ALL_PARTS])
    for written in rows.of_one_person(date.today()):
        keep(written, one, walker)
    return int(one.pk)


def keep(written: Any, one: Any, worker: Any) -> None:
    from bench import fill
    from bench.plain import models

    who = {fill.WORKER[written.kind]: worker} if written.kind in fill.WORKER else {}
    row = getattr(models, written.kind)(person=one, **written.clear, **written.words, **who)
    row.save()
    if written.kind == "Note":
        day = row.happened_on
        models.Entry.objects.create(person=one, day=day, month=day.isoformat()[:7], kind=row.kind,
                                    minutes=row.minutes, channel=row.channel)  # fmt: skip


def a_list(lister: Any) -> None:
    from bench import rows

    for n, written in enumerate(rows.of_one_list(date.today())):
        one = person(910_000 + n, lister, "open")
        one.save()
        keep(written, one, lister)


def a_purse(walker: Any) -> None:
    from bench import money
    from bench.plain.models import Outgoing

    folk = [person(920_000 + n, walker) for n in range(money.OPEN)]
    for one in folk:
        one.save()
    rows = zip(money.open_items(date.today()), folk, strict=True)
    Outgoing.objects.bulk_create([Outgoing(asked_by=walker, person=one, **told) for told, one in rows])


def a_desk() -> None:
    from bench import rows
    from bench.plain.models import AtTheDesk, Person

    known = list(Person.objects.all()[:6])
    AtTheDesk.objects.bulk_create([
        AtTheDesk(day=date.today(), number=one.number, state=one.trail[-1][0], is_new=one.is_new,
                  alias=one.alias, department=one.department, note=one.note, came_at=one.trail[0][1],
                  moved_at=one.trail[-1][1], before=one.trail[-2][0] if len(one.trail) > 1 else "",
                  person=known.pop() if one.is_known and known else None)
        for one in rows.of_one_desk()
    ])  # fmt: skip


def tallies(file: Path) -> None:
    from bench.plain.models import Tally

    Tally.objects.bulk_create([Tally(**row) for row in json.loads(file.read_text())])


if __name__ == "__main__":
    main()
