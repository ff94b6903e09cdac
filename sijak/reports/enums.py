"""Which figures are shown, by what may they be split, and over which span?"""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Figure(models.TextChoices):
    """As the vault declares them (vault/verbs/counting.py)."""

    REQUESTS = "requests", _("Requests for help")
    ANSWERED_IN_TIME = "answered_in_time", _("Answered by the promised day")
    WALKED_WITH = "walked_with", _("People walked with")
    VISITS = "visits", _("Home visits")
    FOUND_AGAIN = "found_again", _("Silent, found again")

    @property
    def said(self) -> Promise:
        """What exactly is counted."""
        return SAID[self]


SAID = {
    Figure.REQUESTS: _("Requests that came in, each once"),
    Figure.ANSWERED_IN_TIME: _("Requests answered by the day we had promised"),
    Figure.WALKED_WITH: _("People met, called or visited at least once"),
    Figure.VISITS: _("Visits at home, always by two"),
    Figure.FOUND_AGAIN: _("People who had fallen silent and were found"),
}


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
