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
    UNASKED = "unasked", _("Not asked yet")
    GIVEN = "given", _("Yes")
    REFUSED = "refused", _("No")
    WITHDRAWN = "withdrawn", _("Taken back")


class ConsentMethod(models.TextChoices):
    SPOKEN = "spoken", _("Said face to face")
    PAPER = "paper", _("Signed on paper")
    PHONE = "phone", _("Said on the telephone")


class SafeChannel(models.TextChoices):
    """How somebody may be reached without harm."""

    TEXT = "text", _("Text message")
    CALL = "call", _("Telephone")
    KAKAO = "kakao", _("KakaoTalk")
    LETTERBOX = "letterbox", _("Letter box with eight words")
    MEET = "meet", _("Only face to face")
    OTHER = "other", _("Through somebody they trust")


class Voicemail(models.TextChoices):
    NO = "no", _("Leave no word")
    ALIAS = "alias", _("A word under that name only")
    YES = "yes", _("A word may be left")


class Tongue(models.TextChoices):
    KO = "ko", _("Korean")
    ZH = "zh", _("Chinese")
    EN = "en", _("English")
    RU = "ru", _("Russian")


class Sex(models.TextChoices):
    WOMAN = "f", _("Woman")
    MAN = "m", _("Man")


class Province(models.TextChoices):
    """Wide enough that a figure points at nobody."""

    SEOUL = "seoul", _("Seoul")
    INCHEON = "incheon", _("Incheon")
    GYEONGGI = "gyeonggi", _("Gyeonggi")
    GANGWON = "gangwon", _("Gangwon")
    CHUNGBUK = "chungbuk", _("Chungbuk")
    CHUNGNAM = "chungnam", _("Chungnam")
    JEOLLA = "jeolla", _("Jeolla")
    GYEONGSANG = "gyeongsang", _("Gyeongsang")
    JEJU = "jeju", _("Jeju")


class SafetyReason(models.TextChoices):
    """Why a safety card is opened. Officers read the code at once."""

    HARM_NOW = "harm_now", _("They are being hurt, or were just now")
    OWN_LIFE = "own_life", _("They speak of dying")
    CHILD = "child", _("A child is in danger")
    LOST = "lost", _("Nobody can reach them and something is wrong")
    VISIT = "visit", _("Before a visit")
    UPDATE = "update", _("To bring the card up to date")


class Why(models.TextChoices):
    """Why a file was opened, as the person and the team may read it."""

    FILE = "file", _("Looked at the file")
    EDIT = "edit", _("To change how to reach them")
    CONSENT = "consent", _("To ask what we may do")
    HIDE = "hide", _("To set who must not see it")
    SHARE = "share", _("To share it with a team")
    READERS = "readers", _("To see who has read it")
    SELF = "self", _("To see what they see")
    SAFETY = "safety", _("The safety card")
    OPEN = "open", _("Opened a file")
    ASSESS = "assess", _("Needs and strengths")
    PLAN = "plan", _("The plan")
    NOTE = "note", _("A note")
    TASK = "task", _("A thing to do")
    APPOINTMENT = "appointment", _("An appointment")
    LADDER = "ladder", _("Nothing was heard")
    CLOSE = "close", _("To let go or take up again")
    HAND_OVER = "hand-over", _("To hand the file over")
    TODAY = "today", _("The day's list")
    LIST = "list", _("A list")
    REQUEST = "request", _("A request")
    COUNSELLING = "counselling", _("Heart and mind")
    GROUP = "group", _("A group")
    HEALTH = "health", _("Body and hospital")
    MONEY = "money", _("Help with money")
    PAPERS = "papers", _("Papers and pictures")
    ORIGINAL = "original", _("The original of a paper")
    COPY = "copy", _("A copy for them")
    ERASE = "erase", _("To erase what is kept")


class Stage(models.TextChoices):
    """Kept in the vault beside the person, so that no strand tells it."""

    OPEN = "open", _("We walk together")
    DANGER = "danger", _("In danger")
    AFTERCARE = "aftercare", _("After-care")
    CLOSED = "closed", _("Closed")


class Mark(models.TextChoices):
    """What a passage could give away."""

    NAME = "name", _("a name")
    PLACE = "place", _("a place")
    DATE = "date", _("a date")
    AGE = "age", _("an age")
    SCHOOL = "school", _("a school")
    JOB = "job", _("a job")
    WORK_PLACE = "work place", _("where somebody worked or was held")
    RANK = "rank", _("a rank")
    RELATIVE = "relative", _("a relative")
    PHONE = "phone", _("a telephone number")
    CONTACT = "contact", _("an address on the net")
    NUMBER = "number", _("a number")


# Days without word from a person after which the ladder opens. Settings of the house by stage.
SILENT_AFTER = {Stage.DANGER: 2, Stage.OPEN: 30, Stage.AFTERCARE: 100, Stage.CLOSED: 36_500}
