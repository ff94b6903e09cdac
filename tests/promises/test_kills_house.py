"""What is left when the web process dies, the disk is full, or the vault starts anew under load?"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.house import House
from tests.promises.browsers import Page
from tests.promises.forms import fill
from tests.promises.running import ROOT
from tests.promises.sums import add_up
from tests.promises.web_trials import KEPT, Office, Writer, lost, renew, unopened, writers_for
from vault.client import VaultUnavailable

TRIALS = 100
FULL_MB = 10


@pytest.fixture
def folder() -> Iterator[Path]:
    made = Path(tempfile.mkdtemp(prefix="sijak-kill-"))
    yield made
    shutil.rmtree(made, ignore_errors=True)


@pytest.mark.slow
def test_it_loses_nothing_promised_in_a_hundred_deaths_of_the_web(
    house: House, folder: Path, proof: Callable[..., None]
) -> None:
    """Three workers write at once; the web process is killed 1 to 120 ms after a first promise."""
    office, dice, wrong = Office(house, folder), random.Random(23), list[str]()
    try:
        office.start()
        writers = writers_for(office, ("minji", "yongil", "sora"))
        for trial in range(TRIALS):
            die_at_work(office, writers, dice.uniform(0.001, 0.12))
            if trial % 10 == 9:
                wrong += lost(office, writers)
            office.start()
            writers = renew(writers)
        wrong += lost(office, writers)
    finally:
        office.end()
    promised, read = promises(writers), sum(len(writer.read) for writer in writers)
    wrong += [odd for writer in writers for odd in writer.odd if not odd.startswith("503")]
    print(f"{TRIALS} deaths, {promised} notes promised, {read} read again, {len(wrong)} faults")
    add_up(proof, "kill-trials", TRIALS, 200, part="web", at_least=True)
    add_up(proof, "kill-lost", len(wrong), 0, part="web", at_least=False)
    assert wrong == []
    assert promised > TRIALS
    assert read


def die_at_work(office: Office, writers: list[Writer], more: float) -> None:
    for writer in writers:
        writer.start()
    before, end = promises(writers), time.monotonic() + 20
    while promises(writers) == before and time.monotonic() < end:
        time.sleep(0.002)
    time.sleep(more)
    office.kill()
    for writer in writers:
        writer.ended.set()
    for writer in writers:
        writer.join(20)


def promises(writers: list[Writer]) -> int:
    return sum(len(writer.promised) for writer in writers)


# -- a full disk ---------------------------------------------------------------------------------
@pytest.fixture
def small_disk(folder: Path) -> Iterator[Path]:
    """A disk of a few megabytes; where nobody may mount one, the test does not run and says so."""
    place = folder / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={FULL_MB}m,mode=700", "tmpfs", str(place)]
    if shutil.which("mount") is None or subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("no small disk can be mounted by this user")
    yield place
    subprocess.run(["umount", str(place)], check=False)


def test_it_says_clearly_that_the_disk_is_full_and_leaves_no_half(house: House, small_disk: Path) -> None:
    office = Office(house, small_disk)
    try:
        office.start()
        writer = writers_for(office, ("minji",))[0]
        kept, answer = write_until_full(office, writer)
        assert kept > 3
        assert answer.status == 503, answer.text[-500:]
        assert answer.headers.get("retry-after")
        assert "<h1" in answer.text and "Traceback" not in answer.text
        assert lost(office, [writer]) == []
        page = office.browser("minji").ask("GET", f"/people/{writer.person}/")
        assert page.status == 200, "what is written can still be read"
        (small_disk / "ballast").unlink()
        again = write(office, writer)
        assert again.status == 302, "with room again, the house goes on without a restart"
    finally:
        office.end()


def write_until_full(office: Office, writer: Writer) -> tuple[int, Page]:
    """Fills the disk but for a little, then writes until the house says no."""
    room = shutil.disk_usage(office.folder).free
    with (office.folder / "ballast").open("wb") as ballast:
        ballast.write(b"\0" * max(0, room - 400_000))
    for kept in range(2000):
        page = write(office, writer)
        if page.status != 302:
            return kept, page
    raise AssertionError("the disk never filled")


def write(office: Office, writer: Writer) -> Page:
    from sijak.kernel.ids import random_id

    once, words = random_id(), "봄이 왔다 " * 300
    given = fill(writer.sheet, lambda one: words if one.kind == "textarea" else "", once=once)
    page = writer.browser().ask("POST", writer.path, given)
    if page.status == 302:
        writer.promised[once] = words.strip()
    return page


# -- the vault starts anew -----------------------------------------------------------------------
class HouseApart(House):
    """The same small house with its vault in a process of its own, which may end and begin."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        super().end()
        self.vault.hang_up()  # the line to the vault of this process
        self.path.unlink(missing_ok=True)
        self.begin()

    def begin(self) -> None:
        command = [
            sys.executable,
            "-m",
            "vault",
            "serve",
            str(self.folder / "vault"),
            "--socket",
            str(self.path),
            "--practice",
            "--origin",
            "http://localhost",
            "--budget",
            "1000",
        ]
        self.process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
        end = time.monotonic() + 30
        while not self._answers():
            assert time.monotonic() < end, "the vault did not start"
            time.sleep(0.05)

    def _answers(self) -> bool:
        try:
            return bool(self.vault.about())
        except VaultUnavailable:
            return False

    def end(self) -> None:
        self.process.kill()
        self.process.wait(20)

    def start_anew(self) -> None:
        self.end()
        self._tokens.clear()
        time.sleep(0.5)
        self.begin()

    def token(self, handle: str) -> str:
        if handle not in self._tokens:
            phrase = self.people[handle]["phrase"]
            self._tokens[handle] = self.vault.unlock(handle, phrase)["token"]
        return self._tokens[handle]


