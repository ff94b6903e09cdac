"""Is anything that was typed today on the disk in a form that a thief can read? No.

A real house of three processes lives a day in which every form is filled in with strings that
exist nowhere else. Then every file of it is searched for them, in every spelling.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import re
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from sijak.kernel import dates
from sijak.kernel.sealed import SealedColumn, sealed_columns
from tests.promises import areas
from tests.promises.browsers import OverHttp
from tests.promises.canaries import MARK, NUMBERS, PIN, Canaries, Sweep, spelt
from tests.promises.forms import Attached, Sheet, complaints, fill, posts, sheets
from tests.promises.people_day import open_file
from tests.promises.running import ROOT, Running, running
from tests.promises.scripted_day import Walk
from vault.client import Opening, VaultError

WORKERS = ("minji", "sora", "yongil", "dahee", "hana", "shinae", "jisoo", "eunha", "seolhwa")
WRITERS = ("minji", "sora", "yongil")
EIGHT = re.compile(r"<b[^>]*>([가-힣]{2})</b>")
# Sealed for what they say about somebody, but made of codes and days alone.
CODES_ONLY = {("people_consent", "detail"), *areas.gathered("CODES_ONLY")}
# What a practice house shows by design: the phrases of the cast, on a page of its own.
DECLARED = "practice/cast.json"


# -- the day -----------------------------------------------------------------------------------
def ask_for_help(house: Running, canaries: Canaries) -> tuple[OverHttp, list[str]]:
    """A stranger asks, takes the eight words, comes back with them and writes again."""
    stranger = OverHttp(house.port)
    walk = Walk(stranger, canaries.write)
    walk.day("/help/")
    page = stranger.ask("GET", "/help/")
    words: list[str] = []
    for _ in range(12):
        found = EIGHT.findall(page.text)
        words = found if len(found) == 8 else words
        forms = [s for s in posts(sheets(page.text)) if "/help/" in s.goes_to(page.path)]
        if words or not forms:
            break
        page = walk.send(page.path, forms[-1])
    return stranger, words


def come_back(house: Running, canaries: Canaries, words: list[str]) -> None:
    walk = Walk(OverHttp(house.port), canaries.write)
    page = walk.browser.ask("GET", "/help/come-back/")
    sheet = posts(sheets(page.text))[0]
    given = {sheet.asks[0]: " ".join(words)}
    walk.send(page.path, sheet, **given)
    for path in ("/my/letters/", "/my/words/"):
        page = walk.browser.ask("GET", path)
        for sheet in posts(sheets(page.text)):
            if "leave" not in sheet.action:
                walk.send(page.path, sheet)


def draft(house: Running, browser: OverHttp, path: str, canaries: Canaries) -> None:
    page = browser.ask("GET", path)
    token = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)[-1]
    given = {"csrfmiddlewaretoken": [token], "their_words": [canaries.word()]}
    kept = browser.ask("POST", f"/staff/draft/?for={path}", given)
    assert kept.status in (200, 204), kept.text[:300]


def hand_a_slip(house: Running, person: str, canaries: Canaries) -> None:
    users = {handle: one["user"] for handle, one in house.known()["people"].items()}
    house.vault().slip_give(
        house.token("minji"), to=users["jisoo"], person=person, purpose="ride",
        ends_at=int(time.time()) + 3600,
        fields={"name": canaries.word(), "phone": canaries.number()},
    )  # fmt: skip


def hand_in(house: Running, canaries: Canaries) -> None:
    """A volunteer's picture of a bill, sealed to a team."""
    known = house.known()
    told = {"token": house.token("jisoo"), "user": known["people"]["jisoo"]["user"],
            "team": known["teams"]["health"], "name": canaries.word()}  # fmt: skip
    ours = {"SIJAK_DATA_DIR": str(house.data), "SIJAK_PRACTICE": "1", "PYTHONPATH": str(ROOT),
            "DJANGO_SETTINGS_MODULE": "sijak.settings"}  # fmt: skip
    subprocess.run([sys.executable, "-m", "tests.promises.hand_in"], input=json.dumps(told), text=True,
                   cwd=ROOT, env=house.environment | ours, check=True)  # fmt: skip


# Of the drafts of scholarships: letter box -> a pass that its eight words gave.
OWN_PASSES: dict[str, str] = {}


