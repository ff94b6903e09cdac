"""How may somebody ask, for what, and where does a request stand?"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Way(models.TextChoices):
    PAGE = "page", _("Our page")
    PHONE = "phone", _("Telephone")
    WALK_IN = "walk_in", _("Came in")
    PARTNER = "partner", _("A partner sent them")


class Need(models.TextChoices):
    HEALTH = "health", _("My body hurts")
    HEART = "heart", _("My heart is heavy")
    MONEY = "money", _("I have no money")
    STUDY = "study", _("I want to learn")
    WORK = "work", _("Work")
    PAPERS = "papers", _("I do not understand the papers")
    COMPANY = "company", _("Somebody to talk to")
    DANGER = "danger", _("I am afraid at home")


class RequestState(models.TextChoices):
    NEW = "new", _("New")
    ANSWERED = "answered", _("Answered")
    OPENED = "opened", _("File opened")
    CLOSED = "closed", _("Closed")
