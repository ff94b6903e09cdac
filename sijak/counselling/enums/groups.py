"""Which groups, places and ways of coming are there? Closed lists."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class GroupKind(models.TextChoices):
    COACHING = "coaching", _("Talking and breathing together")
    SEWING = "sewing", _("Sewing that heals")
    VIOLENCE = "violence", _("A fence against blows")
    OTHER = "other", _("Another group")

    @property
    def is_quiet(self) -> bool:
        """Nothing outside the team may tell who comes, or that they come to something at all."""
        return self is GroupKind.VIOLENCE


class GroupState(models.TextChoices):
    OPEN = "open", _("It meets")
    CLOSED = "closed", _("It has ended")


class PlaceState(models.TextChoices):
    IN = "in", _("Takes part")
    WAITING = "waiting", _("Waits for a place")
    LEFT = "left", _("Gave the place up")


class Came(models.TextChoices):
    CAME = "came", _("Came")
    AWAY = "away", _("Said they could not")
    MISSED = "missed", _("Did not come")


class PledgeMethod(models.TextChoices):
    SPOKEN = "spoken", _("Said in the room")
    PAPER = "paper", _("Signed on paper")
