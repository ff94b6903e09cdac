"""Every kind of envelope that the vault makes, each with the one way in which the code opens it."""

import dataclasses
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from hangul import words
from tests.vault.office import Office
from vault.crypto import envelope as env
from vault.crypto import keys
from vault.registry import older_key, team_pair
from vault.sessions import Hand
from vault.strands import index_key, strand_key, unwrap_for_team
from vault.verbs.opening import place
from vault.verbs.session import _form_key

Open = Callable[[bytes], bytes]


@dataclass(frozen=True)
class Place:
    """``opens`` is the code's own way from this place to a plaintext."""

    kind: str
    name: str
    envelope: bytes
    opens: Open


def busy_day(office: Office) -> list[Place]:
    """A day in which every table is written, some places in several versions and generations."""
    vault, tokens, teams = office.vault, office.tokens, office.teams
    asked = ask_for_help(office)
    fields: list[Place] = []
    people = []
    for number, name in enumerate(("리봄", "최가을", "한겨울", "오여름", "박새벽", "김저녁")):
        more = {"mailbox": asked[0]["mailbox"]} if number == 0 else {}
        by = "sora" if number == 0 else "minji"
        made = office.person(name, by, lead=office.users["minji"], **more)
        people.append(made)
        fields += field_places(office, made["strands"])
    first, second = people[0]["person"], people[1]["person"]
    for person in (first, second):
        vault.open_strand(tokens["minji"], person, "origin",
                          users=[office.users["minji"], office.users["sora"]])  # fmt: skip
        face = vault.open_person(tokens["minji"], person, "visit")["face"]
        vault.edit_face(tokens["minji"], person, face | {"display": "하늘이네"}, 1)
        vault.slip_give(tokens["minji"], to=office.users["jisoo"], person=person, purpose="escort",
                        ends_at=int(time.time()) + 900, fields={"where": "앞문"})  # fmt: skip
        vault.safety_window(tokens["dahee"], person=person, reason="danger", note="밤에 전화가 왔다")
    vault.share(tokens["minji"], people[2]["strands"]["casework"], teams["daejeon"])
    for _ in range(2):
        vault.turn(tokens["minji"], teams["seoul"])
    vault.share(tokens["minji"], people[3]["strands"]["casework"], teams["daejeon"])
    vault.search(tokens["minji"], "봄")
    return [*fields, *stored(office), *loose(office)]


def ask_for_help(office: Office) -> list[dict[str, Any]]:
    boxes = []
    for text in ("속이 쓰립니다", "잠을 못 잡니다"):
        made = office.vault.mailbox_new(office.teams["intake"])
        office.phrases[made["mailbox"]] = "".join(made["words"])
        office.vault.mailbox_write(made["form"], text)
        office.vault.mailbox_reply(office.tokens["sora"], made["mailbox"], "내일 전화합니다")
        boxes.append(made)
    return boxes


def field_places(office: Office, strands: dict[str, str]) -> list[Place]:
    """Two rows, two versions, two strands of each file."""
    found = []
    for compartment in ("casework", "self"):
        strand, hand = strands[compartment], hand_of(office, "minji")
        for row in ("r1", "r2"):
            for version in (1, 2):
                sealed = office.seal("minji", strand, b"words", row, version, "field").envelope
                key = office.state.strands.keys_of(hand, [strand])[strand]
                at = place(strand, "care_note", "data", row, version)
                opens = partial(strand_key(strand, key).open, at)
                found.append(Place("field", f"{strand}:{row}:{version}", sealed, opens))
    return found


def hand_of(office: Office, handle: str) -> Hand:
    return office.state.sessions.hand(office.tokens[handle])


def stored(office: Office) -> Iterator[Place]:
    """Every envelope in the vault's own tables."""
    hands = {office.users[h]: hand_of(office, h) for h in office.tokens}
    seeds = {team: {g: s for h in hands.values() for g, s in h.teams.get(team, {}).items()}
             for team in office.state.registry.teams}  # fmt: skip
    yield from slots(office)
    rows = office.state.store.rows
    for team, user, number, sealed in rows("SELECT team,account,generation,envelope FROM membership"):
        bound = env.bind("grant", team, user, number)
        yield Place("grant", f"{team}:{user}", sealed, partial(hands[user].pair().open, bound))
    for team, number, sealed in rows("SELECT team,generation,older FROM generation WHERE generation>1"):
        key = older_key(team, seeds[team][number], number)
        yield Place("older", f"{team}:{number}", sealed,
                    partial(key.open, env.bind("older", team, number - 1)))  # fmt: skip
    yield from wraps(office, hands, seeds)
    for team, no, number, sealed in rows("SELECT team,no,generation,envelope FROM page"):
        key = index_key(team, seeds[team][number], number)
        yield Place("page", f"{team}:{no}", sealed, partial(key.open, env.bind("page", team, no, number)))
    for person in office.state.registry.persons.values():
        version, sealed = office.state.store.row("SELECT version,envelope FROM face WHERE person=?",
            person.id)  # fmt: skip
        raw = office.state.strands.key_of(hands[office.users["minji"]], person)
        key = strand_key(person.strands["contact"], raw)
        yield Place("face", person.id, sealed, partial(key.open, env.bind("face", person.id, version)))
    yield from letters(office, seeds)
    for number, user, why, end, sealed in rows("SELECT id,account,purpose,ends_at,envelope FROM slip"):
        bound = env.bind("slip", number, user, why, end)
        yield Place("slip", number, sealed, partial(hands[user].pair().open, bound))
    protection = office.state.registry.team_of_kind("protection")
    pair = team_pair(protection.id, seeds[protection.id][1], 1)
    for number, sealed in rows("SELECT id,note FROM notice WHERE note<>x''"):
        yield Place("notice", number, sealed, partial(pair.open, env.bind("notice", number)))
    yield from veiled(office)


