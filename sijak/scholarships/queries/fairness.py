"""Who applied and who was chosen, how strict is each reader, and how far do readers agree?"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from statistics import fmean

from sijak.accounts.queries import names_of_workers
from sijak.kernel.actor import Actor
from sijak.kernel.suppression import suppress
from sijak.scholarships.enums import GROUPS, Criterion
from sijak.scholarships.models import Round, Tally
from sijak.scholarships.queries.ranking import entries_of
from sijak.scholarships.rules.reading import CRITERIA, READERS, Entry, total_of

# Below so many texts that two people read, a coefficient says nothing.
LEAST_READ = 5


@dataclass(frozen=True, slots=True)
class GroupRow:
    """None: too few to be shown."""

    label: str
    sent: int | None
    chosen: int | None


@dataclass(frozen=True, slots=True)
class Strict:
    """``away``: how many points of 100 this reader gives more (kinder) or less (stricter) than those who read
    the same texts."""

    name: str
    read: int
    away: float


@dataclass(frozen=True, slots=True)
class Agreement:
    label: str
    alpha: float | None


@dataclass(frozen=True, slots=True)
class Fair:
    groups: list[tuple[str, list[GroupRow]]]
    strict: list[Strict]
    agreement: list[Agreement]
    texts: int


def fair(by: Actor, one: Round) -> Fair:
    entries = entries_of(one)
    twice = [entry for entry in entries if len(entry.points) >= READERS]
    return Fair(groups_of(one), strictness(by, one, twice), agreement(twice), len(twice))


def groups_of(one: Round) -> list[tuple[str, list[GroupRow]]]:
    """Small cells and their complements are not shown, in each column by itself."""
    rows: dict[str, dict[str, Tally]] = defaultdict(dict)
    for row in Tally.objects.filter(round=one):
        rows[row.group][row.value] = row
    out = []
    for group, (label, choices) in GROUPS.items():
        known = rows.get(group, {})
        sent = suppress({value: max(row.sent, 0) for value, row in known.items()})
        chosen = suppress({value: max(row.chosen, 0) for value, row in known.items()})
        lines = [
            GroupRow(str(choices(value).label), sent.get(value), chosen.get(value))
            for value in choices.values if value in known
        ]  # fmt: skip
        out.append((str(label), lines))
    return out


def strictness(by: Actor, one: Round, entries: list[Entry]) -> list[Strict]:
    """Against the others on the same texts: who read easy texts is not called kind for it."""
    away: dict[str, list[float]] = defaultdict(list)
    read = sum(one.weights.get(each, 0) for each in CRITERIA) or 1
    for entry in entries:
        totals = [total_of(one.weights, 0, [each]) * 100 / read for each in entry.points]
        for at, each in enumerate(entry.points):
            others = totals[:at] + totals[at + 1 :]
            away[each.reader].append(totals[at] - fmean(others))
    names = names_of_workers(by)
    found = [Strict(names.get(user, ""), len(all_), round(fmean(all_), 1)) for user, all_ in away.items()]
    return sorted(found, key=lambda row: row.away)


def agreement(entries: list[Entry]) -> list[Agreement]:
    """Krippendorff's alpha, ordinal, a criterion: 1 agrees wholly, 0 is chance."""
    return [Agreement(str(one.label), alpha(entries, one.value)) for one in Criterion]


def alpha(entries: list[Entry], criterion: str) -> float | None:
    """None: too few texts, or everybody gave the same to all."""
    readers = sorted({each.reader for entry in entries for each in entry.points})
    values = {each.of(criterion) for entry in entries for each in entry.points}
    if len(entries) < LEAST_READ or len(readers) < READERS or len(values) < 2:
        return None
    # Only this page needs them, and they take a while to load.
    import krippendorff
    import numpy

    place = {reader: at for at, reader in enumerate(readers)}
    table = numpy.full((len(readers), len(entries)), numpy.nan)
    for column, entry in enumerate(entries):
        for each in entry.points:
            table[place[each.reader], column] = each.of(criterion)
    found = krippendorff.alpha(reliability_data=table, level_of_measurement="ordinal")
    return round(float(found), 2)
