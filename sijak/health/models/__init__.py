"""What does health keep? One module an area; import each here so that the data store knows it."""

from sijak.health.models.bills import Bill, Commitment, Share, UsedElsewhere
from sijak.health.models.board import BoardDay, Room, Ticket
from sijak.health.models.company import Companion, Going, Outing, Reimbursement, Telling
from sijak.health.models.visits import Certificate, Duty, Medicine, Visit, Word

__all__ = [
    "Bill",
    "BoardDay",
    "Certificate",
    "Commitment",
    "Companion",
    "Duty",
    "Going",
    "Medicine",
    "Outing",
    "Reimbursement",
    "Room",
    "Share",
    "Telling",
    "Ticket",
    "UsedElsewhere",
    "Visit",
    "Word",
]
