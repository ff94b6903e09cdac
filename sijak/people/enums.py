"""Which compartments, consents and stages are there? Closed lists."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Compartment(models.TextChoices):
    CONTACT = "contact", _("Contact")
    SAFETY = "safety", _("Safety")
    CASEWORK = "casework", _("Walking together")
    COUNSELLING = "counselling", _("Heart and mind")
    HEALTH = "health", _("Body")
    MONEY = "money", _("Money")
    GROWTH = "growth", _("Study and work")
    COMMUNITY = "community", _("Company")
    SELF = "self", _("Their own page")
    ORIGIN = "origin", _("Where they come from")


class ConsentKind(models.TextChoices):
    """Four separate yeses (domain.md 5.3); help is not refused for a no to the last three."""

    ORDINARY = "ordinary", _("Keeping what is needed to help")
    SENSITIVE = "sensitive", _("Health and other things close to the heart")
    THIRD_PARTY = "third_party", _("Telling somebody else")
    PUBLICITY = "publicity", _("Photographs and stories")


class ConsentState(models.TextChoices):
    GIVEN = "given", _("Yes")
    REFUSED = "refused", _("No")
    WITHDRAWN = "withdrawn", _("Taken back")


class Stage(models.TextChoices):
    """Kept in the vault beside the person, so that no strand tells it."""

    OPEN = "open", _("We walk together")
    DANGER = "danger", _("In danger")
    AFTERCARE = "aftercare", _("After-care")
    CLOSED = "closed", _("Closed")


# Days without word from a person after which the ladder opens. Settings of the house by stage.
SILENT_AFTER = {Stage.DANGER: 2, Stage.OPEN: 30, Stage.AFTERCARE: 100, Stage.CLOSED: 36_500}
