"""Where is somebody who took a number, and where do they go from there?"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TicketState(models.TextChoices):
    EXPECTED = "expected", _("Will come")
    WAITING = "waiting", _("Waiting")
    DOCTOR = "doctor", _("At the doctor's")
    PAYING = "paying", _("Paying")
    GONE = "gone", _("Gone")


# The columns of the board, from left to right.
COLUMNS = (TicketState.WAITING, TicketState.DOCTOR, TicketState.PAYING, TicketState.GONE)
# What a tick may say beside a state: take the last move back.
BACK = "back"
# Numbers that the screen in the waiting room shows.
CALLED = (TicketState.DOCTOR, TicketState.PAYING)


class Late(models.TextChoices):
    """What is done with somebody new who comes after the hour."""

    TODAY = "today", _("Take them today")
    LATER = "later", _("Give them a day")
