"""Which papers lie on these strands, and what is in one of them?"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Model
from django.utils.translation import gettext as _

from sijak.accounts.queries import names_of_workers
from sijak.files.enums import MEDIA, Kind
from sijak.files.store import count
from sijak.kernel.actor import Actor
from sijak.kernel.errors import NotForYou
from sijak.people import pieces
from sijak.people.enums import Compartment, Why
from sijak.people.faces import File
from sijak.people.models import HalfPaper, Paper, Strand, TeamPaper
from sijak.people.paper_words import Inside, coming_of, inside_of
from sijak.people.queries.files import strand_of_row
from sijak.people.sealing import open_row
from sijak.people.team_sealing import open_team_row
from sijak.people.walking import WRITTEN_ON, open_those

KB, MB = 1024, 1024 * 1024
BYTES = "application/octet-stream"


@dataclass(frozen=True, slots=True, repr=False)
class PaperView:
    """One line of a list. ``part``: code of the compartment. ``size``: of the original, in words."""

    id: str
    strand: str
    part: str
    part_words: str
    name: str
    kind: str
    kind_words: str
    size: str
    day: date
    at: str
    by: str
    note: str
    is_clean: bool
    has_small: bool


@dataclass(frozen=True, slots=True, repr=False)
class HalfView:
    id: str
    name: str
    part_words: str
    have: int
    all: int


@dataclass(frozen=True, slots=True, repr=False)
class Shelf:
    """The page of a file's papers. ``tabs``: (label, address, is it this one, how many). ``part``: the
    code that the list is narrowed to, or ''."""

    papers: list[PaperView]
    halves: list[HalfView]
    tabs: list[tuple[str, str, bool, int]]
    part: str


@dataclass(frozen=True, slots=True, repr=False)
class Whole:
    """A paper in plain bytes, on its way out. ``name`` tells the day and the kind and nothing else."""

    name: str
    media: str
    data: bytes


def papers_on(by: Actor, strands: Iterable[str]) -> list[PaperView]:
    """The newest first; those on strands that this worker does not open are left out."""
    wanted = list(strands)
    parts = dict(Strand.objects.filter(pk__in=wanted).values_list("pk", "compartment"))
    rows = list(Paper.objects.filter(strand_id__in=wanted))
    names = names_of_workers(by) if rows else {}
    found = [
        paper_view(row, inside_of(words["content"]), parts.get(row.strand_id, ""), names)
        for row, words in zip(rows, open_those(by, rows, Why.PAPERS), strict=True) if words
    ]  # fmt: skip
    return sorted(found, key=lambda one: (one.day, one.at, one.id), reverse=True)


def shelf(by: Actor, file: File, part: str) -> Shelf:
    """All papers of a file that this worker opens, or those of one part."""
    found = papers_on(by, file.strands.values())
    there = [code for code in Compartment.values if any(one.part == code for one in found)]
    part = part if part in there else ""
    tabs = [(_("All"), "?", not part, len(found))]
    tabs += [(str(Compartment(code).label), f"?part={code}", code == part,
              sum(one.part == code for one in found)) for code in there]  # fmt: skip
    shown = [one for one in found if part in ("", one.part)]
    return Shelf(shown, halves_on(by, file.strands.values()), tabs if len(there) > 1 else [], part)


def paper_view(row: Paper, inside: Inside, part: str, names: Mapping[str, str]) -> PaperView:
    kind = str(Kind(inside.kind).label) if inside.kind in Kind else ""
    return PaperView(
        row.id, row.strand_id, part, str(Compartment(part).label) if part in Compartment else "",
        inside.name or kind, inside.kind, kind, size_words(inside.bytes), inside.on, inside.at,
        names.get(inside.by, ""), inside.note, pieces.CLEAN in inside.parts, pieces.SMALL in inside.parts,
    )  # fmt: skip


def size_words(size: int) -> str:
    """Bytes as a person says them."""
    if size < MB:
        return _("%(n)s KB") % {"n": max(1, round(size / KB))}
    return _("%(n)s MB") % {"n": f"{size / MB:.1f}"}


def halves_on(by: Actor, strands: Iterable[str]) -> list[HalfView]:
    """What this worker began to send and did not finish."""
    wanted = list(strands)
    rows = list(HalfPaper.objects.filter(strand_id__in=wanted, author=by.user_id).order_by("begun_on", "pk"))
    parts = dict(Strand.objects.filter(pk__in=wanted).values_list("pk", "compartment"))
    found = []
    for row, words in zip(rows, open_those(by, rows, Why.PAPERS), strict=True):
        if words:
            coming, part = coming_of(words["content"]), parts.get(row.strand_id, "")
            label = str(Compartment(part).label) if part in Compartment else ""
            found.append(HalfView(row.id, coming.name, label, count(row.id, pieces.ORIGINAL),
                                  pieces.how_many(coming.size)))  # fmt: skip
    return found


def parts_for_papers(file: File) -> dict[str, str]:
    """Compartment -> strand, where this worker may lay a paper; NotForYou when there is none."""
    found = {part: file.strands[part] for part in WRITTEN_ON if part in file.strands}
    if not found:
        raise NotForYou
    return found


def first_part(by: Actor, file: File) -> str:
    """Where a paper most likely belongs: the part of one's own work."""
    found = parts_for_papers(file)
    own = [part for part in found if part != Compartment.CASEWORK and by.may(part)]
    return [*own, *found][0]


