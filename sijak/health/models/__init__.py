"""What does health keep? One module an area; import each here so that the data store knows it."""

from sijak.health.models.visits import Certificate, Duty, Medicine, Visit, Word

__all__ = ["Certificate", "Duty", "Medicine", "Visit", "Word"]
