"""Which kinds of help, ways, states and entries are there? Closed lists."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Source(models.TextChoices):
    """Which department asks."""

    HELP = "help", _("Help with money")
    BILL = "bill", _("A hospital bill")
    AWARD = "award", _("A scholarship")


class HelpKind(models.TextChoices):
    LIVING = "living", _("Daily living")
    FOOD = "food", _("Food")
    HOME = "home", _("Rent and home")
    BODY = "body", _("Doctor and medicine")
    CHILD = "child", _("For a child")
    STUDY = "study", _("Study")
    WORK = "work", _("Work")
    WAY = "way", _("Travel")
    OTHER = "other", pgettext_lazy("purse", "Something else")
    # Not paid by us: the form says where there is help instead.
    BROKER = "broker", _("A broker's debt")
    LOAN = "loan", _("A loan or debt")
    REMIT = "remit", _("Sending money home")


NOT_OURS = frozenset({HelpKind.BROKER, HelpKind.LOAN, HelpKind.REMIT})
PAYABLE = [(one.value, one.label) for one in HelpKind if one not in NOT_OURS]


class Way(models.TextChoices):
    TRANSFER = "transfer", _("Into an account")
    CASH = "cash", _("In the hand")
    VOUCHER = "voucher", _("As a voucher")
    KIND = "kind", _("As a thing")


class State(models.TextChoices):
    ASKED = "asked", pgettext_lazy("purse", "Asked")
    FIRST = "first", _("Signed by one")
    PROMISED = "promised", pgettext_lazy("purse", "Promised")
    SENT = "sent", _("On its way")
    PAID = "paid", pgettext_lazy("purse", "Paid")
    REFUSED = "refused", _("Not possible")
    WITHDRAWN = "withdrawn", _("Taken back")
    UNDONE = "undone", _("Called back")


UNDECIDED = frozenset({State.ASKED, State.FIRST})
STANDING = frozenset({State.PROMISED, State.SENT, State.PAID})
LIVING = UNDECIDED | STANDING


class PaymentState(models.TextChoices):
    SENT = "sent", _("On its way")
    PAID = "paid", pgettext_lazy("purse", "Paid")
    BOUNCED = "bounced", _("Came back")


class PayeeState(models.TextChoices):
    NEW = "new", _("Waits for a call back")
    CHECKED = "checked", _("Checked")


class CheckedHow(models.TextChoices):
    CALLED = "called", _("Called the number that we knew before")
    MET = "met", _("Saw the bank book, face to face")


class AccountKind(models.TextChoices):
    GIVEN = "given", _("Given for the line")
    FREE = "free", _("Free")
    PROMISED = "promised", pgettext_lazy("purse", "Promised")
    TRANSIT = "transit", _("On its way")
    FUNDER = "funder", _("Received from the funder")
    BANK = "bank", _("Bank and cash")


OF_A_LINE = (AccountKind.GIVEN, AccountKind.FREE, AccountKind.PROMISED, AccountKind.TRANSIT)
# What these hold belongs to somebody already: they never go below zero.
GUARDED = (AccountKind.FREE, AccountKind.PROMISED, AccountKind.TRANSIT)


class EntryKind(models.TextChoices):
    BUDGET = "budget", _("Given for a line")
    CUT = "cut", _("Taken from a line")
    FUNDED = "funded", _("Received from the funder")
    COMMIT = "commit", pgettext_lazy("purse", "Promised")
    SEND = "send", _("Sent on its way")
    PAY = "pay", pgettext_lazy("purse", "Paid")


class Whom(models.TextChoices):
    ANYONE = "anyone", _("Anyone who came from the North")
    NEW = "new", _("Who came within five years")
    CHILD = "child", _("Children and young people")
    WOMAN = "woman", _("Women")
    ELDER = "elder", _("Older people")


class Scope(models.TextChoices):
    """How far a ceiling reaches."""

    ONCE = "once", _("each time")
    MONTH = "month", _("a month")
    YEAR = "year", _("a year")
    LIFE = "life", _("in a whole life")
