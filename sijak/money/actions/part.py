"""How does money begin its part of a file?"""

from __future__ import annotations

from sijak.kernel.actor import Actor
from sijak.money.queries.teams import payers, team_for
from sijak.people.actions.parts import open_part
from sijak.people.enums import Compartment
from sijak.people.faces import File


def open_money(*, by: Actor, file: File) -> str:
    """The money strand: for a team of this worker that walks with the person, and for those who pay, who open
    nothing else of them. There already: it is answered, when this worker's keys open it."""
    if Compartment.MONEY in file.strands:
        return file.strands[Compartment.MONEY]
    return open_part(
        by=by, file=file, compartment=Compartment.MONEY, team=team_for(by, file), also=[payers(by)]
    )
