"""A small house for tests: a real vault on a real socket, the cast signed in, light keys."""

from __future__ import annotations

import itertools
import shutil
import socket
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from sijak.accounts import line
from sijak.accounts.enums import permissions_of
from sijak.kernel.actor import Actor
from sijak.people.models import Strand
from sijak.practice import cast
from vault import server
from vault.client import Vault
from vault.crypto import keys
from vault.founding import found
from vault.sessions import IDLE_SECONDS

COUNTER = itertools.count(1)


class House:
    """``people``: handle -> {user, phrase}; ``teams``: code -> id; ``vault``: the client."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        officers = [{"handle": o.handle, "name": o.name, "role": o.role, "centre": o.centre}
                    for o in cast.OFFICERS]  # fmt: skip
        made = found(folder / "vault", kind="practice", officers=officers, cost=keys.LIGHT)
        self.state = server.load(folder / "vault", production=False, origin="http://localhost")
        self.state.budget.limits = {k: (n * 1000, s) for k, (n, s) in self.state.budget.limits.items()}
        self.path = folder / "vault.sock"
        self.ear = socket.socket(socket.AF_UNIX)
        self.ear.bind(str(self.path))
        self.ear.listen(64)
        threading.Thread(target=self._listen, daemon=True).start()
        self.vault = Vault(str(self.path))
        known = cast.enrol_cast(self.vault, made)
        self.people, self.teams = known["people"], known["teams"]
        self._tokens: dict[str, str] = {}

    def _listen(self) -> None:
        while True:
            try:
                talk, _ = self.ear.accept()
            except OSError:
                return
            threading.Thread(target=server._talk, args=(self.state, talk), daemon=True).start()

    def token(self, handle: str) -> str:
        """One session a worker for the whole run; renewed when it has gone or closed."""
        token = self._tokens.get(handle, "")
        session = self.state.sessions.live.get(_id(token)) if token else None
        if session is None or session.state != "open" or time.monotonic() - session.deed > IDLE_SECONDS / 2:
            token = self.vault.unlock(handle, self.people[handle]["phrase"])["token"]
            self._tokens[handle] = token
        return token

    def user(self, handle: str) -> str:
        return str(self.people[handle]["user"])

    def actor(self, handle: str) -> Actor:
        token = self.token(handle)
        who = self.vault.whoami(token)
        return Actor(
            token=token, user_id=who["user"], name=who["name"], role=who["role"],
            permissions=permissions_of(who["role"]), teams=tuple(t["id"] for t in who["teams"]),
            centre=who["centre"], language="ko", where="test", is_officer="officer" in who["can"],
        )  # fmt: skip

    def client(self, handle: str = "") -> Client:
        """A browser; signed in when a handle is given."""
        client = Client()
        if handle:
            client.cookies[settings.SIJAK_COOKIE] = self.token(handle)
        return client

    def make_person(self, by: str = "sora", *, team: str = "seoul", lead: str = "minji",
                    display: str = "", mailbox: str = "", **rest: Any) -> dict[str, Any]:  # fmt: skip
        """A person in vault and data store: {person, code, strands}. ``rest``: face keys, or
        ``hidden_from``, ``only_team``, ``stage``, ``profile``, ``parts`` (compartment -> team code,
        such as {"counselling": "heart"})."""
        display = display or f"들꽃{next(COUNTER)}"
        face = {"display": display, **{k: rest[k] for k in
                ("names", "birth_year", "phones", "safe", "language", "address") if k in rest}}  # fmt: skip
        token = self.token(by)
        ticket = self.vault.match(
            token,
            names=[*face.get("names", ()), display],
            birth_year=face.get("birth_year"),
            phones=face.get("phones", []),
        )
        care, intake = self.teams[team], self.teams["intake"]
        more = {part: [self.teams[code]] for part, code in rest.get("parts", {}).items()}
        beside = [self.teams[code] for code in rest.get("parts", {}).values()]
        own = [team for team in beside if team != self.teams["shelter"]]
        made = self.vault.create_person(
            token, ticket=ticket["ticket"], face=face, profile=rest.get("profile", {}),
            strands={"contact": [care, intake, *beside], "self": [care, intake, *own],
                     "safety": [care, *beside], "casework": [care], **more},
            lead=self.user(lead), hidden_from=rest.get("hidden_from", ()), mailbox=mailbox,
            only_team=rest.get("only_team", ""), different=True, stage=rest.get("stage", "open"),
        )  # fmt: skip
        Strand.objects.bulk_create([
            Strand(id=s, compartment=c, **({"team": more.get(c, [care])[0], "centre": team,
                                            "opened_year": 2026} if c == "casework" or c in more else {}))
            for c, s in made["strands"].items()
        ])  # fmt: skip
        return made

    def end(self) -> None:
        self.ear.close()
        self.state.store.db.close()


def _id(token: str) -> str:
    from vault.sessions import _session_id

    return _session_id(bytes.fromhex(token))


def new_house() -> Iterator[House]:
    folder = Path(tempfile.mkdtemp(prefix="sijak-house-"))
    made = House(folder)
    yield made
    made.end()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def whole_house() -> Iterator[House]:
    yield from new_house()


@pytest.fixture
def house(whole_house: House, db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    """The house with an empty data store."""
    yield from lived_in(whole_house, monkeypatch)


@pytest.fixture
def lone_house(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    """A house of its own, for a test that moves people between teams: the next finds them there."""
    for made in new_house():
        yield from lived_in(made, monkeypatch)


def lived_in(house: House, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    """What waits for a commit runs at once: a test's own transaction is never committed."""
    from django.db import transaction

    monkeypatch.setattr(settings, "SIJAK_VAULT_SOCKET", str(house.path))

    def at_once(deed: Callable[[], object], *_: object, robust: bool = False, **__: object) -> None:
        """As Django does it: what is robust hurts nobody when it goes wrong."""
        with suppress(Exception) if robust else nullcontext():
            deed()
        with house.state.store.lock:  # marks are answered before they are written
            pass

    monkeypatch.setattr(transaction, "on_commit", at_once)
    line.vault.cache_clear()
    house.state.store.do("DELETE FROM notice")  # nothing waits for a review when a test begins
    yield house
    line.vault.cache_clear()
