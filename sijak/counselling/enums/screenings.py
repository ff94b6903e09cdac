"""How were questions about how somebody is asked, where, and where do they stand?"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Mode(models.TextChoices):
    """Answers given alone and answers given to somebody are not the same measure."""

    SELF = "self", _("By themselves, on our tablet")
    READ = "read", _("Read aloud by me")
    HOME = "home", _("By themselves, at home")


class Setting(models.TextChoices):
    ROOM = "room", _("In our room")
    HOME = "home", _("At home")
    PHONE = "phone", _("On the telephone")
    HOSPITAL = "hospital", _("In the hospital")


class ScreeningState(models.TextChoices):
    OPEN = "open", _("Begun")
    DONE = "done", _("Done")
    LEFT = "left", _("Broken off")


class Strength(models.IntegerChoices):
    """How much a talk about it is called for. Never what somebody has."""

    NOTHING = 0, _("Nothing stands out")
    WORTH = 1, _("Worth talking about")
    WELL_WORTH = 2, _("Well worth talking about")
    TODAY = 3, _("Worth talking about today")


class Pattern(models.TextChoices):
    """What the rule of signs that belong together says (ITQ, PCL-5)."""

    NONE = "none", _("The signs that belong together were not all named.")
    UNKNOWN = "unknown", _("Too little was answered to say whether signs that belong together were named.")
    SIGNS = (
        "signs",
        _("Several signs that belong together were named: worth talking about with a specialist."),
    )
    MORE = (
        "more",
        _(
            "Many signs that belong together were named, also about oneself and being with others: worth"
            " talking about with a specialist."
        ),
    )
