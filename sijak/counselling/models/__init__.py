"""What does counselling keep? One module an area; import each here so that the data store knows it."""

from sijak.counselling.models.caring import Debrief, HeavySession, SupervisionMeeting
from sijak.counselling.models.groups import Attendance, Group, GroupNote, Meeting, Member
from sijak.counselling.models.screenings import Given, Handed, HandedAnswer, Screening
from sijak.counselling.models.sessions import ProcessNote, Session, SessionAddendum

__all__ = ["Attendance", "Debrief", "Given", "Group", "GroupNote", "Handed", "HandedAnswer", "HeavySession",
           "Meeting", "Member", "ProcessNote", "Screening", "Session", "SessionAddendum",
           "SupervisionMeeting"]  # fmt: skip
