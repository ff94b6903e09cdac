"""How does health begin its part of a file, and say in one word whether help is under way?"""

from __future__ import annotations

from sijak.health.queries.strands import team_to_begin
from sijak.health.rules import visits as rules
from sijak.kernel.actor import Actor
from sijak.people.actions.parts import open_part, say_health
from sijak.people.enums import Compartment, ConsentKind
from sijak.people.faces import File
from sijak.people.queries.consents import yes_to


def begin_health(*, by: Actor, file: File) -> str:
    """The health strand, for a team of this worker. Raises Refused without the yes that it needs."""
    rules.may_begin(yes_to(file, ConsentKind.SENSITIVE))
    strand = open_part(by=by, file=file, compartment=Compartment.HEALTH, team=team_to_begin(by))
    say_health(by=by, person=file.id, is_under_way=True)
    return strand


def say_under_way(*, by: Actor, person: str, is_under_way: bool) -> None:
    """Others who walk with them read one word, and no more."""
    say_health(by=by, person=person, is_under_way=is_under_way)
