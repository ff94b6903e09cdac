"""Which closed lists does health have? One module an area."""

from sijak.health.enums.bills import (
    ORDER,
    WANTED,
    BillKind,
    BillState,
    CommitmentKind,
    Document,
    Payer,
    PayKind,
    Pen,
    ShareState,
)
from sijak.health.enums.company import (
    AHEAD,
    ON_THE_WAY,
    BackState,
    GoingState,
    Half,
    Hospital,
    Hour,
    How,
    Speech,
    Step,
)

__all__ = [
    "AHEAD", "ON_THE_WAY", "ORDER", "WANTED", "BackState", "BillKind", "BillState", "CommitmentKind",
    "Document", "GoingState", "Half", "Hospital", "Hour", "How", "PayKind", "Payer", "Pen", "ShareState",
    "Speech", "Step",
]  # fmt: skip
