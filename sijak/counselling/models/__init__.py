"""What does counselling keep? One module an area; import each here so that the data store knows it."""

from sijak.counselling.models.caring import Debrief, HeavySession, SupervisionMeeting
from sijak.counselling.models.danger import Signal, WaitingSignal
from sijak.counselling.models.families import Expert, HomeVisit, Household, HouseholdSurvey, Season
from sijak.counselling.models.groups import Attendance, Group, GroupNote, Meeting, Member
from sijak.counselling.models.oncall import OnCall
from sijak.counselling.models.safety_plans import SafetyPlan
from sijak.counselling.models.screenings import Given, Handed, HandedAnswer, Screening
from sijak.counselling.models.sessions import ProcessNote, Session, SessionAddendum

__all__ = [
    "Attendance",
    "Debrief",
    "Expert",
    "Given",
    "Group",
    "GroupNote",
    "Handed",
    "HandedAnswer",
    "HeavySession",
    "HomeVisit",
    "Household",
    "HouseholdSurvey",
    "Meeting",
    "Member",
    "OnCall",
    "ProcessNote",
    "SafetyPlan",
    "Screening",
    "Season",
    "Session",
    "SessionAddendum",
    "Signal",
    "SupervisionMeeting",
    "WaitingSignal",
]
