"""How is a paper kept on a strand, and how does it go again?

What comes in is looked at by a scanner where there is one, cleaned in a child process, and lies sealed
twice: as it came, and clean. Pieces are on the disk before the row is: a row never points at nothing, and
pieces without a row are swept (sijak/people/jobs.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import IntegrityError, transaction

from sijak.files import refusals, scanner, store
from sijak.files.cleaning import Cleaned, clean
from sijak.kernel.actor import Actor
from sijak.kernel.dates import now, today
from sijak.kernel.errors import NotForYou
from sijak.kernel.ids import random_id
from sijak.people import pieces
from sijak.people.models import HalfPaper, Paper, TeamPaper
from sijak.people.paper_words import Inside, fit_name
from sijak.people.sealing import seal_row
from sijak.people.walking import openable


def keep_paper(
    *, by: Actor, strand: str, name: str, data: bytes, note: str = "", once: str = ""
) -> Paper:  # fmt: skip
    """A paper on a strand that this worker opens. ``once``: the id that it will have, so that a second
    click meets the first one's. Raises Refused with a sentence when it is not taken."""
    paper = once or random_id()
    if found := _kept_already(strand, paper):
        return found
    checked = check_paper(by=by, data=data)
    pieces.put_all(by, strand, paper, pieces.ORIGINAL, data)
    return _save(_laid(by, strand, paper, checked, len(data), name, note))


def check_paper(*, by: Actor, data: bytes) -> Cleaned:
    """Kind and clean copy; nothing is kept yet. Raises Refused. Only for one who is signed in."""
    del by
    refusals.may_take(len(data))
    scanner.may_pass(data)
    return clean(data)


def finish_paper(*, by: Actor, half: HalfPaper, data: bytes, name: str, note: str) -> Paper:
    """``data``: what the pieces of ``half`` make together; they stay where they lie. Raises Refused, and
    then nothing has changed."""
    row = _laid(by, half.strand_id, half.id, check_paper(by=by, data=data), len(data), name, note)
    with transaction.atomic():
        kept = _save(row)
        gone, _ = HalfPaper.objects.filter(pk=half.pk).delete()
        if not gone and _is_swept(half.pk):
            raise NotForYou  # dropped meanwhile, with its pieces: no row without them
    return kept


def _is_swept(paper: str) -> bool:
    return store.count(paper, pieces.ORIGINAL) == 0


def _kept_already(strand: str, paper: str) -> Paper | None:
    """An id that lies on another strand is no paper of this one."""
    found = Paper.objects.filter(pk=paper).first()
    if found is not None and found.strand_id != strand:
        raise NotForYou
    return found


def _laid(
    by: Actor, strand: str, paper: str, checked: Cleaned, size: int, name: str, note: str
) -> Paper:  # fmt: skip
    """The row, sealed and not yet saved; its clean pieces are on the disk."""
    parts = {pieces.ORIGINAL: (checked.kind, size)}
    for letter, kind, body in ((pieces.CLEAN, checked.clean_kind, checked.clean),
                               (pieces.SMALL, "jpg", checked.small)):  # fmt: skip
        if body:
            pieces.put_all(by, strand, paper, letter, body)
            parts[letter] = (kind, len(body))
    inside = Inside(fit_name(name), checked.kind, size, today().isoformat(), f"{now():%H:%M:%S}", by.user_id,
                    note, parts)  # fmt: skip
    row = Paper(id=paper, strand_id=strand)
    seal_row(by, row, content=inside.sealed())
    return row


def _save(row: Paper) -> Paper:
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:  # the same form in two tabs: the first one's is there
        return _kept_already(row.strand_id, row.pk) or row
    return row


def remove_paper(*, by: Actor, paper: Paper) -> None:
    """Row and pieces, both copies."""
    if paper.strand_id not in openable(by, [paper.strand_id]):
        raise NotForYou
    _drop([paper.pk])


def drop_half(*, by: Actor, half: HalfPaper) -> None:
    """What came in so far. Only its sender's. A paper that another click made of it meanwhile stays."""
    if half.author != by.user_id:
        raise NotForYou
    with transaction.atomic():
        gone, _ = HalfPaper.objects.filter(pk=half.pk).delete()
        if gone:
            transaction.on_commit(lambda: store.drop([half.pk]))


def drop_papers_of(*, by: Actor | None, strands: Sequence[str]) -> int:
    """Every paper on these strands, with its pieces: for erasure, when the vault has taken the keys.
    Answers how many. ``by`` None: the erasure list is played again after a restore."""
    del by
    gone = [
        *Paper.objects.filter(strand_id__in=strands).values_list("pk", flat=True),
        *HalfPaper.objects.filter(strand_id__in=strands).values_list("pk", flat=True),
    ]
    _drop(gone)
    return len(gone)


def _drop(papers: Sequence[str]) -> None:
    """The rows first: pieces without a row are found again by the sweep, a row without pieces is not."""
    with transaction.atomic():
        Paper.objects.filter(pk__in=papers).delete()
        HalfPaper.objects.filter(pk__in=papers).delete()
        transaction.on_commit(lambda: store.drop(papers))


def sweep_papers(*, by: Actor | None, days: int) -> int:
    """Half papers that nobody went on with for so many days, and pieces without any row. Nobody acts:
    ``by`` is None. Answers how many."""
    del by
    still = list(store.untouched(days))
    with transaction.atomic():
        HalfPaper.objects.filter(pk__in=still).delete()
        known = {*Paper.objects.filter(pk__in=still).values_list("pk", flat=True),
                 *TeamPaper.objects.filter(pk__in=still).values_list("pk", flat=True)}  # fmt: skip
    gone = [paper for paper in still if paper not in known]
    store.drop(gone)
    return len(gone)
