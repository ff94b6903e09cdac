"""What does health keep? One module an area; import each here so that the data store knows it."""

from sijak.health.models.bills import Bill, Commitment, Share, UsedElsewhere
from sijak.health.models.company import Companion, Going, Outing, Reimbursement, Telling

__all__ = [
    "Bill", "Commitment", "Companion", "Going", "Outing", "Reimbursement", "Share", "Telling",
    "UsedElsewhere",
]  # fmt: skip
