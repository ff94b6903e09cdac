"""Which departments, states and duties does a hospital room know? Closed lists."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Place(models.TextChoices):
    """Where it hurts."""

    HEAD = "head", _("Head")
    EYES = "eyes", _("Eyes")
    EARS = "ears", _("Ears")
    TEETH = "teeth", _("Teeth and mouth")
    THROAT = "throat", _("Throat and neck")
    CHEST = "chest", _("Chest")
    BELLY = "belly", _("Belly")
    BACK = "back", _("Back and waist")
    SHOULDER = "shoulder", _("Shoulders and arms")
    HAND = "hand", _("Hands")
    LEG = "leg", _("Legs")
    KNEE = "knee", _("Knees")
    FOOT = "foot", _("Feet")
    BELOW = "below", _("Below the belly")
    SKIN = "skin", _("Skin")
    MIND = "mind", _("Heart and sleep")
    ALL = "all", _("The whole body")


class VisitState(models.TextChoices):
    """How it goes on after this visit."""

    ONCE = "once", _("Done with this visit")
    RUNS = "runs", _("The treatment goes on")
    LASTING = "lasting", _("A long treatment")
    ENDED = "ended", _("The treatment has ended")


class MedicineState(models.TextChoices):
    """Said without blame: where medicine was hard to get, one keeps it and shares it."""

    TAKEN = "taken", _("Takes it as told")
    STOPPED = "stopped", _("Stopped before the end")
    HOARDED = "hoarded", _("Keeps it for a bad day")
    SHARED = "shared", _("Shares it with others")
    ENDED = "ended", _("Finished as told")


class DutyKind(models.TextChoices):
    """The five written duties of a hospital room (Chungnam National University Hospital, 2009)."""

    EXPLAIN = "explain", _("Explain the way through the hospital")
    ENTITLE = "entitle", _("Look what they may claim")
    INPATIENT = "inpatient", _("Look after them in hospital")
    LINK = "link", _("Bring together with another place")
    COMPLAINT = "complaint", _("Take up a complaint")


class DutyState(models.TextChoices):
    OPEN = "open", pgettext_lazy("state", "Open")
    DONE = "done", _("Done")


class DutyResult(models.TextChoices):
    """How a duty ended."""

    CLEAR = "clear", _("It is clear now")
    ASKED = "asked", _("Asked for help there")
    HOME = "home", _("Went home")
    MOVED = "moved", _("Went on to another hospital")
    ACCEPTED = "accepted", _("The other place helps now")
    REFUSED = "refused", _("The other place could not help")
    SETTLED = "settled", _("Settled")
    UNSETTLED = "unsettled", _("Answered, but not settled")
    UNWANTED = "unwanted", _("They do not want it any more")


class CertificateKind(models.TextChoices):
    DIAGNOSIS = "diagnosis", _("Doctor's certificate")
    OPINION = "opinion", _("Doctor's letter to another place")
    CAME = "came", _("Paper that they came")
    STAYED = "stayed", _("Paper of the days in hospital")
    RECORD = "record", _("Copy of what was written about them")
    BILL = "bill", _("Bill in detail")
    OTHER = "other", _("Another paper")


class Holder(models.TextChoices):
    """Who has the paper now."""

    HOSPITAL = "hospital", _("The hospital: it is asked for")
    PERSON = "person", _("They themselves")
    ROOM = "room", _("We, in our room")
    PLACE = "place", _("The office that asked for it")


class Aid(models.TextChoices):
    """Who may pay a part. Their dated rules stand in data/benefits.csv."""

    MEDICAL_AID = "medical_aid", _("Medical Aid")
    FOUNDATION = "foundation", _("Medical grant of the Hana Foundation")
    HOSPITAL = "hospital", _("The hospital's own fund")


class WordState(models.TextChoices):
    PROPOSED = "proposed", _("One colleague says so")
    ACCEPTED = "accepted", _("Two colleagues say so")
    SET_ASIDE = "set_aside", _("Set aside")
