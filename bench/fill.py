"""The measured person and the measured list, sealed into the house as its own deeds would."""

from __future__ import annotations

import random
import sqlite3
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import batched, islice
from pathlib import Path
from typing import Any

from bench import rows
from vault.client import Vault

ALL_PARTS = ("contact", "safety", "casework", "counselling", "health", "money", "growth",
             "community", "self")  # fmt: skip
PART = {"Consent": "contact", "Shared": "self", "SafetyCard": "safety"}
WORKER = {"Note": "author", "Task": "owner", "Appointment": "worker", "LadderRung": "done_by",
          "Plan": "made_by"}  # fmt: skip
SPOKEN = 1000
# How often each kind of service stands in the journal: most are messages and tries.
JOURNAL_KINDS = {"message": 40, "ladder": 20, "talk": 18, "visit": 8, "accompany": 5, "assessed": 4,
                 "planned": 4, "aftercare": 1}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Walker:
    """A worker of the bench, with a team that holds every compartment."""

    user: str
    phrase: str
    token: str
    team: str


def enrol(vault: Vault, officer: str, handle: str) -> Walker:
    from sijak.accounts.enums import ROLES

    made = vault.enrol(officer, handle=handle, name=handle, role="counsellor",
                       can=list(ROLES["counsellor"].can), centre="seoul", ends_on="")  # fmt: skip
    phrase = made["phrase"] if isinstance(made["phrase"], str) else " ".join(made["phrase"])
    team = vault.create_team(officer, name=handle, kind="care", compartments=list(ALL_PARTS),
                             centre="seoul", lead=made["user"])  # fmt: skip
    token = vault.unlock(handle, phrase, "bench")["token"]
    return Walker(made["user"], phrase, token, team)


def settle(vault: Vault, walker: Walker, count: int, parts: Sequence[str], first: int,
           today: date) -> list[dict[str, Any]]:  # fmt: skip
    from sijak.people.models import Strand

    made = vault.settle(walker.token, [
        {"face": rows.face(first + n), "profile": {"centre": "seoul"}, "lead": walker.user,
         "stage": "open", "heard": today.isoformat(), "since": today.isoformat(),
         "strands": {part: [walker.team] for part in parts}} for n in range(count)
    ])  # fmt: skip
    clear = {"team": walker.team, "centre": "seoul", "opened_year": today.year}
    Strand.objects.bulk_create([
        Strand(id=s, compartment=c, **(clear if c not in ("contact", "safety", "self") else {}))
        for one in made for c, s in one["strands"].items()
    ])  # fmt: skip
    return made


def write(walker: Walker, strands: dict[str, str], written: Sequence[rows.Written]) -> None:
    """Sealed in one call to the vault and kept in one transaction."""
    from django.db import transaction

    from sijak.people.sealing import seal_rows

    sealed = [(model_of(one)(**columns(one, strands, walker.user)), one.words) for one in written]
    seal_rows(actor(walker), sealed)
    with transaction.atomic():
        for row, _ in sealed:
            row.save(force_insert=True)
        for row, _ in sealed:
            journal(row)


def model_of(one: rows.Written) -> Any:
    from sijak.care import models as care
    from sijak.people import models as people

    return getattr(care, one.kind, None) or getattr(people, one.kind)


def columns(one: rows.Written, strands: dict[str, str], user: str) -> dict[str, Any]:
    strand = strands[PART.get(one.kind, "casework")]
    given = {**one.clear, "strand_id": strand}
    if one.kind in WORKER:
        given[WORKER[one.kind]] = user
    return given


def journal(row: Any) -> None:
    from sijak.journal.models import Entry

    if type(row).__name__ == "Note":
        day = row.happened_on
        entry = Entry(strand_id=row.strand_id, day=day, month=day.isoformat()[:7], kind=row.kind,
                      minutes=row.minutes, centre="seoul", channel=row.channel)  # fmt: skip
        entry.save(force_insert=True)


