"""Who goes along, where, and how far has it come? Closed lists."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Hospital(models.TextChoices):
    """Hospitals with a room of ours, and every other one."""

    NMC = "nmc", _("National Medical Center, Seoul")
    SMC = "smc", _("Seoul Medical Center")
    INCHEON = "incheon", _("Red Cross Hospital, Incheon")
    DAEJEON = "daejeon", _("Chungnam National University Hospital, Daejeon")
    OTHER = "other", _("Another hospital")


class Speech(models.TextChoices):
    """How somebody speaks: whoever speaks alike is understood at the doctor's."""

    HAMGYONG = "hamgyong", _("as in North Hamgyong")
    RYANGGANG = "ryanggang", _("as in Ryanggang")
    PYONGAN = "pyongan", _("as in Pyongan")
    NORTH = "north", _("as elsewhere in the North")
    CHINESE = "chinese", _("Chinese")


class Hour(models.TextChoices):
    """Half days of a week in which somebody can go along."""

    MON_AM = "0am", _("Monday morning")
    MON_PM = "0pm", _("Monday afternoon")
    TUE_AM = "1am", _("Tuesday morning")
    TUE_PM = "1pm", _("Tuesday afternoon")
    WED_AM = "2am", _("Wednesday morning")
    WED_PM = "2pm", _("Wednesday afternoon")
    THU_AM = "3am", _("Thursday morning")
    THU_PM = "3pm", _("Thursday afternoon")
    FRI_AM = "4am", _("Friday morning")
    FRI_PM = "4pm", _("Friday afternoon")
    SAT_AM = "5am", _("Saturday morning")
    SAT_PM = "5pm", _("Saturday afternoon")


class Half(models.TextChoices):
    AM = "am", _("in the morning")
    PM = "pm", _("in the afternoon")


class GoingState(models.TextChoices):
    OPEN = "open", _("Nobody goes yet")
    OFFERED = "offered", _("Asked, no answer yet")
    TAKEN = "taken", _("Somebody goes along")
    BACKUP = "backup", _("Called off; the reserve is asked")
    WAY = "way", _("On the way")
    HERE = "here", _("There, together")
    TOLD = "told", _("A report waits")
    DONE = "done", _("Done")
    OFF = "off", _("Not needed any more")


# What still wants somebody's eyes.
AHEAD = (GoingState.OPEN, GoingState.OFFERED, GoingState.TAKEN, GoingState.BACKUP, GoingState.WAY,
         GoingState.HERE, GoingState.TOLD)  # fmt: skip
# In which the one who goes along has it in hand.
ON_THE_WAY = (GoingState.OFFERED, GoingState.BACKUP, GoingState.TAKEN, GoingState.WAY, GoingState.HERE)


class Step(models.TextChoices):
    """What the one who goes along may say with one tap."""

    YES = "yes", _("Yes, I go")
    OFF = "off", _("I cannot go")
    WAY = "way", _("I am on my way")
    HERE = "here", _("We are here")


class How(models.TextChoices):
    """How it went, in one tap."""

    WELL = "well", _("It went well")
    HARD = "hard", _("It was hard; we managed")
    HELP = "help", _("They need more help")


class BackState(models.TextChoices):
    """Money that somebody laid out."""

    WAITING = "waiting", _("waits for payment")
    PAID = "paid", _("paid")
