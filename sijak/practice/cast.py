"""Who works in the practice town? The cast that every journey and test knows."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sijak.accounts.enums import ROLES
from vault.client import Vault

PIN = "2580"
CENTRES = ("seoul", "nmc", "incheon", "daejeon")


@dataclass(frozen=True, slots=True)
class Player:
    handle: str
    name: str
    role: str
    centre: str


OFFICERS = (Player("dahee", "다희", "officer", "seoul"), Player("hyesun", "혜순", "officer", "seoul"))
PLAYERS = (
    Player("sora", "소라", "intake", "seoul"),
    Player("minji", "민지", "counsellor", "seoul"),
    Player("yongil", "용일", "peer", "nmc"),
    Player("eunha", "은하", "counsellor", "seoul"),
    Player("seolhwa", "설화", "peer", "nmc"),
    Player("jinsook", "진숙", "counsellor", "incheon"),
    Player("taeho", "태호", "counsellor", "daejeon"),
    Player("hana", "한나", "finance", "seoul"),
    Player("shinae", "신애", "director", "seoul"),
    Player("jisoo", "지수", "volunteer", "seoul"),
    Player("nari", "나리", "editor", "seoul"),
)
# Team code: name, kind, compartments, centre, lead, members.
_CARE = ["contact", "safety", "casework", "money", "self"]
TEAMS: dict[str, tuple[str, str, list[str], str, str, tuple[str, ...]]] = {
    "intake": ("들어온 청", "intake", ["contact", "self"], "", "sora", ("yongil", "dahee")),
    "seoul": ("서울 동행", "care", _CARE, "seoul", "minji", ("sora",)),
    "hospital": ("병원 방", "care", _CARE, "nmc", "yongil", ("minji", "seolhwa")),
    "heart": (
        "마음 상담",
        "care",
        ["contact", "safety", "counselling", "self"],
        "seoul",
        "minji",
        ("eunha",),
    ),
    "shelter": ("울타리", "care", ["contact", "safety", "counselling"], "seoul", "eunha", ("sora",)),
    "health": ("병원 건강", "care", ["contact", "safety", "health", "self"], "nmc", "yongil", ("seolhwa",)),
    # They open what was asked in money and nothing else of anybody.
    "payers": ("지출", "payers", ["money"], "", "hana", ("shinae",)),
    "voices": ("목소리", "care", ["community"], "", "nari", ("minji", "dahee", "hyesun")),
    "study": ("배움 뒷받침", "study", ["growth"], "", "sora", ("shinae", "dahee", "hyesun")),
    # They read what was written without names, and open nothing of those who decide.
    "readers": (
        "읽는 이들",
        "readers",
        ["growth"],
        "",
        "minji",
        ("yongil", "eunha", "seolhwa", "jinsook", "taeho"),
    ),
    "incheon": ("인천 동행", "care", _CARE, "incheon", "jinsook", ()),
    "daejeon": ("대전 동행", "care", _CARE, "daejeon", "taeho", ()),
}


def write_cast(folder: Path, cast: dict[str, Any]) -> None:
    """Phrases in clear: only a practice store has such a page, and nobody real behind it."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = os.open(folder / "cast.json", os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    with os.fdopen(file, "w") as out:
        json.dump(cast, out, ensure_ascii=False, indent=1)


def read_cast(folder: Path) -> dict[str, Any]:
    return dict(json.loads((folder / "cast.json").read_text()))


def enrol_cast(vault: Vault, officers: list[dict[str, Any]]) -> dict[str, Any]:
    """Everybody but the officers, their teams, their PINs. Answers what the practice page needs."""
    people = {o["handle"]: {"user": o["user"], "phrase": " ".join(o["phrase"])} for o in officers}
    officer = vault.unlock("dahee", people["dahee"]["phrase"])["token"]
    for player in PLAYERS:
        made = vault.enrol(
            officer, handle=player.handle, name=player.name, role=player.role,
            can=list(ROLES[player.role].can), centre=player.centre, ends_on="")  # fmt: skip
        people[player.handle] = {"user": made["user"], "phrase": " ".join(made["phrase"])}
    tokens = {h: vault.unlock(h, p["phrase"])["token"] for h, p in people.items()}
    teams = {}
    for code, (name, kind, compartments, centre, lead, members) in TEAMS.items():
        teams[code] = vault.create_team(
            officer, name=name, kind=kind, compartments=compartments, centre=centre,
            lead=people[lead]["user"])  # fmt: skip
        for member in members:
            vault.grant(tokens[lead], teams[code], people[member]["user"])
    for token in tokens.values():
        vault.set_pin(token, PIN)
        vault.sign_out(token)
    vault.sign_out(officer)
    return {"people": people, "teams": teams}
