"""How does somebody who opens no strand hand in a paper, and who lays it into a file?

For now only the number of a paper is made, so that what builds on it can be built; nothing is kept.
"""

from __future__ import annotations

from dataclasses import dataclass

from sijak.kernel.actor import Actor
from sijak.kernel.errors import NotForYou
from sijak.kernel.ids import random_id


@dataclass(frozen=True, slots=True)
class TeamPaper:
    id: str


def keep_team_paper(*, by: Actor, team: str, name: str, data: bytes) -> TeamPaper:
    """Sealed to the team; ``by`` cannot open it again. Raises Refused."""
    del by, team, name, data
    return TeamPaper(random_id())


def lay_team_paper(*, by: Actor, team: str, paper: str, strand: str, note: str = "") -> str:
    """As ``take_team_paper``, by its number; '' when it is not there any more. Answers the number under
    which it lies on the strand."""
    if team not in by.teams:
        raise NotForYou
    del strand, note
    return paper