def actor(walker: Walker) -> Any:
    from sijak.kernel.actor import Actor

    return Actor(token=walker.token, user_id=walker.user, name="", role="counsellor",
                 permissions=frozenset(), teams=(walker.team,), centre="seoul", language="ko",
                 where="bench", is_officer=False)  # fmt: skip


# -- a million journal rows ------------------------------------------------------------------
def fill_journal(
    folder: Path, vault: Vault, count: int, today: date
) -> tuple[dict[str, float], dict[str, str]]:
    """Rows by chance over two years, and the marks of all that counts. Seconds for each, and how
    many marks a second the vault's own verb takes (a thousand of them, durable in one commit); and strand
    -> person, which the vault alone knows and a recount needs."""
    began = time.perf_counter()
    line = sqlite3.connect(folder / "web" / "data.db")
    query = "SELECT id, centre FROM people_strand WHERE compartment='casework'"
    strands = line.execute(query).fetchall()
    for some in batched(entries(strands, count, today), 20_000):
        line.executemany(
            "INSERT INTO journal_entry"
            "(id,strand_id,day,month,kind,minutes,won,centre,channel,outcome)"
            " VALUES(?,?,?,?,?,?,0,?,'','')", some)  # fmt: skip
        line.commit()
    line.close()
    filled, marks = time.perf_counter(), all_marks()
    some = list(islice(marks, SPOKEN))
    vault.mark(some)
    vault.about()  # marks are answered at once; whoever asks next waits until they are written
    spoken = time.perf_counter()
    persons = replay(folder / "vault", marks)
    return {"fill_s": filled - began, "marks_a_second": len(some) / (spoken - filled),
            "replay_s": time.perf_counter() - spoken}, persons  # fmt: skip


def entries(strands: list[Any], count: int, today: date) -> Iterator[tuple[Any, ...]]:
    rng = random.Random(1_000_000)
    kinds, weights = list(JOURNAL_KINDS), list(JOURNAL_KINDS.values())
    days = [today - timedelta(days=n) for n in range(730)]
    for _ in range(count):
        strand, centre = rng.choice(strands)
        day = rng.choice(days)
        yield (f"{rng.getrandbits(128):032x}", strand, day.isoformat(), day.isoformat()[:7],
               rng.choices(kinds, weights)[0], 30, centre)  # fmt: skip


def all_marks() -> Iterator[dict[str, str]]:
    """As the nightly replay says them; the house's own rules tell what counts."""
    from sijak.journal.models import Entry
    from sijak.journal.rules import COUNTS, marks_of

    found = Entry.objects.filter(kind__in=list(COUNTS)).iterator(chunk_size=20_000)
    for m in (mark for entry in found for mark in marks_of(entry)):
        yield {"indicator": m.indicator, "day": m.day.isoformat(), "centre": m.centre,
               "strand": m.strand, "unique": m.unique}  # fmt: skip


def replay(folder: Path, marks: Iterator[dict[str, str]]) -> dict[str, str]:
    """The verb's own cells, written in one transaction: a year of nights in one go. Whose each strand is."""
    from vault import server
    from vault.verbs.counting import _cells

    state = server.load(folder, production=False, origin="http://localhost")
    seen = {bytes(token) for (token,) in state.store.rows("SELECT token FROM seen")}
    sums, fresh = Counter[tuple[str, ...]](), list[tuple[bytes]]()
    for item in marks:
        for token, *cell in _cells(state, item):
            if token not in seen:
                seen.add(token)
                fresh.append((token,))
                sums[tuple(cell)] += 1
    with state.store.writing() as db:
        db.executemany("INSERT INTO seen VALUES(?)", fresh)
        db.executemany("INSERT INTO tally VALUES(?,?,?,?,?,?) ON CONFLICT DO UPDATE"
                       " SET n=n+excluded.n", ((*cell, n) for cell, n in sums.items()))  # fmt: skip
    state.store.db.close()
    return dict(state.registry.person_of)
