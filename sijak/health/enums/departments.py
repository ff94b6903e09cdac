"""To which department of the hospital does somebody go? A closed list."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Department(models.TextChoices):
    """Where in the hospital; the word that a person knows first."""

    INSIDE = "inside", _("Inner organs")
    BONES = "bones", _("Bones and joints")
    PSYCHIATRY = "psychiatry", _("Heart and mind (psychiatry)")
    NERVES = "nerves", _("Nerves and head")
    WOMEN = "women", _("Women's illnesses")
    TEETH = "teeth", _("Teeth")
    EYES = "eyes", _("Eyes")
    EARS = "ears", _("Ears, nose and throat")
    SKIN = "skin", _("Skin")
    URINE = "urine", _("Kidneys and bladder")
    SURGERY = "surgery", _("Operations")
    EMERGENCY = "emergency", _("Emergency room")
    CHECK_UP = "check_up", _("Health check")
    OTHER = "other", _("Another department")
