"""What does counselling keep? One module an area; import each here so that the data store knows it."""

from sijak.counselling.models.screenings import Given, Handed, HandedAnswer, Screening

__all__ = ["Given", "Handed", "HandedAnswer", "Screening"]
