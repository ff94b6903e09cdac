"""Which closed lists does health have? One module an area."""

from sijak.health.enums.board import BACK, CALLED, COLUMNS, Late, TicketState
from sijak.health.enums.departments import Department

__all__ = ["BACK", "CALLED", "COLUMNS", "Department", "Late", "TicketState"]