def study(house: Running, canaries: Canaries) -> None:
    """A round of scholarships; most of it is done on days that come later, so it is done without pages."""
    known, vault = house.known(), house.vault()
    names = ("sora", "shinae", "minji", "yongil", "eunha", "seolhwa", "jinsook", "taeho")
    roles = {handle: vault.whoami(house.token(handle)) for handle in names}
    actors = {
        handle: {"token": house.token(handle), "user": who["user"], "role": who["role"],
                 "teams": [team["id"] for team in who["teams"]]}
        for handle, who in roles.items()
    }  # fmt: skip
    told = {"actors": actors, "teams": known["teams"], "words": [canaries.word() for _ in range(60)]}
    ours = {"SIJAK_DATA_DIR": str(house.data), "SIJAK_PRACTICE": "1", "PYTHONPATH": str(ROOT),
            "DJANGO_SETTINGS_MODULE": "sijak.settings"}  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-m", "tests.promises.study_in"], input=json.dumps(told), text=True, cwd=ROOT,
        env=house.environment | ours, check=True, stdout=subprocess.PIPE,
    )  # fmt: skip
    OWN_PASSES.update(json.loads(done.stdout.splitlines()[-1]))


def begin_to_send(browser: OverHttp, person: str, canaries: Canaries) -> None:
    """A large paper of which no piece comes in any more."""
    page = browser.ask("GET", f"/people/{person}/papers/")
    token = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)[-1]
    told = {
        "name": canaries.word(),
        "size": "9000000",
        "stamp": "1",
        "part": "casework",
        "note": canaries.word(),
    }
    given = {"csrfmiddlewaretoken": [token], **{name: [value] for name, value in told.items()}}
    begun = browser.ask("POST", f"/people/{person}/papers/half/", given)
    assert begun.status == 200, begun.text[:300]


def silent(house: Running, handle: str) -> list[str]:
    """Ladders of those whom nobody has heard from for a month."""
    people = house.vault().caseload(house.token(handle))
    quiet = [p for p in people if p["stage"] == "open" and (p["days"] or 0) > 30]
    return [f"/care/{p['person']}/ladder/" for p in quiet[:1]]


def meet_as_group(browser: OverHttp, person: str, canaries: Canaries, kind: str) -> None:
    """A group that began yesterday, one who takes part, and words about it and about them."""
    new = browser.ask("GET", "/heart/groups/new/")
    sheet = posts(sheets(new.text))[0]
    given = fill(sheet, canaries.write) | {"starts_on": [(dates.today() - timedelta(days=1)).isoformat()]}
    given["kind"] = [kind]
    given["second"] = [next(u for u in sheet_choices(sheet, "second") if u != given["leader"][0])]
    group = browser.ask("POST", "/heart/groups/new/", given).leads_to.partition("?")[0]
    assert group, complaints(new.text)
    browser.ask(
        "POST", f"{group}take-in/", crossed(browser, group, {"person": [person], "pledge": ["paper"]})
    )
    page = browser.ask("GET", group).text
    member, meeting = (re.findall(rf'href="(/heart/{what}/[0-9a-f]{{32}}/)"', page)[0]
                       for what in ("members", "meetings"))  # fmt: skip
    walk = Walk(browser, canaries.write)
    walk.send(member, posts(sheets(browser.ask("GET", member).text))[0])
    who = {"member": [member.split("/")[-2]], "came": ["came"]}
    browser.ask("POST", f"{meeting}came/", crossed(browser, meeting, who))
    browser.ask("POST", meeting, crossed(browser, meeting, {"note": [canaries.word()]}))


def tell_a_story(browser: OverHttp, canaries: Canaries) -> None:
    """A story that names nobody, read by its teller in the room."""
    new = browser.ask("GET", "/voices/desk/new/")
    given = fill(posts(sheets(new.text))[0], canaries.write)
    story = browser.ask("POST", "/voices/desk/new/", given).leads_to.partition("?")[0]
    words = {"title": ["겨울 강"], "note": [""], "text": ["배가 고프던 겨울에 강을 보았습니다."]}
    seen = re.findall(r'name="seen" value="(\d+)"', browser.ask("GET", f"{story}text/").text)
    browser.ask("POST", f"{story}text/", crossed(browser, f"{story}text/", {"seen": seen, **words}))
    browser.ask("POST", f"{story}do/", crossed(browser, story, {"go": ["mask"]}))
    room = posts(sheets(browser.ask("GET", f"{story}room/").text))[0]
    said = browser.ask("POST", f"{story}room/", fill(room, canaries.write) | {"change": [canaries.word()]})
    assert said.leads_to, complaints(said.text)


class Statement(Attached):
    """A table as a bank gives it, with this word in the memo."""

    @property
    def content(self) -> bytes:
        return f"거래일,출금,적요\n{dates.today():%Y-%m-%d},12347,{self}\n".encode()


def bring_statement(house: Running, canaries: Canaries) -> None:
    """What the bank writes may hold a name."""
    browser, path = house.browser("hana"), "/money/statement/"
    given = crossed(browser, path, {"file": [Statement(canaries.word())]})
    brought = browser.ask("POST", path, given)
    assert brought.leads_to.endswith("?said=brought"), complaints(brought.text)


