"""Which figures are shown, by what may they be split, and over which span?"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Figure(models.TextChoices):
    """As the vault declares them (vault/verbs/counting.py)."""

    REQUESTS = "requests", _("Requests for help")
    ANSWERED_IN_TIME = "answered_in_time", _("Answered by the promised day")
    WALKED_WITH = "walked_with", _("People walked with")
    VISITS = "visits", _("Home visits")
    FOUND_AGAIN = "found_again", _("Silent, found again")


class Split(models.TextChoices):
    CENTRE = "centre", _("By centre")
    SEX = "sex", _("By sex")
    AGE = "age_band", _("By age")
    ARRIVAL = "arrival_band", _("By years of arrival")
    PROVINCE = "province", _("By place of living")


VALUES = {
    "seoul": _("Seoul"), "hospital": _("Hospital room"), "nmc": _("Hospital room"),
    "incheon": _("Incheon"), "daejeon": _("Daejeon"), "f": _("Women"), "m": _("Men"),
    "gyeonggi": _("Gyeonggi"), "chungnam": _("Chungnam"), "chungbuk": _("Chungbuk"),
    "jeju": _("Jeju"), "gangwon": _("Gangwon"), "jeolla": _("Jeolla"),
    "gyeongsang": _("Gyeongsang"), "?": _("not said"), "": _("not said"),
}  # fmt: skip
MONTHS_SHOWN = 12
