"""How does somebody who opens no strand hand in a paper, and who lays it into a file?"""

from __future__ import annotations

import json

from django.db import transaction

from sijak.files import store
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou
from sijak.people import pieces
from sijak.people.actions.papers import check_paper, keep_paper, remove_paper
from sijak.people.enums import Why
from sijak.people.models import Paper, TeamPaper
from sijak.people.paper_words import fit_name
from sijak.people.team_sealing import open_team_row, seal_team_row


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
