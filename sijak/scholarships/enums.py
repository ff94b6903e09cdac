"""Which states, questions and reasons are there on the way of a scholarship? Closed lists."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

LANGUAGES = (("ko", "한국어"), ("en", "English"), ("zh-hans", "中文"))


class Call(models.TextChoices):
    """What the house ships; a round of another call carries names of its own."""

    FRUIT = "fruit", _("The Fruit of Love")
    OTHER = "other", _("Another call")


class RoundState(models.TextChoices):
    DRAFT = "draft", _("Being prepared")
    CALLED = "called", _("Announced")
    DECIDED = "decided", _("Decided")


class Phase(models.TextChoices):
    """Where a round stands today; computed from its days."""

    DRAFT = "draft", _("Being prepared")
    AHEAD = "ahead", _("Not open yet")
    OPEN = "open", _("Open for applications")
    READING = "reading", _("Being read")
    DECIDED = "decided", _("Decided")


class Level(models.TextChoices):
    UNDER = "under", _("University or college")
    GRAD = "grad", _("Graduate school")


class Ask(models.TextChoices):
    """The five questions before anything is typed."""

    NORTH = "north", _("Do you come from the North, or does your mother or father?")
    ENROLLED = "enrolled", _("Will you be enrolled next term, and not on leave?")
    LEVEL = "level", _("Is it one of the schools named above?")
    GRADES = "grades", _("Do your last grades come up to the line named above?")
    DOUBLE = "double", _("Does nobody else pay you a scholarship for living in that term?")


class Said(models.TextChoices):
    YES = "yes", pgettext_lazy("answer", "Yes")
    UNSURE = "unsure", _("I do not know")
    NO = "no", pgettext_lazy("answer", "No")


class Document(models.TextChoices):
    TRANSCRIPT = "transcript", _("Your grades (a picture of the sheet is enough)")
    ENROLMENT = "enrolment", _("A sheet that says you are enrolled")


class AppState(models.TextChoices):
    SENT = "sent", _("Sent")
    RELEASED = "released", _("With the readers")
    OUT = "out", _("Does not fit the rules")
    CHOSEN = "chosen", _("Chosen")
    RESERVE = "reserve", _("On the waiting list")
    NOT_CHOSEN = "not-chosen", _("Not chosen")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class OutWhy(models.TextChoices):
    LEVEL = "level", _("It is for other schools")
    GRADES = "grades", _("The grades are below the line")
    DOUBLE = "double", _("Somebody else pays for the same term")
    PAPERS = "papers", _("A paper is missing and did not come")
    ENROLLED = "enrolled", _("Not enrolled in that term")


class Criterion(models.TextChoices):
    """What readers weigh. Grades are not read: they are a figure."""

    AIM = "aim", _("Why this study")
    PLAN = "plan", _("How it will be walked")
    LIFE = "life", _("What stands in the way")


# What a 1, a 3 and a 5 look like.
ANCHORS: dict[str, tuple[object, object, object]] = {
    Criterion.AIM: (
        _("No reason of their own can be seen."),
        _("A reason is there; how the study leads to it stays unclear."),
        _("A reason of their own, and this study plainly leads there."),
    ),
    Criterion.PLAN: (
        _("No steps, or steps that cannot be done."),
        _("Steps for the next term; the rest is hope."),
        _("Steps, days and help are named, also for when it gets hard."),
    ),
    Criterion.LIFE: (
        _("Money or life do not stand in the way of studying."),
        _("Studying goes on, with much work beside it."),
        _("Without help the study would have to stop."),
    ),
}
LEAST, MOST = 1, 5


class ReviewState(models.TextChoices):
    WAITING = "waiting", _("To be read")
    DONE = "done", _("Read")
    BACK = "back", _("Stepped back")


class Conflicted(models.TextChoices):
    """Why somebody must not read this one."""

    SCHOOL = "school", _("The same school")
    FAMILY = "family", _("Family or friends")
    WORKER = "worker", _("Walks with them")
    HIDDEN = "hidden", _("They do not want this person to read it")
    KNOWS = "knows", _("Knows who it is")


class AppealState(models.TextChoices):
    OPEN = "open", _("Waits for an answer")
    CHANGED = "changed", _("The decision was changed")
    KEPT = "kept", _("The decision stays")


class AwardState(models.TextChoices):
    RUNNING = "running", _("Running")
    PAUSED = "paused", _("Paused")
    ENDED = "ended", _("Ended")
    BROKEN = "broken", _("Ended early")


class PartState(models.TextChoices):
    """Planned here; from then on as the line of money says."""

    PLANNED = "planned", _("Planned")
    ASKED = "asked", _("Asked for")
    PROMISED = "promised", pgettext_lazy("award", "Promised")
    SENT = "sent", _("On its way")
    PAID = "paid", pgettext_lazy("award", "Paid")
    BACK = "back", _("Not paid")


# Where an outlay stands (money.enums.State) -> where its instalment stands.
ON_THE_LINE = {
    "asked": PartState.ASKED, "first": PartState.ASKED, "promised": PartState.PROMISED,
    "sent": PartState.SENT, "paid": PartState.PAID, "refused": PartState.BACK,
    "withdrawn": PartState.BACK, "undone": PartState.BACK,
}  # fmt: skip


class Sex(models.TextChoices):
    WOMAN = "f", _("Woman")
    MAN = "m", _("Man")
    UNTOLD = "", _("I would rather not say")


class Age(models.TextChoices):
    TO_24 = "-24", _("Up to 24")
    TO_34 = "25-34", _("25 to 34")
    FROM_35 = "35-", _("35 and older")
    UNTOLD = "", _("I would rather not say")


class Since(models.TextChoices):
    """How long in the South."""

    TO_3 = "-3", _("Up to three years")
    TO_10 = "4-10", _("Four to ten years")
    FROM_11 = "11-", _("Longer")
    HERE = "here", _("Born here or in another country")
    UNTOLD = "", _("I would rather not say")


GROUPS = {
    "sex": (_("Woman or man"), Sex), "age": (_("Age"), Age), "since": (_("Years in the South"), Since),
    "level": (_("School"), Level),
}  # fmt: skip
