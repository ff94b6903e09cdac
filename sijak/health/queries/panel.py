"""What do those read who may know of no illness? One word: help is under way (docs/adr/0013)."""

from __future__ import annotations

from sijak.kernel.actor import Actor
from sijak.people.enums import Compartment
from sijak.people.faces import File
from sijak.people.parts import Panel


def panel(by: Actor, file: File) -> Panel | None:
    """Whoever holds the health strand sees the visits themselves."""
    if file.profile.get("health") != "now" or Compartment.HEALTH in file.strands:
        return None
    return Panel("health/parts/under_way.html", [], lambda words: True)
