"""What stands on a person's page? One opening for everything that is shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from sijak.accounts.line import vault
from sijak.accounts.queries import names_of_workers, teams
from sijak.kernel.actor import Actor
from sijak.kernel.dates import KST, absolute_day, today
from sijak.people import parts
from sijak.people.enums import Compartment, Tongue, Why
from sijak.people.faces import File
from sijak.people.models import StrandRow
from sijak.people.queries.addresses import row_address, ways_of
from sijak.people.queries.files import open_file_of
from sijak.people.sealing import open_columns, sealed_fields

A_PAGE = 20
READERS_SHOWN = 5
LONGEST = 280  # letters of a note that the thread shows; the rest is one tap away

# What the vault calls a deed on a file, when no reason was given with it.
VERBS = {
    "open": gettext_lazy("Looked at the file"),
    "open_person": gettext_lazy("Looked at the file"),
    "create_person": gettext_lazy("Opened a file"),
    "settle": gettext_lazy("Opened a file"),
    "edit_face": gettext_lazy("Changed how to reach them"),
    "edit_person": gettext_lazy("Changed who walks along"),
    "hide": gettext_lazy("Set who must not see it"),
    "share": gettext_lazy("Shared it with a team"),
    "take_back": gettext_lazy("Took it back from a team"),
    "safety_window": gettext_lazy("The safety card, from outside"),
    "assign": gettext_lazy("Handed the file over"),
    "match": gettext_lazy("Asked whether they are known"),
    "faces": gettext_lazy("Saw the name in a list"),
    "search": gettext_lazy("Saw the name in a search"),
    "seal": gettext_lazy("Wrote"),
    "mailbox_letters": gettext_lazy("Letters"),
    "mailbox_reply": gettext_lazy("Letters"),
    "open_strand": gettext_lazy("Began a new part of the file"),
}


@dataclass(frozen=True, slots=True, repr=False)
class ShownKnot:
    colour: str
    head: str
    tag: str
    quote: str
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Reading:
    at: datetime
    name: str
    why: str
    compartments: str


@dataclass(frozen=True, slots=True)
class Walker:
    name: str
    is_lead: bool


@dataclass(frozen=True, slots=True, repr=False)
class PersonPage:
    file: File
    knots: list[ShownKnot]
    page: int
    has_more: bool
    panels: list[tuple[str, Any]]
    readings: list[Reading]
    walkers: list[Walker]
    teams: list[str]
    pills: list[tuple[str, str]]
    facts: list[str]
    ways: dict[str, str]


def person_page(by: Actor, person: str, page: int) -> PersonPage:
    file = open_file_of(by, person, Why.FILE)
    knots, has_more = knots_of(by, file, page)
    panels = [p for p in (make(by, file) for make in parts.panels().values()) if p]
    shown, panel_words = open_all(by, file, knots, panels)
    return PersonPage(
        file, shown, page, has_more,
        [(p.template, p.show(words)) for p, words in zip(panels, panel_words, strict=True)],
        readings_of(by, person, READERS_SHOWN), walkers_of(by, file), team_names(by, file),
        [(c, str(Compartment(c).label)) for c in Compartment.values if c in file.strands],
        facts_of(file), ways_of(person),
    )  # fmt: skip


def knots_of(by: Actor, file: File, page: int) -> tuple[list[parts.Knot], bool]:
    """The newest first, twenty a page. A journal row gives way to the note of the same deed."""
    need = page * A_PAGE + 1
    found = [knot for source in parts.sources() for knot in source(by, file.strands, need)]
    told = {knot.same for knot in found if knot.row is not None and knot.same}
    found = [knot for knot in found if knot.row is not None or knot.same not in told]
    found.sort(key=lambda knot: knot.day, reverse=True)
    return found[(page - 1) * A_PAGE : page * A_PAGE], len(found) > page * A_PAGE


def open_all(
    by: Actor, file: File, knots: list[parts.Knot], panels: list[parts.Panel]
) -> tuple[list[ShownKnot], list[list[parts.Words]]]:
    """Everything on the page in one call to the vault."""
    wanted: list[tuple[StrandRow, tuple[str, ...]]] = [
        (knot.row, (knot.quote, knot.text)) for knot in knots if knot.row is not None
    ]
    for panel in panels:
        wanted += [(row, tuple(f.name for f in sealed_fields(row))) for row in panel.rows]
    words = iter(open_columns(by, wanted, Why.FILE))
    shown = [_shown(file.id, knot, next(words) if knot.row is not None else {}) for knot in knots]
    return shown, [[next(words) for _ in panel.rows] for panel in panels]


def _shown(person: str, knot: parts.Knot, words: parts.Words) -> ShownKnot:
    name, row = knot.address
    return ShownKnot(
        knot.colour, f"{absolute_day(knot.day)} · {knot.head}", knot.tag,
        short(words.get(knot.quote, "")), short(words.get(knot.text, "")),
        row_address(name, person, row) if name else "",
    )  # fmt: skip


def short(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    return text[:LONGEST].rsplit(" ", 1)[0] + " …"


def readings_of(by: Actor, person: str, limit: int) -> list[Reading]:
    """Newest first. Opening a page asks the vault more than once: that is one reading."""
    merged: dict[tuple[str, str, str], Reading] = {}
    for row in vault().readers(by.token, person, min(500, limit * 4)):
        at = datetime.fromtimestamp(row["at"], KST)
        why, parts_read = why_words(row["why"], row["verb"]), compartment_words(row)
        key = (f"{at:%Y%m%d%H%M}", row["name"], why)
        seen = merged.get(key)
        words = ", ".join(dict.fromkeys(filter(None, [*(seen.compartments if seen else "").split(", "),
                                                      *parts_read])))  # fmt: skip
        merged[key] = Reading(seen.at if seen else at, row["name"], why, words)
    return list(merged.values())[:limit]


def compartment_words(row: dict[str, Any]) -> list[str]:
    return [str(Compartment(c).label) for c in row["compartments"] if c in Compartment]


def why_words(why: str, verb: str) -> str:
    """The reason that was given, else what was done: no reading stands there without a word."""
    return str(Why(why).label if why in Why else VERBS.get(verb, VERBS["open"]))


def walkers_of(by: Actor, file: File) -> list[Walker]:
    names = names_of_workers(by)
    return [Walker(names.get(u, ""), u == file.lead) for u in (file.lead, *file.helpers)]


def team_names(by: Actor, file: File) -> list[str]:
    return [t["name"] for t in teams(by) if t["id"] in file.teams]


def facts_of(file: File) -> list[str]:
    """The quiet line under the name: code, age in tens, language, how long together."""
    known = [file.code]
    if file.birth_year:
        known.append(age_words(file.birth_year))
    if file.language in Tongue and file.language != Tongue.KO:
        known.append(str(Tongue(file.language).label))
    if file.since:
        known.append(together_words(date.fromisoformat(file.since)))
    return known


def age_words(birth_year: int) -> str:
    tens = (today().year - birth_year) // 10 * 10
    return _("in their %(tens)ss") % {"tens": tens} if tens >= 10 else _("a child")


def together_words(since: date) -> str:
    """ "walked together for 2 years and 3 months", in steps of a month."""
    now = today()
    months = max(0, (now.year - since.year) * 12 + now.month - since.month - (now.day < since.day))
    years, rest = divmod(months, 12)
    if not months:
        return _("new this month")
    said = []
    if years:
        said.append(ngettext("%(n)s year", "%(n)s years", years) % {"n": years})
    if rest:
        said.append(ngettext("%(n)s month", "%(n)s months", rest) % {"n": rest})
    return _("together for %(time)s") % {"time": " ".join(said)}
