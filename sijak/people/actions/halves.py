"""How does a large paper come in piece by piece, and go on after the line was cut?"""

from __future__ import annotations

from django.db import transaction

from sijak.files import refusals, store
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.errors import Refused
from sijak.people import pieces
from sijak.people.actions.papers import drop_half, finish_paper
from sijak.people.enums import Why
from sijak.people.models import HalfPaper, Paper
from sijak.people.paper_words import Coming, coming_of, fit_name
from sijak.people.rules import may_take_piece
from sijak.people.sealing import open_row, open_rows, seal_row


def begin_half(*, by: Actor, strand: str, name: str, size: int, stamp: str, note: str = "") -> HalfPaper:
    """``size`` in bytes; ``stamp`` as the sender's machine says it. The same file of the same worker on
    the same strand goes on where it was. Raises Refused when it is too large."""
    refusals.may_take(size)
    coming = Coming(fit_name(name), size, stamp, note)
    mine = list(HalfPaper.objects.filter(strand_id=strand, author=by.user_id))
    for row, words in zip(mine, open_rows(by, mine, Why.PAPERS), strict=True):
        known = coming_of(words["content"])
        if (known.name, known.size, known.stamp) == (coming.name, coming.size, coming.stamp):
            return row
    row = HalfPaper(strand_id=strand, author=by.user_id, begun_on=today())
    seal_row(by, row, content=coming.sealed())
    with transaction.atomic():
        row.save(force_insert=True)
    return row


def take_piece(*, by: Actor, half: HalfPaper, number: int, plain: bytes) -> int:
    """Seals one piece; answers how many are there. One that is there already is not written again, one
    that would leave a gap is not taken: the sender goes on from the answer."""
    have = store.count(half.id, pieces.ORIGINAL)
    may_take_piece(len(plain), pieces.PIECE)
    if number != have or number >= pieces.how_many(refusals.MOST_BYTES):
        return have
    pieces.put_piece(by, half.strand_id, half.id, pieces.ORIGINAL, number, plain)
    return have + 1


def finish_half(*, by: Actor, half: HalfPaper) -> Paper:
    """All pieces are there: the paper. Raises Refused, and then nothing of it is left, except when
    pieces are missing."""
    coming = coming_of(open_row(by, half, Why.PAPERS)["content"])
    if store.count(half.id, pieces.ORIGINAL) != pieces.how_many(coming.size):
        refusals.refuse("broken")
    data = pieces.take_all(by, half.strand_id, half.id, pieces.ORIGINAL, coming.size, Why.PAPERS)
    try:
        if len(data) != coming.size:
            refusals.refuse("broken")
        return finish_paper(by=by, half=half, data=data, name=coming.name, note=coming.note)
    except Refused:
        drop_half(by=by, half=half)
        raise