def slots(office: Office) -> Iterator[Place]:
    for handle, user in office.users.items():
        account = office.state.registry.accounts[user]
        phrase = words.secret(office.phrases[handle].split())
        raw = keys.stretch(phrase, account.salt, account.cost, office.pepper)
        opens = partial(keys.named(raw, "slot", user).open, env.bind("slot", user))
        yield Place("slot", user, account.slot, opens)


def wraps(office: Office, hands: dict[str, Hand], seeds: dict[str, Any]) -> Iterator[Place]:
    for strand, holder, number, sealed in office.state.store.rows("SELECT * FROM wrap"):
        bound, name = env.bind("wrap", strand, holder), f"{strand}:{holder}"
        if holder.startswith("u:"):
            yield Place("wrap-u", name, sealed, partial(hands[holder[2:]].pair().open, bound))
        elif holder.startswith("m:"):
            yield Place("wrap-m", name, sealed, partial(asker(office, holder[2:]).open, bound))
        else:
            opens = partial(unwrap_for_team, holder, seeds[holder][number], strand, number)
            yield Place("wrap", name, sealed, opens)


def asker(office: Office, mailbox: str) -> keys.Pair:
    opened = office.vault.mailbox_unlock(office.phrases[mailbox])
    return keys.Pair(office.state.passes[opened["pass"]][1], mailbox, 1)


def letters(office: Office, seeds: dict[str, Any]) -> Iterator[Place]:
    pairs = {}
    for number, mailbox, team, ours, theirs in office.state.store.rows(
            "SELECT id,mailbox,team,ours,theirs FROM letter"):  # fmt: skip
        generation = max(seeds[team])
        pair = team_pair(team, seeds[team][generation], generation)
        bound = env.bind("letter", number, mailbox, "team")
        yield Place("letter-ours", number, ours, partial(pair.open, bound))
        if theirs:
            pairs.setdefault(mailbox, asker(office, mailbox))
            bound = env.bind("letter", number, mailbox, "asker")
            yield Place("letter-theirs", number, theirs, partial(pairs[mailbox].open, bound))
    for mailbox, slot in office.state.store.rows("SELECT id,slot FROM mailbox"):
        secret = words.secret(words.parse(office.phrases[mailbox]).words)
        salt = keys.digest(office.pepper, "mailbox")[:16]
        raw = keys.stretch(secret, salt, keys.LIGHT, office.pepper, 64)[32:]
        opens = partial(keys.named(raw, "mailbox", mailbox).open, env.bind("mailbox", mailbox))
        yield Place("mailbox", mailbox, slot, opens)


VEILED = {"person": "id,envelope", "audit": "seq,detail", "notice": "id,detail", "slip": "id,person"}


def veiled(office: Office) -> Iterator[Place]:
    store = office.state.store
    for table, columns in VEILED.items():
        for row, sealed in store.rows(f"SELECT {columns} FROM {table} LIMIT 25"):
            opens = partial(store._veil.open, env.bind("veil", table, str(row)))
            yield Place("veil", f"{table}:{row}", sealed, opens)
    check = bytes.fromhex(store.meta("check"))
    yield Place("veil", "check", check, partial(store._veil.open, env.bind("veil", "check", "meta")))


def loose(office: Office) -> Iterator[Place]:
    """What the data store, the browser and the vault's memory hold."""
    vault, team = office.vault, office.state.registry.teams[office.teams["intake"]]
    pair = team_pair(team.id, hand_of(office, "sora").teams[team.id][1], 1)
    for row in ("q1", "q2"):
        sealed = vault.seal_to_team(team.id, "reach_request", "data", row, b"words")
        bound = env.bind("request", "reach_request", "data", row, team.id)
        yield Place("request", row, sealed, partial(pair.open, bound))
    for handle in ("sora", "minji"):
        for key in ("note:1", "note:2"):
            sealed = vault.seal_draft(office.tokens[handle], key, b"words")
            bound = env.bind("draft", office.users[handle], key)
            opens = partial(hand_of(office, handle).pair().open, bound)
            yield Place("draft", f"{handle}:{key}", sealed, opens)
    for purpose in ("ask", "plan"):
        key = _form_key(office.state, 0)
        sealed = key.seal(env.bind("form", purpose), b"words", "field")
        yield Place("form", purpose, sealed, partial(key.open, env.bind("form", purpose)))
    for handle, token in office.tokens.items():
        session = office.state.sessions.find(token)
        raw = keys.derive(bytes.fromhex(token), "session")
        opens = partial(keys.named(raw, "session", session.id).open, env.bind("session", session.account))
        yield Place("session", handle, dataclasses.replace(session).blob, opens)
