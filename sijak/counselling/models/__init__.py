"""What does counselling keep? One module an area; import each here so that the data store knows it."""

from sijak.counselling.models.caring import Debrief, HeavySession, SupervisionMeeting
from sijak.counselling.models.sessions import ProcessNote, Session, SessionAddendum

__all__ = ["Debrief", "HeavySession", "ProcessNote", "Session", "SessionAddendum", "SupervisionMeeting"]
