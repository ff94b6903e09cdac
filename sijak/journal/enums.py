"""Which services, channels and outcomes are counted? Closed lists."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    OPENED = "opened", _("File opened")
    ASSESSED = "assessed", _("Needs and strengths looked at")
    PLANNED = "planned", _("Plan made")
    TALK = "talk", _("Talk")
    VISIT = "visit", _("Home visit")
    ACCOMPANY = "accompany", _("Went along")
    MESSAGE = "message", _("Message")
    LADDER = "ladder", _("Tried to reach")
    FOUND = "found", _("Found again")
    HEARD = "heard", _("Word from them")
    CLOSED = "closed", _("Closed")
    REOPENED = "reopened", _("Taken up again")
    AFTERCARE = "aftercare", _("After-care")
    SESSION = "session", _("Counselling")
    GROUP = "group", _("Group meeting")
    SCREENED = "screened", _("Questions about how they are")
    HOSPITAL = "hospital", _("Hospital visit")
    EXPLAINED = "explained", _("The way through the hospital explained")
    ENTITLED = "entitled", _("Looked at what they may claim")
    INPATIENT = "inpatient", _("Looked after in hospital")
    LINKED = "linked", _("Brought together with another place")
    COMPLAINT = "complaint", _("A complaint taken up")
    CERTIFIED = "certified", _("A certificate handed over")
    COSTED = "costed", _("Help with a bill")


class Channel(models.TextChoices):
    ROOM = "room", _("In our room")
    HOME = "home", _("At home")
    PHONE = "phone", _("Telephone")
    TEXT = "text", _("Text message")
    LETTER = "letter", _("Letter box")
    OUTSIDE = "outside", _("Somewhere else")


class Outcome(models.TextChoices):
    REACHED = "reached", _("Reached")
    NO_ANSWER = "no_answer", _("No answer")
    LEFT_WORD = "left_word", _("Left word as agreed")
    MOVED = "moved", _("No longer there")
    MISSED = "missed", _("Did not come")
    DONE = "done", _("Done")
