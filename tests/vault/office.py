"""A small office for the tests of the vault: its cast, two teams that walk with people, one vault.

In one process and with light key parameters, so that a test can hold the store in its hand; every
question goes through the same JSON as on the socket.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from vault import server, wire
from vault.client import Opening, Sealing, Vault
from vault.crypto import keys
from vault.founding import PEPPER, STORE_DIR, found
from vault.verbs import State

ORIGIN = "http://localhost:8000"
PIN = "2580"
CARE = ["contact", "safety", "casework", "self"]
WORKERS = {"sora": ("intake", ("intake", "duty", "files", "figures")), "minji": ("counsellor",
    ("duty", "files", "figures")), "yongil": ("peer", ("intake", "duty", "files", "figures")),
    "taeho": ("counsellor", ("duty", "files", "figures")), "hana": ("finance", ("figures",)),
    "jisoo": ("volunteer", ())}  # fmt: skip


class Local(Vault):
    """The client, with the vault in the same process instead of behind a socket."""

    def __init__(self, state: State) -> None:
        super().__init__("")
        self.state = state
        self.last: dict[str, Any] = {}

    def _ask(self, header: dict[str, Any], parts: Sequence[bytes]) -> tuple[dict[str, Any], list[bytes]]:
        asked = json.loads(json.dumps(header))
        answer, back = server.answer(self.state, asked, [bytes(p) for p in parts])
        if len(json.dumps(answer)) > wire.MAX_HEADER:
            raise wire.WireError("frame too large")
        self.last = answer
        return json.loads(json.dumps(answer)), list(back)


@dataclass
class Office:
    folder: Path
    vault: Local
    users: dict[str, str] = field(default_factory=dict)
    phrases: dict[str, str] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    teams: dict[str, str] = field(default_factory=dict)

    @property
    def state(self) -> State:
        return self.vault.state

    @property
    def store(self) -> Path:
        return self.folder / STORE_DIR / "vault.db"

    @property
    def pepper(self) -> bytes:
        return (self.folder / PEPPER).read_bytes()

    def come_in(self, *handles: str) -> None:
        for handle in handles:
            self.tokens[handle] = self.vault.unlock(handle, self.phrases[handle], handle)["token"]

    def step_up(self, handle: str) -> None:
        self.vault.set_pin(self.tokens[handle], PIN)
        self.vault.resume_pin(self.tokens[handle], PIN)

    def person(self, name: str, by: str = "minji", **more: Any) -> dict[str, Any]:
        """A file of the Seoul team, led by ``by``; ``more`` as create_person takes it."""
        token = self.tokens[by]
        ticket = self.vault.match(token, names=[name], birth_year=1984, phones=[])["ticket"]
        seoul = [self.teams["seoul"]]
        given: dict[str, Any] = {"face": {"display": name, "names": [name], "birth_year": 1984,
            "phones": []}, "profile": {"sex": "f"}, "lead": self.users[by], "different": True,
            "strands": {"contact": seoul, "safety": seoul, "self": seoul, "casework": seoul}}  # fmt: skip
        return self.vault.create_person(token, ticket=ticket, **(given | more))

    def seal(self, by: str, strand: str, plain: bytes, row: str = "r1", version: int = 1,
             shape: str = "note") -> Opening:  # fmt: skip
        """An envelope of ``plain`` at a place, as the argument that opens it."""
        place = (strand, "care_note", "data", row, version)
        sealed = self.vault.seal(self.tokens[by], [Sealing(*place, plain, shape)])[0]
        return Opening(*place, sealed)

    def open(self, by: str, *openings: Opening) -> list[bytes]:
        return self.vault.open(self.tokens[by], list(openings), "visit")

    def restart(self) -> None:
        """Memory is gone; the store is what it was."""
        self.state.store.db.close()
        self.vault.state = server.load(self.folder, production=False, origin=ORIGIN)
        self.tokens.clear()


def found_office(folder: Path) -> Office:
    officers = [{"handle": h, "name": h.title(), "role": "officer"} for h in ("dahee", "hyesun")]
    made = found(folder / "v", kind="practice", officers=officers, cost=keys.LIGHT)
    vault = Local(server.load(folder / "v", production=False, origin=ORIGIN))
    office = Office(folder / "v", vault)
    for officer in made:
        office.users[officer["handle"]] = officer["user"]
        office.phrases[officer["handle"]] = " ".join(officer["phrase"])
    office.come_in("dahee", "hyesun")
    for handle, (role, can) in WORKERS.items():
        enrol(office, handle, role, can)
    team(office, "intake", "sora", ["contact", "self", "safety"], "intake")
    team(office, "seoul", "minji", CARE)
    team(office, "daejeon", "taeho", CARE)
    for member in ("sora", "yongil"):
        vault.grant(office.tokens["minji"], office.teams["seoul"], office.users[member])
    return office


def enrol(office: Office, handle: str, role: str = "counsellor",
          can: Sequence[str] = ("duty", "files")) -> str:  # fmt: skip
    made = office.vault.enrol(office.tokens["dahee"], handle=handle, name=handle.title(),
                              role=role, can=list(can), centre="seoul", ends_on="")  # fmt: skip
    office.users[handle], office.phrases[handle] = made["user"], " ".join(made["phrase"])
    office.come_in(handle)
    return str(made["user"])


def team(office: Office, name: str, lead: str, compartments: list[str], kind: str = "care") -> str:
    office.teams[name] = office.vault.create_team(office.tokens["dahee"], name=name.title(),
        compartments=compartments, centre="seoul", kind=kind, lead=office.users[lead])  # fmt: skip
    return office.teams[name]
