"""Which closed lists does health have? One module an area."""

from sijak.health.enums.visits import (
    Aid,
    CertificateKind,
    Department,
    DutyKind,
    DutyResult,
    DutyState,
    Holder,
    MedicineState,
    Place,
    VisitState,
    WordState,
)

__all__ = ["Aid", "CertificateKind", "Department", "DutyKind", "DutyResult", "DutyState", "Holder",
           "MedicineState", "Place", "VisitState", "WordState"]  # fmt: skip
