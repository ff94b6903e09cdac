"""Which closed lists does health have? One module an area."""

from sijak.health.enums.board import BACK, CALLED, COLUMNS, Late, TicketState
from sijak.health.enums.departments import Department
from sijak.health.enums.visits import (
    Aid,
    CertificateKind,
    DutyKind,
    DutyResult,
    DutyState,
    Holder,
    MedicineState,
    Place,
    VisitState,
    WordState,
)

__all__ = ["BACK", "CALLED", "COLUMNS", "Aid", "CertificateKind", "Department", "DutyKind", "DutyResult",
           "DutyState", "Holder", "Late", "MedicineState", "Place", "TicketState", "VisitState",
           "WordState"]  # fmt: skip