def _row_of[Row: Model](by: Actor, person: str, model: type[Row], row: str) -> Row:
    found = model._default_manager.filter(pk=row).first()
    if found is None:
        raise NotForYou
    strand_of_row(by, person, found.strand_id)  # type: ignore[attr-defined]
    return found


def paper_of(by: Actor, person: str, paper: str) -> Paper:
    """A paper of this person that this worker opens; else NotForYou. Nothing is opened yet."""
    return _row_of(by, person, Paper, paper)


def is_kept(by: Actor, person: str, half: str) -> bool:
    """Whether a paper of this person was made of it."""
    return Paper.objects.filter(pk=half).exists() and bool(paper_of(by, person, half))


def half_of(by: Actor, person: str, half: str) -> HalfPaper:
    """As ``paper_of``, and only one's own."""
    found = _row_of(by, person, HalfPaper, half)
    if found.author != by.user_id:
        raise NotForYou
    return found


def view_of(by: Actor, row: Paper, why: str) -> PaperView:
    inside = inside_of(open_row(by, row, why)["content"])
    part = Strand.objects.get(pk=row.strand_id).compartment
    return paper_view(row, inside, part, names_of_workers(by))


def whole(by: Actor, row: Paper, letter: str, why: str) -> Whole:
    """The clean copy, the small picture or (``why`` says so) the original. NotForYou when there is none."""
    inside = inside_of(open_row(by, row, why)["content"])
    if letter not in inside.parts:
        raise NotForYou
    kind, size = inside.parts[letter]
    data = pieces.take_all(by, row.strand_id, row.id, letter, size, why)
    is_original = letter == pieces.ORIGINAL
    media = BYTES if is_original or kind not in Kind else MEDIA[Kind(kind)]
    return Whole(f"{'original' if is_original else 'paper'}-{inside.day}.{kind}", media, data)


def whole_of_team(by: Actor, paper: str, why: str) -> Whole:
    """A team's paper, by one of the team. Raises NotForYou."""
    row = TeamPaper.objects.visible_to(by).filter(pk=paper).first()
    if row is None:
        raise NotForYou
    told = json.loads(open_team_row(by, row, why)["content"])
    kind = Kind(told["kind"])
    data = pieces.take_from_team(by, row, int(told["bytes"]), why)
    return Whole(f"paper-{told['day']}.{kind}", str(MEDIA[kind]), data)
