"""After any row of deeds: can exactly those open a file who should? A model of sets says who."""

import contextlib
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.vault.office import ORIGIN, Local, Office, enrol, found_office
from vault import server
from vault.client import Denied, SignedOut
from vault.registry import No

STARTERS = ("sora", "minji", "yongil", "taeho")
LATER = ("bora", "yuna", "gilsu")
TEAMS = ("seoul", "daejeon")
worker = st.sampled_from(STARTERS + LATER)
team = st.sampled_from(TEAMS)
which = st.integers(0, 2)
wild = st.integers(0, 3).map(lambda n: n == 0)  # one deed in four by anybody at all
ran = Counter[str]()


@dataclass
class File:
    """What the model knows of a person: sets, and no key."""

    id: str
    strands: dict[str, str]
    lead: str
    holders: dict[str, set[str]]
    hidden: set[str] = field(default_factory=set)
    only: str = ""
    origin: set[str] = field(default_factory=set)


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """One office, made once; every sequence begins on a copy of it."""
    office = found_office(tmp_path_factory.mktemp("ground"))
    office.state.store.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return office


class House(RuleBasedStateMachine):
    ground: Office

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        shutil.copytree(self.ground.folder, self.folder / "v")
        vault = Local(server.load(self.folder / "v", production=False, origin=ORIGIN))
        vault.state.store.db.execute("PRAGMA synchronous=OFF")
        self.office = Office(self.folder / "v", vault, dict(self.ground.users),
                             dict(self.ground.phrases), {}, dict(self.ground.teams))  # fmt: skip
        self.office.come_in("dahee", *STARTERS)
        self.members = {"seoul": {"minji", "sora", "yongil"}, "daejeon": {"taeho"}}
        self.leads = {"seoul": {"minji"}, "daejeon": {"taeho"}}
        self.due: set[str] = set()
        self.here, self.left = set(STARTERS), set[str]()
        self.files: list[File] = []
        self.slips: dict[str, tuple[int, str, str]] = {}
        ran["sequences"] += 1
        self.open_file("minji", "seoul")
        self.open_file("taeho", "daejeon")
        for compartment, strand in self.files[0].strands.items():
            if compartment in self.files[0].holders:
                self.office.vault.share(self.token("minji"), strand, self.office.teams["daejeon"])
                self.files[0].holders[compartment].add("daejeon")

    def teardown(self) -> None:
        self.office.state.store.db.close()
        shutil.rmtree(self.folder)

    # -- what the model says ------------------------------------------------------------------------
    def sees(self, who: str, file: File) -> bool:
        return who not in file.hidden and (not file.only or who in self.members[file.only])

    def may(self, who: str, file: File, compartment: str = "contact") -> bool:
        held = any(who in self.members[t] for t in file.holders[compartment])
        return who in self.here and held and self.sees(who, file)

    def leads_file(self, who: str, file: File) -> bool:
        return who == file.lead or any(who in self.leads[t] for t in file.holders["contact"])

    def does(self, expected: bool, deed: Callable[[], object]) -> bool:
        """The vault does it if the model says so, and refuses it if not."""
        name = sys._getframe(1).f_code.co_name
        ran[f"asked {name}"] += 1
        try:
            deed()
        except (Denied, SignedOut):
            assert not expected, "the vault refused what should be done"
            return False
        assert expected, "the vault did what should be refused"
        ran[f"done {name}"] += 1
        return True

    def one(self, by: str, is_wild: bool, may: Callable[[str], bool]) -> tuple[str, bool]:
        """Who does it, and whether they may: mostly somebody who may, else deeds are rare."""
        able = sorted(w for w in self.here if may(w))
        if able and not is_wild:
            by = able[(STARTERS + LATER).index(by) % len(able)]
        return by, by in self.here and may(by)

    def token(self, who: str) -> str:
        return self.office.tokens.get(who, "00" * 32)

    def file(self, number: int) -> File | None:
        return self.files[number % len(self.files)] if self.files else None

    # -- people come and go -------------------------------------------------------------------------
    @rule(who=st.sampled_from(LATER))
    def enrol(self, who: str) -> None:
        if who not in self.here | self.left:
            enrol(self.office, who)
            self.here.add(who)

    @rule(who=worker)
    def sign_in(self, who: str) -> None:
        if who not in self.here:
            return
        self.office.come_in(who)
        for name in [t for t in self.due if who in self.members[t]]:
            self.due.discard(name)
            if not self.leads[name]:
                self.leads[name].add(who)

    @rule(by=worker, to=worker, name=team, lead=st.booleans(), is_wild=wild)
    def grant(self, by: str, to: str, name: str, lead: bool, is_wild: bool) -> None:
        by, may = self.one(by, is_wild, lambda w: w in self.leads[name] & self.members[name])
        may = may and to in self.here and (lead or bool(self.leads[name] - {to}))
        if to in self.office.users and self.does(may, lambda: self.office.vault.grant(
                self.token(by), self.office.teams[name], self.office.users[to], lead=lead)):  # fmt: skip
            self.members[name].add(to)
            (self.leads[name].add if lead else self.leads[name].discard)(to)

    @rule(by=worker, user=worker, name=team, is_wild=wild)
    def revoke(self, by: str, user: str, name: str, is_wild: bool) -> None:
        by, may = self.one(by, is_wild, lambda w: w in self.leads[name] & self.members[name])
        if not is_wild and (others := sorted(self.members[name] - {by})):
            user = others[(STARTERS + LATER).index(user) % len(others)]
        may = may and user in self.members[name] and user != by
        if user in self.office.users and self.does(may, lambda: self.office.vault.revoke(
                self.token(by), self.office.teams[name], self.office.users[user])):  # fmt: skip
            self.members[name].discard(user)
            self.leads[name].discard(user)
            self.due.discard(name)

    @rule(by=worker, name=team, is_wild=wild)
    def turn(self, by: str, name: str, is_wild: bool) -> None:
        by, may = self.one(by, is_wild, lambda w: w in self.leads[name] & self.members[name])
        if self.does(may, lambda: self.office.vault.turn(self.token(by), self.office.teams[name])):
            self.due.discard(name)

    @precondition(lambda self: len(self.here) > 2)
    @rule(user=worker, is_today=wild)
    def leave(self, user: str, is_today: bool) -> None:
        if user not in self.here or not is_today:
            return
        self.office.vault.leave(self.token("dahee"), self.office.users[user])
        self.here.discard(user)
        self.left.add(user)
        for name in TEAMS:
            if user in self.members[name] and len(self.members[name]) > 1:
                self.members[name].discard(user)
                self.leads[name].discard(user)
                self.due.add(name)
        self.slips = {s: v for s, v in self.slips.items() if v[1] != user}
        for file in self.files:
            if len(file.origin) > 1:
                file.origin.discard(user)

    # -- files ----------------------------------------------------------------------------------------
    @precondition(lambda self: len(self.files) < 3)
    @rule(by=worker, name=team)
    def open_one_more(self, by: str, name: str) -> None:
        if by in self.here:
            self.open_file(by, name)

    def open_file(self, by: str, name: str) -> None:
        held = [self.office.teams[name]]
        made = self.office.person(f"사람{len(self.files)}", by, strands=dict.fromkeys(
            ("contact", "safety", "self", "casework"), held))  # fmt: skip
        holders = {"contact": {name}, "casework": {name}}
        self.files.append(File(made["person"], made["strands"], by, holders))

    @rule(by=worker, number=which, name=team, is_wild=wild, compartment=st.sampled_from(["contact",
        "casework"]))  # fmt: skip
    def share(self, by: str, number: int, name: str, is_wild: bool, compartment: str) -> None:
        if not (file := self.file(number)):
            return
        by, may = self.one(by, is_wild, lambda w: self.may(w, file, compartment))
        if self.does(may, lambda: self.office.vault.share(self.token(by), file.strands[compartment],
                self.office.teams[name])):  # fmt: skip
            file.holders[compartment].add(name)

    @rule(by=worker, number=which, name=team, is_wild=wild, compartment=st.sampled_from(["contact",
        "casework"]))  # fmt: skip
    def take_back(self, by: str, number: int, name: str, is_wild: bool, compartment: str) -> None:
        if not (file := self.file(number)):
            return
        held = file.holders[compartment]
        name = name if is_wild else sorted(held)[TEAMS.index(name) % len(held)]
        by, may = self.one(by, is_wild, lambda w: self.may(w, file, compartment) and self.leads_file(w,
            file))  # fmt: skip
        may = may and name in held and len(held) > 1 and name != file.only
        if self.does(may, lambda: self.office.vault.take_back(
                self.token(by), file.strands[compartment], self.office.teams[name])):  # fmt: skip
            held.discard(name)

    @rule(by=worker, number=which, users=st.sets(worker, max_size=2), is_wild=wild,
          only=st.sampled_from(["", "", "", *TEAMS]))  # fmt: skip
    def hide(self, by: str, number: int, users: set[str], is_wild: bool, only: str) -> None:
        file = self.file(number)
        if not file:
            return
        users &= set(self.office.users)
        by, may = self.one(by, is_wild, lambda w: self.may(w, file) and w not in users)
        may = may and (not only or (by in self.members[only] and only in file.holders["contact"]))
        if not file.hidden <= users or file.only not in ("", only):
            may = may and self.leads_file(by, file)
        if self.does(may, lambda: self.office.vault.hide(
                self.token(by), file.id, users=[self.office.users[u] for u in users],
                only_team=self.office.teams.get(only, ""))):  # fmt: skip
            file.hidden, file.only = set(users), only

    @rule(by=worker, number=which, users=st.sets(worker, min_size=2, max_size=2), is_wild=wild)
    def name_for_origin(self, by: str, number: int, users: set[str], is_wild: bool) -> None:
        file = self.file(number)
        if not file or "origin" in file.strands or not users <= set(self.office.users):
            return
        by, may = self.one(by, is_wild, lambda w: self.may(w, file))
        may = may and all(u in self.here and self.sees(u, file) for u in users)

        def deed() -> None:
            file.strands["origin"] = self.office.vault.open_strand(
                self.token(by), file.id, "origin", users=[self.office.users[u] for u in users])  # fmt: skip

        if self.does(may, deed):
            file.origin = set(users)

    # -- slips ----------------------------------------------------------------------------------------
    @rule(by=worker, to=worker, number=which, is_wild=wild)
    def give_slip(self, by: str, to: str, number: int, is_wild: bool) -> None:
        file = self.file(number)
        if not file or to not in self.office.users:
            return
        given: list[str] = []
        by, may = self.one(by, is_wild, lambda w: self.may(w, file))
        may = may and to in self.here and self.sees(to, file)
        if self.does(may, lambda: given.append(self.office.vault.slip_give(
                self.token(by), to=self.office.users[to], person=file.id, purpose="escort",
                ends_at=int(time.time()) + 900, fields={"where": "gate"}))):  # fmt: skip
            self.slips[given[0]] = (number % len(self.files), to, by)

    @precondition(lambda self: self.slips)
    @rule(by=worker, number=st.integers(0, 9), is_wild=wild)
    def end_slip(self, by: str, number: int, is_wild: bool) -> None:
        slip = list(self.slips)[number % len(self.slips)]
        by, may = self.one(by, is_wild, lambda w: w in self.slips[slip][1:])
        if self.does(may, lambda: self.office.vault.slip_end(self.token(by), slip)):
            del self.slips[slip]

    # -- who can open equals the model ------------------------------------------------------------------
    def opens(self, who: str, strand: str) -> bool:
        """By the ciphers themselves, with whatever this worker's own phrase leads to."""
        state = self.office.state
        with contextlib.suppress(No, SignedOut):
            hand = state.sessions.hand(self.token(who))
            hand.session.stepped_until = time.monotonic() + 9
            return strand in state.strands.keys_of(hand, [strand])
        return False

    @invariant()
    def who_can_open_equals_the_model(self) -> None:
        for file in self.files:
            for who in (self.here | self.left) & set(self.office.users):
                for compartment in ("contact", "casework"):
                    strand = file.strands[compartment]
                    assert self.opens(who, strand) == self.may(who, file, compartment), (who, compartment)
                if "origin" in file.strands:
                    may = who in self.here & file.origin and self.sees(who, file)
                    assert self.opens(who, file.strands["origin"]) == may, (who, "origin")
                ran["checks"] += 2
        for slip, (number, to, _) in self.slips.items():
            may = to in self.here and self.sees(to, self.files[number])
            with contextlib.nullcontext() if may else pytest.raises((Denied, SignedOut)):
                assert self.office.vault.slip_open(self.token(to), slip) == {"where": "gate"}


@pytest.mark.slow
def test_it_lets_exactly_those_open_whom_the_model_names(ground: Office, proof: Callable[..., None]) -> None:
    House.ground = ground
    run_state_machine_as_test(House, settings=settings(  # type: ignore[no-untyped-call]
        max_examples=100, stateful_step_count=30, deadline=None, database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck)))  # fmt: skip
    proof("model-sequences", ran["sequences"], 100, ran["sequences"] >= 100)
    proof("model-checks", ran["checks"], 5_000, ran["checks"] >= 5_000)
    deeds = ["grant", "revoke", "turn", "share", "take_back", "hide", "name_for_origin", "give_slip",
             "end_slip"]  # fmt: skip
    assert {d: ran[f"done {d}"] for d in deeds if not ran[f"done {d}"]} == {}, "never done"
    assert sum(ran[f"asked {d}"] - ran[f"done {d}"] for d in deeds) >= 100, "too rarely refused"
    assert ran["sequences"] >= 100
    assert ran["checks"] >= 5_000
