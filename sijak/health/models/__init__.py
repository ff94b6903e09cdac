"""What does health keep? One module an area; import each here so that the data store knows it."""

from sijak.health.models.board import BoardDay, Room, Ticket

__all__ = ["BoardDay", "Room", "Ticket"]
