"""What stands in an address: a person by relation to the worker, a row of every kind on them."""

from __future__ import annotations

import itertools
import json
from typing import Any

from django.apps import apps
from django.db import models

from sijak.kernel import dates
from sijak.kernel.ids import random_id
from sijak.kernel.sealed import SealedField
from sijak.people.models import Consent, SafetyCard, Shared, Strand, StrandRow
from tests.house import House
from tests.promises import areas
from vault.client import Sealing

# Where rows of a model lie; those of counselling and health lie on their own part, others on casework.
PART: dict[type[StrandRow], str] = {
    Consent: "contact",
    Shared: "self",
    SafetyCard: "safety",
    **areas.gathered("PART"),
}
# What a valid row needs beyond its first choices (database constraints).
NEEDS: dict[str, dict[str, Any]] = {
    "Appointment": {"kind": "meet"},
    "LadderRung": {"rung": "message"},
    "Note": {"kind": "talk"},
    **areas.gathered("NEEDS"),
}
CONTENT = {
    "what": "전화", "at": "14:00", "minutes": 50, "place": "", "kind": "message", "in_words": "",
    "goals": [{"words": "밤에 자기", "why": ""}], "day": "2026-01-05", "check": "yes",
    "words": "", "risk": "", "plan": "", "who": "", "text": "약속",
}  # fmt: skip
# A team that walks with people -> the part and the team of the department beside it.
DEPARTMENTS = {"seoul": ("counselling", "heart"), "hospital": ("health", "health")}
WORKED = frozenset({"casework", "counselling", "health"})
# Who holds these keys (practice/cast.py); the second where the file is hidden from the first.
SEALERS = {"counselling": ("minji", "eunha"), "health": ("yongil", "seolhwa")}
NOBODY = "0" * 31 + "1"
COUNTER = itertools.count(1)


def make_person(
    house: House, *, team: str, lead: str, by: str, shared: tuple[str, ...] = (), **rest: Any
) -> dict[str, Any]:
    """A person whom one team walks with and nobody else, not even intake, can read."""
    display = f"연꽃{next(COUNTER):05d}"
    token, teams = house.token(by), [house.teams[t] for t in (team, *shared)]
    asked = house.vault.match(token, names=[display], birth_year=None, phones=[])
    parts = dict.fromkeys(("contact", "self", "safety", "casework"), teams[:1])
    if team in DEPARTMENTS:
        part, theirs = DEPARTMENTS[team]
        parts[part] = [house.teams[theirs]]
    if shared:
        parts["contact"] = parts["self"] = teams
    made = house.vault.create_person(
        token, ticket=asked["ticket"], face={"display": display}, profile={}, strands=parts,
        lead=house.user(lead), different=True, **rest)  # fmt: skip
    clear = {"centre": team, "opened_year": 2026}
    Strand.objects.bulk_create([
        Strand(id=s, compartment=c, **(clear | {"team": parts[c][0]} if c in WORKED else {}))
        for c, s in made["strands"].items()
    ])  # fmt: skip
    return {**made, "by": by, "lead": lead, "team": team, "hidden": tuple(rest.get("hidden_from", ()))}


def row_models() -> dict[str, type[models.Model]]:
    return {m.__name__.lower(): m for m in apps.get_models() if m.__module__.startswith("sijak.")}


def make_row(
    house: House, model: type[StrandRow], person: dict[str, Any], beside: dict[str, str] | None = None
) -> StrandRow:
    """A valid row of any model on a strand, sealed as the house seals. ``beside``: rows of this person
    that were made already; one on which this row hangs is taken from there, or made."""
    part = part_of(model)
    part = part if part in person["strands"] else "casework"
    strand = person["strands"][part]
    given = {"strand_id": strand, **NEEDS.get(model.__name__, {})}
    for field in model._meta.local_concrete_fields:
        if field.name in given or field.name in ("strand", "id") or isinstance(field, SealedField):
            continue
        if field.is_relation and not field.null:
            above = (beside or {}).get(field.name) or make_row(house, field.related_model, person).id
            given[f"{field.name}_id"] = above
            continue
        value = plausible(field, house.user(person["lead"]))
        if value is not None:
            given[field.name] = value
    row = model(**given)
    seal(house, row, sealer(house, part, person))
    row.save(force_insert=True)
    return row


