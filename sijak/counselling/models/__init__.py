"""What does counselling keep? One module an area; import each here so that the data store knows it."""

from sijak.counselling.models.groups import Attendance, Group, GroupNote, Meeting, Member
from sijak.counselling.models.screenings import Given, Handed, HandedAnswer, Screening

__all__ = ["Attendance", "Given", "Group", "GroupNote", "Handed", "HandedAnswer", "Meeting", "Member",
           "Screening"]  # fmt: skip
