"""Who stands at the door, and how do they stand to the people whose pages they ask for?"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.test import Client

from sijak.care.actions.feeds import make_feed
from tests.house import House
from tests.promises import areas, matrix
from tests.promises.browsers import InHouse
from tests.promises.routes import Route
from tests.promises.things import COUNTER, NOBODY, Things, make_person, make_request
from vault.client import SignedOut

# Role -> who plays it, and the team in which they walk with people.
CAST = {
    "intake": ("sora", "seoul"), "counsellor": ("minji", "seoul"), "peer": ("yongil", "hospital"),
    "officer": ("dahee", ""), "finance": ("hana", ""), "director": ("shinae", ""),
    "volunteer": ("jisoo", ""), "editor": ("nari", ""),
}  # fmt: skip
LEADS = {"seoul": "minji", "incheon": "jinsook", "hospital": "yongil", "daejeon": "taeho"}
LED = {"intake": "intake", "counsellor": "seoul", "peer": "hospital"}


class Visitors:
    """Everybody who may stand at the door, with the people they know and do not know. ``keeps``: who
    was made for one page is asked about on the next, until they are forgotten."""

    def __init__(self, house: House, *, keeps: bool = False) -> None:
        self.house, self.keeps = house, keeps
        self.closed = ""
        self.kept = dict[tuple[str, str], Things]()

    def behind_the_curtain(self) -> str:
        """A closed session; a new one when somebody signed out of the last."""
        vault = self.house.vault
        try:
            assert vault.whoami(self.closed, deed=False)["state"] == "closed"
        except SignedOut:
            self.closed = str(vault.unlock("taeho", self.house.people["taeho"]["phrase"])["token"])
            vault.close(self.closed)
        return self.closed

    def client(self, role: str) -> InHouse:
        if role in CAST:
            return InHouse(self.house.client(CAST[role][0]))
        client = Client()
        if role != "signed out":
            bad = self.behind_the_curtain() if role == "closed session" else "ab" * 32
            client.cookies[settings.SIJAK_COOKIE] = bad
        return InHouse(client)

    def person(self, role: str, relation: str) -> dict[str, Any] | None:
        """A new person who stands to this worker as ``relation`` says."""
        if relation == "nobody":
            return None
        handle, team = CAST.get(role, ("", ""))
        shared: tuple[str, ...] = () if team else ("intake",)
        where = "daejeon" if relation == "other team" else team or "seoul"
        lead = handle if relation == "own" and team else self._mate(where, handle)
        rest: dict[str, Any] = (
            {"hidden_from": [self.house.user(handle)]} if (relation == "hidden" and handle) else {}
        )
        return make_person(
            self.house, team=where, lead=lead, by=lead,
            shared=() if relation == "other team" else shared,
            stage="closed" if relation == "closed" else "open", **rest,
        )  # fmt: skip

    def _mate(self, team: str, handle: str) -> str:
        """Somebody else of the team; where there is nobody, its lead."""
        mates = {"seoul": ("minji", "sora"), "hospital": ("yongil", "minji")}.get(team, (LEADS[team],))
        return next((m for m in mates if m != handle), mates[0])

    def values(self, route: Route, row: matrix.Row, role: str, relation: str) -> dict[str, Any]:
        if row.about == "file":
            things = self.kept.get((role, relation)) or Things(self.house, self.person(role, relation))
            if self.keeps:
                self.kept[role, relation] = things
            return {takes: things.value(takes) for takes in route.takes}
        if relation == "nobody":
            return dict.fromkeys(route.takes, NOBODY)
        return {takes: self._there(row.about, role) for takes in route.takes}

    def forget(self, role: str, relation: str) -> None:
        """Something was done to them: the next page gets somebody else."""
        self.kept.pop((role, relation), None)

    def _there(self, about: str, role: str) -> str:
        house = self.house
        made: dict[str, Callable[[], str]] = {
            "request": lambda: make_request(house).id, "team": lambda: house.teams["seoul"],
            "mailbox": lambda: make_request(house).mailbox, "user": lambda: _newcomer(house),
            "slip": lambda: _slip(house), "any notice": lambda: _notice(house),
            "led team": lambda: house.teams[LED.get(role, "seoul")],
            "feed": lambda: make_feed(by=house.actor("minji")),
        }  # fmt: skip
        if about in (more := areas.there()):
            return more[about](house, role)
        return made[about]()


def _newcomer(house: House) -> str:
    made = house.vault.enrol(
        house.token("dahee"), handle=f"new-{next(COUNTER)}", name="새사람", role="volunteer",
        can=[], centre="", ends_on="",
    )  # fmt: skip
    return str(made["user"])


def _slip(house: House) -> str:
    person = make_person(house, team="seoul", lead="minji", by="minji")
    return house.vault.slip_give(
        house.token("minji"), to=house.user("jisoo"), person=person["person"], purpose="ride",
        ends_at=int(time.time()) + 3600, fields={"name": "들꽃"})  # fmt: skip


def _notice(house: House) -> str:
    person = make_person(house, team="seoul", lead="minji", by="minji")
    before = {n["id"] for n in house.vault.notices(house.token("dahee"))}
    house.vault.hide(house.token("minji"), person["person"], users=[house.user("taeho")])
    after = {n["id"] for n in house.vault.notices(house.token("dahee"))}
    return str(next(iter(after - before)))


def relations_of(row: matrix.Row, role: str) -> tuple[str, ...]:
    if row.about == "file":
        return matrix.RELATIONS if role in matrix.WALKS else ("other team", "nobody")
    return ("there", "nobody") if row.about else ("-",)