def sealer(house: House, part: str, person: dict[str, Any]) -> str:
    """A worker whose keys open this part and from whom the file is not hidden."""
    able = SEALERS.get(part, (person["by"],))
    return next(one for one in able if house.user(one) not in person["hidden"])


def part_of(model: type[StrandRow]) -> str:
    """Where rows of a model lie: by its name here, or by its department."""
    return PART.get(model, model._meta.app_label if model._meta.app_label in WORKED else "casework")


def plausible(field: models.Field[Any, Any], worker: str) -> Any:
    if field.has_default() or field.null or field.is_relation:
        return None
    if isinstance(field, models.DateField):
        return dates.today()
    if field.choices and not field.blank:
        return field.choices[0][0]
    if isinstance(field, models.CharField) and not field.blank:
        return worker if field.max_length == 32 else "x"
    return 1 if isinstance(field, models.IntegerField) and not field.blank else None


def seal(house: House, row: StrandRow, by: str) -> None:
    fields = [f for f in row._meta.local_concrete_fields if isinstance(f, SealedField)]
    plain = json.dumps(CONTENT, ensure_ascii=False).encode()
    items = [Sealing(row.strand_id, row._meta.db_table, f.column, row.id, row.version,
                     plain if f.name in ("content", "detail", "setting") else "글".encode(), f.shape)
             for f in fields]  # fmt: skip
    for field, envelope in zip(fields, house.vault.seal(house.token(by), items), strict=True):
        setattr(row, field.name, envelope)


def make_request(house: House, **rest: Any) -> Any:
    """A request for help as the public page leaves it, with a letter box."""
    from sijak.reach.asked import Asked
    from sijak.reach.models import Request

    row = Request(id=random_id(), team=house.teams["intake"], received_on=dates.today(),
                  promised_on=dates.today(), way="page", **rest)  # fmt: skip
    plain = Asked(words="잠이 오지 않습니다").to_json().encode()
    row.content = house.vault.seal_to_team(row.team, row._meta.db_table, "content", row.id, plain)
    house.state._crowd.clear()  # the gate against floods is tried elsewhere
    row.mailbox = house.vault.mailbox_new(row.team)["mailbox"]
    row.save(force_insert=True)
    return row


class Things:
    """Finds or makes what an address of this person needs. ``None``: an id that nobody has."""

    def __init__(self, house: House, person: dict[str, Any] | None) -> None:
        self.house, self.owner, self.made = house, person, dict[str, str]()

    def value(self, takes: str) -> str | int:
        if takes not in self.made:
            self.made[takes] = str(self._make(takes))
        return self.made[takes]

    def _make(self, takes: str) -> str:
        if self.owner is None:
            return NOBODY
        if takes in ("person", "strand"):
            return str(self.owner["person"] if takes == "person" else self.owner["strands"]["casework"])
        model = row_models().get(takes.removesuffix("_id"))
        if model is None or not issubclass(model, StrandRow):
            return self._elsewhere(takes)
        return make_row(self.house, model, self.owner, self.made).id

    def _elsewhere(self, takes: str) -> str:
        simple = {
            "user": lambda: self.house.user("minji"), "team": lambda: self.house.teams["seoul"],
            "request": lambda: make_request(self.house).id,
            "mailbox": lambda: make_request(self.house).mailbox,
        }  # fmt: skip
        if takes in (more := areas.makers()):
            return more[takes](self.house)
        return str(simple.get(takes, lambda: NOBODY)())
