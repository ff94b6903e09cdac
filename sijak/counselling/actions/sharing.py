"""How does the team of a group or of a season come to open somebody's counselling part?"""

from __future__ import annotations

from sijak.kernel.actor import Actor
from sijak.people.actions.parts import open_part
from sijak.people.actions.persons import share_file
from sijak.people.enums import Compartment
from sijak.people.faces import File
from sijak.people.models import Strand

SHARED = ("contact", "safety", "counselling")


def part_for_team(*, by: Actor, file: File, team: str) -> str:
    """Begun for that team where there is none; else shared with it, so that all of the team see whom
    they meet. The vault keeps what is shared: every rule is asked before. Answers the strand."""
    strand = file.strands.get("counselling")
    if strand is None:
        return open_part(by=by, file=file, compartment=Compartment.COUNSELLING, team=team)
    if not Strand.objects.filter(pk=strand, team=team).exists():
        share_file(by=by, file=file, compartments=SHARED, team=team)
    return strand
