"""How does the practice town come to be? In batches, through the same doors as a real office."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import batched, groupby
from pathlib import Path
from typing import Any

from django.db import transaction

from sijak.journal.models import Entry
from sijak.journal.rules import marks_of
from sijak.kernel import dates
from sijak.kernel.actor import Actor
from sijak.people import counting
from sijak.people.models import Strand, StrandRow
from sijak.people.sealing import seal_rows
from sijak.practice import (
    cast,
    circles,
    company,
    danger,
    doorstep,
    families,
    front,
    hospital,
    morning,
    papers,
    population,
    purse,
    said,
    screenings,
    sessions,
    story,
    study,
    voices,
)
from vault.client import Vault

BATCH = 500
# What each department writes about somebody (rows to seal, journal entries).
TELLERS = (story.tell, hospital.tell, screenings.tell, sessions.tell, company.tell)


def found_store(folder: Path) -> list[dict[str, Any]]:
    """A new vault store with the mark 'practice', which it keeps for ever."""
    officers = [f"{o.handle}:{o.name}:{o.centre}" for o in cast.OFFICERS]
    asked = [sys.executable, "-m", "vault", "found", "--practice", str(folder / "vault"), *officers]
    said = subprocess.run(asked, check=True, capture_output=True, text=True)
    return [json.loads(line) for line in said.stdout.splitlines()]


def build(folder: Path, vault: Vault, officers: list[dict[str, Any]], people: int) -> None:
    began, today = time.monotonic(), dates.today()
    known = cast.enrol_cast(vault, officers)
    actors = {h: actor_for(vault, known, h) for h in (*population.TEAM_LEADS.values(), "sora", "eunha")}
    done = 0
    crowd = sorted(population.inhabitants(people, today), key=lambda who: who.team)
    for team, group in groupby(crowd, key=lambda who: who.team):
        by = actors[population.TEAM_LEADS[team]]
        for some in batched(group, BATCH):
            settle(vault, known, by, list(some), today)
            done += len(some)
            spent = time.monotonic() - began
            print(f"  {done:>6} of {people} people, {spent:.0f} s", flush=True)
    doorstep.ring(vault, known, actors["sora"], today)
    said.hear(actors["sora"], today)
    hospital.hang_words(known["teams"]["health"], actors["yongil"], known["people"]["seolhwa"]["user"], today)
    morning.open_room(known, actors["yongil"], today)
    screenings.hand_one_tablet(vault, actors["minji"])
    papers.lay(vault, list(actors.values()))
    users = {handle: one["user"] for handle, one in known["people"].items()}
    sessions.care(actors["minji"], users, known["teams"], today)
    danger.live(known, actors, today)
    families.settle(known, actors["minji"], today)
    circles.gather(known, actors["minji"], actors["eunha"], today)
    company.go_along(known, actors["yongil"], today)
    open_the_house(vault, known, actors, today)
    for actor in actors.values():
        vault.sign_out(actor.token)
    cast.write_cast(folder / "practice", known)


def open_the_house(vault: Vault, known: dict[str, Any], actors: dict[str, Actor], today: date) -> None:
    """Pages, money, voices and rounds: what belongs to all teams together."""
    helpers = ("nari", "shinae", "dahee", "hana", "sora", "minji", "yongil", "eunha", "seolhwa", "jinsook",
               "taeho")  # fmt: skip
    actors |= {h: actor_for(vault, known, h) for h in helpers if h not in actors}
    front.open_pages(actors["nari"], actors["shinae"], today)
    purse.fill(known, actors["minji"], actors["hana"], actors["shinae"], today)
    voices.tell(known, actors["nari"], actors["dahee"], today)
    study.fill(known, actors, today)


def actor_for(vault: Vault, known: dict[str, Any], handle: str) -> Actor:
    token = vault.unlock(handle, known["people"][handle]["phrase"], "practice")["token"]
    who = vault.whoami(token)
    return Actor(
        token=token, user_id=who["user"], name=who["name"], role=who["role"],
        permissions=frozenset(), teams=tuple(t["id"] for t in who["teams"]), centre=who["centre"],
        language="ko", where="practice", is_officer=False,
    )  # fmt: skip


def settle(vault: Vault, known: dict[str, Any], by: Actor, some: list[population.Inhabitant],
           today: date) -> None:  # fmt: skip
    """One batch of one team: persons into the vault, rows into the data store, marks last."""
    users = {h: p["user"] for h, p in known["people"].items()}
    teams = known["teams"]
    made = vault.settle(by.token, [
        {"face": who.face(), "profile": who.profile(today), "lead": users[who.lead],
         "stage": who.stage, "heard": who.heard.isoformat(), "since": who.since.isoformat(),
         "strands": parts_of(who, teams)}
        for who in some
    ])  # fmt: skip
    rows: list[tuple[StrandRow, dict[str, str]]] = []
    strands, entries = [], []
    for who, person in zip(some, made, strict=True):
        strands += strand_rows(person["strands"], teams, who)
        for teller in TELLERS:
            told = teller(who, person["strands"], users, today)
            rows += told.sealed
            entries += told.entries
    for part in batched(rows, 1000):
        seal_rows(by, list(part))
    with transaction.atomic():
        Strand.objects.bulk_create(strands)
        for model, of_model in by_model(rows):
            model._default_manager.bulk_create(of_model)
        Entry.objects.bulk_create(entries)
    for chunk in batched(entries, 1000):
        counting.mark([mark for e in chunk for mark in marks_of(e)])


def parts_of(who: population.Inhabitant, teams: dict[str, str]) -> dict[str, list[str]]:
    """Compartment -> teams: the four that every file has, and the department that helps them."""
    care, intake = teams[who.team], teams["intake"]
    beside = [teams[who.department]] if who.department else []
    parts = {"contact": [care, intake, *beside], "self": [care, intake, *beside],
             "safety": [care, *beside], "casework": [care]}  # fmt: skip
    return parts | ({who.part: beside} if who.department else {})


def strand_rows(strands: dict[str, str], teams: dict[str, str], who: population.Inhabitant) -> list[Strand]:
    clear = {"centre": who.team, "opened_year": who.since.year}
    worked = {"casework": teams[who.team]} | ({who.part: teams[who.department]} if who.department else {})
    return [Strand(id=s, compartment=c, **(clear | {"team": worked[c]} if c in worked else {}))
            for c, s in strands.items()]  # fmt: skip


def by_model(
    rows: list[tuple[StrandRow, dict[str, str]]],
) -> Iterator[tuple[type[StrandRow], list[StrandRow]]]:
    """Plans before the tasks that hang on them, meetings before the sessions that they are,
    bills before their parts."""
    kinds: dict[type[StrandRow], list[StrandRow]] = {}
    for row, _ in rows:
        kinds.setdefault(type(row), []).append(row)
    yield from sorted(kinds.items(), key=lambda item: item[0].__name__ in ("Task", "Session", "Share"))


def say_where_to_look(origin: str) -> None:
    """The printed list that a newcomer follows."""
    soon = dates.today() + timedelta(days=1)
    print(f"""
  The practice town is open. Nobody in it exists; the phones ring nowhere.

  {origin}/             the public page (also /en/ and /zh-hans/)
  {origin}/help/        ask for help, as somebody with an old phone would
  {origin}/practice/    sign in as one of the cast with one click (PIN {cast.PIN})
                        소라 hears the requests, 민지 walks with people, 다희 watches over it
  {origin}/health/      a morning in the hospital room, for 용일 and 설화
  {origin}/desk/        the day of the one who is signed in
  {origin}/figures/     totals in which nobody can be picked out

  Days count from today; {soon:%Y-%m-%d} is tomorrow here too. Ctrl-C stops everything.
""")
