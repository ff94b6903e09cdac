"""How does somebody who opens no strand hand in a paper, and who lays it into a file?"""

from __future__ import annotations

import json
from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sijak.files import refusals, scanner, store
from sijak.files.cleaning import clean
from sijak.files.enums import Kind
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou, Refused
from sijak.kernel.gates import FullError, Gate
from sijak.people import pieces
from sijak.people.actions.papers import check_paper, keep_paper, remove_paper
from sijak.people.enums import Why
from sijak.people.letters import Busy, asked
from sijak.people.models import Paper, TeamPaper
from sijak.people.paper_words import fit_name
from sijak.people.team_sealing import open_team_row, seal_team_row

WASHED = frozenset({Kind.JPEG.value, Kind.PNG.value, Kind.WEBP.value, Kind.PDF.value})


def keep_team_paper(*, by: Actor, team: str, name: str, data: bytes) -> TeamPaper:
    """Sealed to the team as it came; ``by`` cannot open it again. It is cleaned when somebody of the team
    takes it; here it is only seen whether it will be taken. Raises Refused."""
    checked = check_paper(by=by, data=data)
    row = TeamPaper(team=team)
    told = {"name": fit_name(name), "kind": checked.kind, "bytes": len(data),
            "day": today().isoformat(), "by": by.user_id}  # fmt: skip
    seal_team_row(row, by=by, content=json.dumps(told, ensure_ascii=False))
    pieces.put_for_team(by, row, data)
    with transaction.atomic():
        row.save(force_insert=True)
    return row


# Washing takes a second and much memory: strangers hold one place of it, workers need not wait for them.
STRANGERS = Gate(1)


def keep_washed_paper(*, by: Actor | None, team: str, name: str, data: bytes) -> TeamPaper:
    """A picture or PDF of somebody who is not signed in but gave their eight words: washed first, and only
    the clean copy is kept, sealed to the team. Raises Refused, Away."""
    refusals.may_take(len(data))
    scanner.may_pass(data)
    try:
        with STRANGERS.one():
            checked = clean(data)
    except FullError:
        raise Busy from None
    if not checked.clean or checked.clean_kind not in WASHED:
        raise Refused(_("Only a picture or a PDF can be taken here."), field="file")
    row = TeamPaper(team=team)
    told = {"name": fit_name(name), "kind": checked.clean_kind, "bytes": len(checked.clean),
            "day": today().isoformat(), "by": by.user_id if by else ""}  # fmt: skip
    seal_team_row(row, by=by, content=json.dumps(told, ensure_ascii=False))
    asked(lambda: pieces.put_for_team(by, row, checked.clean))
    with transaction.atomic():
        row.save(force_insert=True)
    return row


def drop_team_papers(*, by: Actor | None, team: str, papers: Sequence[str]) -> None:
    """Those of this team, with their pieces: their owner took them back, or nobody needs them."""
    del by
    for paper in TeamPaper.objects.filter(team=team, pk__in=papers).values_list("pk", flat=True):
        _drop(paper)


def take_team_paper(*, by: Actor, paper: TeamPaper, strand: str, note: str = "") -> Paper:
    """A worker of the team lays it on a strand; the team's row goes. Who comes second finds nothing."""
    told = json.loads(open_team_row(by, paper, Why.PAPERS)["content"] or "{}")
    data = pieces.take_from_team(by, paper, int(told["bytes"]), Why.PAPERS)
    kept = keep_paper(by=by, strand=strand, name=str(told["name"]), data=data, note=note)
    if not _drop(paper.pk):
        remove_paper(by=by, paper=kept)
        raise NotForYou
    return kept


def lay_team_paper(*, by: Actor, team: str, paper: str, strand: str, note: str = "") -> str:
    """As ``take_team_paper``, by its number; '' when it is not there any more. Answers the number under
    which it lies on the strand."""
    if team not in by.teams:
        raise NotForYou
    row = TeamPaper.objects.filter(team=team, pk=paper).first()
    return take_team_paper(by=by, paper=row, strand=strand, note=note).id if row else ""


def remove_team_paper(*, by: Actor, paper: TeamPaper) -> None:
    """Row and pieces, when nobody needs it."""
    if paper.team not in by.teams:
        raise NotForYou
    _drop(paper.pk)


def _drop(paper: str) -> bool:
    """Whether it was still there."""
    with transaction.atomic():
        gone, _ = TeamPaper.objects.filter(pk=paper).delete()
        transaction.on_commit(lambda: store.drop([paper]))
    return gone > 0