def hand_over(browser: OverHttp, person: str, canaries: Canaries) -> bool:
    """To the first colleague who may take the file."""
    path = f"/care/{person}/hand-over/"
    page = browser.ask("GET", path)
    sheet = next((one for one in posts(sheets(page.text)) if "note" in one.asks), None)
    for to in filter(None, sheet_choices(sheet, "to") if sheet else ()):
        given = crossed(browser, path, {"to": [to], "note": [canaries.word()]})
        if browser.ask("POST", path, given).leads_to:
            return True
    return False


def sheet_choices(sheet: Sheet, name: str) -> list[str]:
    return next(one.choices for one in sheet.inputs if one.name == name)


def crossed(browser: OverHttp, path: str, given: dict[str, list[str]]) -> dict[str, list[str]]:
    """With the token against forged forms, as a page of that path holds it."""
    token = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', browser.ask("GET", path).text)[-1]
    return {"csrfmiddlewaretoken": [token], **given}


def live_a_day(house: Running, canaries: Canaries) -> list[str]:
    """Everybody's day. Answers the secrets that are no canaries: phrases and the PIN."""
    _, words = ask_for_help(house, canaries)
    assert len(words) == 8, "the asker was given eight words"
    come_back(house, canaries, words)
    bring_statement(house, canaries)
    stumbled: list[str] = []
    opened: dict[str, str] = {}
    for handle in WORKERS:
        browser = house.browser(handle)
        first = ["/desk/", "/people/match/", "/help/desk/", "/staff/people/", "/staff/teams/"]
        if handle in WRITERS:
            opened[handle] = person = open_file(browser, canaries.write)
            first[:0] = [*silent(house, handle), f"/people/{person}/"]
            if handle == "minji":
                hand_a_slip(house, person, canaries)
                begin_to_send(browser, person, canaries)
                hand_in(house, canaries)
                study(house, canaries)
        walk = Walk(browser, canaries.write)
        walk.day(*first)
        if handle == "minji":
            for kind in ("coaching", "violence"):  # notes lie on the strand, or with the team
                meet_as_group(browser, person, canaries, kind)
            tell_a_story(browser, canaries)
        if handle in WRITERS:
            draft(house, browser, "/people/match/", canaries)
        stumbled += [f"{handle}: {one}" for one in walk.stumbled()]
    assert any(hand_over(house.browser(h), person, canaries) for h, person in opened.items())
    house.vault().set_pin(house.token("hana"), PIN)
    print("\n".join(["said no to:", *stumbled]))
    phrases = [one["phrase"].split() for one in house.known()["people"].values()]
    return [PIN, *(form for one in [words, *phrases] for form in written(one))]


def written(words: list[str]) -> tuple[str, str, str]:
    """Three words are enough to know a phrase by."""
    return " ".join(words[:3]), "".join(words[:3]), '", "'.join(words[:3])


# -- were all columns written? ---------------------------------------------------------------
class Reader:
    """Opens every sealed column with the keys of those who work here, in few questions."""

    def __init__(self, house: Running) -> None:
        self.vault, self.line = house.vault(), sqlite3.connect(house.data / "web" / "data.db")
        self.line.row_factory = sqlite3.Row
        self.tokens = {handle: house.token(handle) for handle in WORKERS}
        people = house.known()["people"].items()
        self.by_user = {one["user"]: self.tokens[h] for h, one in people if h in self.tokens}
        strands = [row["id"] for row in self.line.execute("SELECT id FROM people_strand")]
        self.whose: dict[str, str] = {}
        for token in self.tokens.values():
            found = self.vault.person_of(token, strands)
            self.whose |= {s: token for s, person in zip(strands, found, strict=True) if person}

    def plains(self, column: SealedColumn) -> list[bytes]:
        rows = self.line.execute(f"SELECT * FROM {column.table}").fetchall()
        rows = [row for row in rows if row[column.column]]
        if rows and "strand_id" in list(rows[0].keys()):
            return self._of_strands(column, rows)
        return [plain for row in rows for plain in self._apart(column, row)]

    def _of_strands(self, column: SealedColumn, rows: list[sqlite3.Row]) -> list[bytes]:
        out: list[bytes] = []
        for token in self.tokens.values():
            mine = [row for row in rows if self.whose.get(row["strand_id"]) == token]
            items = [Opening(r["strand_id"], column.table, column.column, r["id"], r["version"],
                             bytes(r[column.column])) for r in mine]  # fmt: skip
            for some in itertools.batched(items, 1000):
                out += self.vault.open(token, list(some), "test")
        return out

    def _apart(self, column: SealedColumn, row: sqlite3.Row) -> Iterator[bytes]:
        """Sealed to a team, or to one worker's own key."""
        names, envelope = list(row.keys()), bytes(row[column.column])
        if "team" in names and ("version" in names or "worker" not in names):
            place = f"{row['id']}.{row['version']}" if "version" in names else row["id"]
            item = (column.table, column.column, place, envelope)
            for token in self.tokens.values():
                with contextlib.suppress(VaultError):
                    yield self.vault.open_for_team(token, row["team"], [item], "test")[0]
                    return
            return
        if "mailbox" in names:  # only the eight words open it
            place = Opening(row["mailbox"], column.table, column.column, row["id"], row["version"], envelope)
            if pass_ := OWN_PASSES.get(row["mailbox"]):
                yield from self.vault.mailbox_open_self(pass_, [place])
            return
        token = self.by_user.get(next(row[k] for k in ("user_id", "author", "worker") if k in names), "")
        for key in [str(row[k]) for k in ("place", "note_id", "id") if k in names]:
            for named in (key, f"supervision:{key}", f"{column.table}:{key}"):
                with contextlib.suppress(VaultError):
                    yield self.vault.open_draft(token, named, envelope)


