"""Which domains, kinds and states does walking together know? Closed lists."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Domain(models.TextChoices):
    """The 13 domains of needs and strengths (domain.md 4.3)."""

    SAFETY = "safety", _("Safety")
    BODY = "body", _("Body and medicine")
    MIND = "mind", _("Heart and sleep")
    ADDICTION = "addiction", _("Drink and other habits")
    MONEY = "money", _("Money and debt")
    HOUSING = "housing", _("A place to live")
    WORK = "work", _("Work")
    LEGAL = "legal", _("Papers and law")
    CHILDREN = "children", _("Children and school")
    FAMILY = "family", _("Family, near and far")
    TIES = "ties", _("Friends and neighbours")
    SKILLS = "skills", _("Words, phone, offices")
    MEANING = "meaning", _("Wishes and strengths")


class Level(models.IntegerChoices):
    """How heavy a domain weighs, as one sees it."""

    FINE = 0, _("Well")
    SOME = 1, _("A little hard")
    MUCH = 2, _("Hard")
    TOO_MUCH = 3, _("Too hard")


class Urgency(models.IntegerChoices):
    LATER = 0, _("can wait")
    MONTHS = 1, _("3 months")
    WEEKS = 2, _("2 weeks")
    NOW = 3, _("now")


class TaskKind(models.TextChoices):
    STEP = "step", _("A step of the plan")
    CALL = "call", _("Call or write")
    PROMISE = "promise", _("Promised")
    REVIEW = "review", _("Look at the plan again")
    AFTERCARE = "aftercare", _("After-care")
    ASSESS = "assess", _("Look at needs and strengths")
    SECOND = "second", _("Second talk after a sign of danger")
    FOLLOW = "follow", _("Ask how the treatment goes on")


class AppointmentKind(models.TextChoices):
    VISIT = "visit", _("Home visit")
    MEET = "meet", _("Meeting")
    CALL = "call", _("Telephone")
    ACCOMPANY = "accompany", _("Going along")


class AppointmentState(models.TextChoices):
    PLANNED = "planned", _("Planned")
    KEPT = "kept", _("Kept")
    MISSED = "missed", _("Did not come")
    CANCELLED = "cancelled", _("Called off")


class NoteKind(models.TextChoices):
    TALK = "talk", _("Talk")
    VISIT = "visit", _("Home visit")
    ACCOMPANY = "accompany", _("Went along")
    OFFICE = "office", _("Desk work")


class Rung(models.TextChoices):
    """The ladder when somebody falls silent, in its order (domain.md 4.4)."""

    MESSAGE = "message", _("Message")
    CALL = "call", _("Call")
    SECOND = "second", _("Second way")
    VISIT = "visit", _("Visit by two")
    WELFARE = "welfare", _("Welfare check")


class Try(models.TextChoices):
    """How a try on the ladder ended."""

    REACHED = "reached", _("Reached")
    LEFT_WORD = "left_word", _("Left word as agreed")
    NO_ANSWER = "no_answer", _("No answer")
    MOVED = "moved", _("No longer there")
    NO_WAY = "no_way", _("There is no such way")


class Ground(models.TextChoices):
    """By which rule an authority may be asked to look after somebody (docs/adr/0012)."""

    DANGER = "danger", _("In danger")
    WISH = "wish", _("As they wished")
    VISITS = "visits", _("Two visits in vain")


class ClosingReason(models.TextChoices):
    REACHED = "reached", _("The goals are reached")
    MOVED = "moved", _("Moved away")
    REFERRED = "referred", _("Another place helps now")
    REFUSED = "refused", _("Does not want more help")
    LOST = "lost", _("Lost contact")
    DIED = "died", _("Died")