def test_it_closes_sessions_cleanly_when_the_vault_starts_anew_and_keeps_drafts(
    folder: Path, tmp_path: Path
) -> None:
    """Under load: everybody is led to the door, nobody sees an error, and after signing in again
    what was typed is there."""
    house = HouseApart(tmp_path / "h")
    office = Office(house, folder)
    try:
        office.start()
        writers = writers_for(office, ("minji", "yongil"))
        browser = writers[0].browser()
        where = f"/staff/draft/?for=/people/{writers[0].person}/edit/"  # a page that nobody saves meanwhile
        token = next(i.value for i in writers[0].sheet.inputs if i.name == "csrfmiddlewaretoken")
        typed = {"csrfmiddlewaretoken": [token], "their_words": ["아직 다 쓰지 못한 글"]}
        assert browser.ask("POST", where, typed).status in (200, 204)
        under_load(house, writers)
        assert browser.ask("GET", f"/people/{writers[0].person}/").status == 302
        odd = [one for writer in writers for one in writer.odd]
        assert odd, "nobody was at work when the vault went"
        assert {one[:3] for one in odd} <= {"200", "302", "503"}, odd[:3]
        again = office.browser("minji")
        kept = json.loads(again.ask("GET", where).text)["fields"]
        assert kept["their_words"] == ["아직 다 쓰지 못한 글"]
        assert write(office, writers[0]).status == 302
        assert lost_but_audit(office, writers) == []
    finally:
        office.end()
        house.end()


def under_load(house: HouseApart, writers: list[Writer]) -> None:
    """The vault goes and comes back while everybody writes."""
    for writer in writers:
        writer.start()
    assert all(writer.begun.wait(20) for writer in writers)
    time.sleep(0.3)
    house.start_anew()
    time.sleep(1.0)
    for writer in writers:
        writer.ended.set()
        writer.join(20)


def lost_but_audit(office: Office, writers: list[Writer]) -> list[str]:
    kept = {row[0]: row for row in office.rows(KEPT)}
    promised = {once for writer in writers for once in writer.promised}
    wrong = [f"promised and gone: {once}" for once in promised - set(kept)]
    return wrong + [one for writer in writers for one in unopened(office, writer, kept)]