def columns_written(house: Running) -> tuple[set[SealedColumn], set[str]]:
    """Sealed columns in which a worker's own key finds a canary: opened, not believed. A column of
    codes and days has no room for words: then what it holds is itself the canary, and is given
    back to be searched for."""
    reader, found, codes = Reader(house), set[SealedColumn](), set[str]()
    for column in sealed_columns():
        said = reader.plains(column)
        if any(MARK.encode() in plain or escaped(plain) for plain in said):
            found.add(column)
        elif (column.table, column.column) in CODES_ONLY and said:
            found.add(column)
            codes |= {plain.decode()[:60] for plain in said[:3] if len(plain) > 30}
    reader.line.close()
    return found, codes


def escaped(plain: bytes) -> bool:
    return MARK.encode("unicode_escape") in plain.lower()


# -- the test ----------------------------------------------------------------------------------------
@pytest.mark.slow
def test_it_leaves_nothing_readable_of_a_whole_day(proof: Callable[..., None]) -> None:
    canaries = Canaries()
    with running(40) as house:
        secrets = live_a_day(house, canaries)
        written_columns, codes = columns_written(house)
        secrets += sorted(codes)
        while_running = sweep(house, secrets)
        house.stop()
        at_rest = sweep(house, secrets)
    wanted = set(sealed_columns())
    missing = sorted(f"{c.table}.{c.column}" for c in wanted - written_columns)
    proof("canary-columns", len(written_columns), len(wanted), not missing)
    hits = while_running | at_rest
    proof("canary-hits", len(hits), 0, not hits)
    print(f"{canaries.written} canaries, {canaries.called} telephones; not written: {missing}")
    assert hits == set(), "\n".join(map(str, sorted(hits)))
    assert missing == [], f"no canary was written into {missing}"
    assert canaries.written > 100


def sweep(house: Running, secrets: list[str]) -> set[tuple[str, str, str]]:
    """Stores, logs, write-ahead logs, mail, temporary folders, static files, command lines."""
    search = Sweep([MARK, *NUMBERS, *secrets])
    top = [p for p in itertools.chain(Path("/tmp").iterdir(), Path("/dev/shm").iterdir())
           if p.is_file() and p.stat().st_mtime >= house.began]  # fmt: skip
    hits = list(search.over([house.folder, *top]))
    for pid in house.children() if house.process.poll() is None else []:
        for file in ("cmdline", "environ"):
            hits += search.over([Path(f"/proc/{pid}/{file}")])
    print(f"searched {search.files} files and names, {search.bytes / 2**20:.0f} MB")
    assert search.files > 20
    phrases = set(secrets) - {PIN}
    return {(hit.file, hit.what, hit.how) for hit in hits
            if not (hit.file.endswith(DECLARED) and hit.what in {p[:4] for p in phrases})}  # fmt: skip


def test_it_would_find_a_canary_in_any_spelling(tmp_path: Path) -> None:
    """The search itself can fail: each spelling, with other bytes around it, is found."""
    for number, (how, raw) in enumerate(spelt(MARK).items()):
        (tmp_path / f"{number}.bin").write_bytes(b"\x00ab" + raw + b"cd\xff")
        hits = list(Sweep([MARK]).over([tmp_path / f"{number}.bin"]))
        assert how in {hit.how for hit in hits}, how
    (tmp_path / "j.json").write_text(json.dumps({"name": MARK + "가"}))
    assert list(Sweep([MARK]).over([tmp_path / "j.json"]))
    (tmp_path / f"{MARK}.txt").write_text("nothing inside")
    assert list(Sweep([MARK]).over([tmp_path / f"{MARK}.txt"]))
