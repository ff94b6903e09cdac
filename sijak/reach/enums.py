"""How may somebody ask, for what, how is it safe to answer, and where does a request stand?"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Way(models.TextChoices):
    PAGE = "page", _("Our page")
    PHONE = "phone", _("Telephone")
    WALK_IN = "walk_in", _("Came in")
    PARTNER = "partner", _("A partner sent them")


class ForWhom(models.TextChoices):
    ME = "me", _("For myself")
    OTHER = "other", _("For somebody else")


class Need(models.TextChoices):
    HEALTH = "health", _("My body hurts")
    HEART = "heart", _("My heart is heavy")
    MONEY = "money", _("I have no money")
    STUDY = "study", _("I want to learn")
    WORK = "work", _("I need work")
    PAPERS = "papers", _("I do not understand the papers")
    COMPANY = "company", _("Somebody to talk to")
    DANGER = "danger", _("I am afraid at home")


# Which picture stands beside each need (sijak.ui.icons).
PICTURES = {
    "health": "health", "heart": "heart", "money": "money", "study": "study", "work": "work",
    "papers": "papers", "company": "company", "danger": "fear",
}  # fmt: skip


class Answer(models.TextChoices):
    BOX = "box", _("Here on this page, with eight words")
    TEXT = "text", _("By text message")
    CALL = "call", _("By telephone")
    MEET = "meet", _("I come to you")


class Hours(models.TextChoices):
    MORNING = "morning", _("In the morning")
    AFTERNOON = "afternoon", _("In the afternoon")
    EVENING = "evening", _("In the evening")
    WEEKEND = "weekend", _("On Saturday or Sunday")


class OtherEyes(models.TextChoices):
    """Who else sees the phone. One phone is not one person."""

    NOBODY = "nobody", _("Only I")
    FAMILY = "family", _("My family")
    PARTNER = "partner", _("My husband or partner")
    WORK = "work", _("People at work, or the landlord")
    UNKNOWN = "unknown", _("I am not sure")


class Word(models.TextChoices):
    """What if somebody else picks up, or nobody?"""

    LEAVE = "leave", _("You may leave word")
    HANG_UP = "hang_up", _("Say nothing and hang up")


class RequestState(models.TextChoices):
    NEW = "new", _("New")
    ANSWERED = "answered", _("Answered")
    OPENED = "opened", _("File opened")
    CLOSED = "closed", _("Closed")


class CloseReason(models.TextChoices):
    """Silence is not among them: who does not call is looked for, not closed."""

    ENOUGH = "enough", _("Answered, and they want nothing more")
    PASSED_ON = "passed_on", _("Led to another place, with their yes")
    KNOWN = "known", _("We walk with them already")
    TWICE = "twice", _("The same request came twice")
    NO_REQUEST = "noise", _("Not a request for help")


class MatterKind(models.TextChoices):
    """What somebody writes to us about who does not ask for help; the last four are rights of the law."""

    FEEDBACK = "feedback", _("A word for us")
    COMPLAINT = "complaint", _("Something is not right")
    VOLUNTEER = "volunteer", _("Give time")
    MENTOR = "mentor", _("Walk with one person")
    HIRE = "hire", _("Offer work")
    PLEDGE = "pledge", _("Give money")
    PRESS = "press", _("Press, research, offices")
    CORRECT = "correct", _("Correct it")
    COPY = "copy", _("A copy")
    STOP = "stop", _("Stop using it")
    ERASE = "erase", _("Erase it")

    @property
    def is_right(self) -> bool:
        return self in RIGHTS


RIGHTS = (MatterKind.CORRECT, MatterKind.COPY, MatterKind.STOP, MatterKind.ERASE)
# Who opens these: protection officers, never the team that they may be about.
PROTECTED = (MatterKind.COMPLAINT, MatterKind.STOP, MatterKind.ERASE)
# The last part of an address says nothing about what is written there.
DOORS = {
    "a": MatterKind.FEEDBACK, "b": MatterKind.COMPLAINT, "c": MatterKind.VOLUNTEER,
    "d": MatterKind.MENTOR, "e": MatterKind.HIRE, "f": MatterKind.PLEDGE, "g": MatterKind.PRESS,
}  # fmt: skip


class MatterState(models.TextChoices):
    """The first two codes are those of a request."""

    NEW = "new", _("Waiting")
    ANSWERED = "answered", _("Answered")


class Outcome(models.TextChoices):
    ANSWERED = "answered", _("Answered")
    GRANTED = "granted", _("It is done as they asked")
    REFUSED = "refused", _("No, with the reason and the way to object")
    NOTED = "noted", _("Read; there is no way to answer")


class NotTo(models.TextChoices):
    """By whom a complaint must not be read, in words and not by name."""

    ANYBODY = "", _("It may be read by the protection officers")
    OFFICERS = "officers", _("It is about a protection officer")


class HowOften(models.TextChoices):
    ONCE = "once", _("Once")
    MONTH = "month", _("Each month")
    YEAR = "year", _("Each year")


# The same, as it is said to the one who asked.
OWN_STATES = {
    RequestState.NEW: _("It lies with us, and somebody reads it."),
    RequestState.ANSWERED: _("We answered."),
    RequestState.OPENED: _("We walk on together."),
    RequestState.CLOSED: _("It is closed. A letter opens it again."),
}
