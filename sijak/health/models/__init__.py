"""What does health keep? One module an area; import each here so that the data store knows it."""

from sijak.health.models.board import BoardDay, Room, Ticket
from sijak.health.models.visits import Certificate, Duty, Medicine, Visit, Word

__all__ = ["BoardDay", "Certificate", "Duty", "Medicine", "Room", "Ticket", "Visit", "Word"]
