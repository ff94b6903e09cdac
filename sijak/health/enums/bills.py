"""Who pays for what, how far has it come, and which papers are asked for? Closed lists."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Payer(models.TextChoices):
    """In the order in which they are asked; what is left is the person's own."""

    AID = "aid", _("Medical Aid")
    FOUNDATION = "foundation", _("The foundation's grant")
    HOSPITAL = "hospital", _("The hospital")
    FUND = "fund", _("Our own fund")
    PERSON = "person", _("They themselves")


ORDER = {payer: place for place, payer in enumerate(Payer)}


class PayKind(models.TextChoices):
    """For which kind of treatment a payer is asked: its ceiling hangs on that."""

    GENERAL = "general", _("General illness")
    SERIOUS = "serious", _("Serious illness")
    IMPLANT = "implant", _("Tooth implant")
    DENTURE = "denture", _("Dentures")
    TEST = "test", _("Test or therapy for the mind")


class BillKind(models.TextChoices):
    QUOTE = "quote", _("What it will cost (before)")
    BILL = "bill", _("Bill (after)")


class BillState(models.TextChoices):
    OPEN = "open", pgettext_lazy("state", "Open")
    SETTLED = "settled", pgettext_lazy("money", "Settled")


class ShareState(models.TextChoices):
    PLANNED = "planned", _("Papers are gathered")
    ASKED = "asked", _("Asked, no answer yet")
    PROMISED = "promised", pgettext_lazy("money", "Promised")
    REFUSED = "refused", _("Refused")
    PAID = "paid", _("Paid")


class Document(models.TextChoices):
    """Papers that a payer may want to see."""

    BILL = "bill", _("Bill in detail")
    RECEIPT = "receipt", _("Receipt")
    DOCTOR = "doctor", _("Doctor's certificate")
    AID_CARD = "aid_card", _("Certificate of Medical Aid")
    REGISTRATION = "registration", _("Paper of registration as a refugee from the North")
    RESIDENCE = "residence", _("Copy of the residence register")
    INCOME = "income", _("Paper about income")
    BANKBOOK = "bankbook", _("Copy of the bankbook")
    FORM = "form", _("Form of application, signed")


# Our own list to begin with; what counts is the payer's notice of that year.
WANTED = {
    Payer.AID: (Document.AID_CARD, Document.BILL),
    Payer.FOUNDATION: (
        Document.FORM, Document.REGISTRATION, Document.RESIDENCE, Document.DOCTOR, Document.BILL,
        Document.RECEIPT, Document.INCOME, Document.BANKBOOK,
    ),
    Payer.HOSPITAL: (Document.FORM, Document.BILL, Document.INCOME),
    Payer.FUND: (Document.BILL, Document.RECEIPT),
    Payer.PERSON: (),
}  # fmt: skip


class Pen(models.TextChoices):
    """What a first worker has signed, and a second one has not yet."""

    NONE = "", _("nothing to sign")
    PROMISE = "promise", _("waits for a second signature")
    REVERSE = "reverse", _("calling back waits for a second signature")


class CommitmentKind(models.TextChoices):
    PROMISED = "promised", pgettext_lazy("money", "Promised")
    REVERSED = "reversed", _("Called back")
