"""What has been written for everybody to read, in which words, and since when does it show?

In clear: it is what everybody will read. What is not published is met by nobody but editors. Words are
never overwritten: each change is a version, each publication a row that stays (docs/adr/0023).
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from sijak.kernel.ids import RandomIdField
from sijak.pages.enums import Kind, State


class Page(models.Model):
    """A page of the site that somebody changed, a piece of news, or an event with its day."""

    id = RandomIdField()
    kind = models.CharField(max_length=8, choices=Kind)
    name = models.CharField(max_length=40)
    made_on = models.DateField()
    # How often something new was said, in any language: the clock by which languages fall behind.
    change = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)
    day = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    starts_at = models.TimeField(null=True, blank=True)
    ends_at = models.TimeField(null=True, blank=True)
    places = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "name"], name="one_page_a_name"),
            models.CheckConstraint(
                condition=Q(kind="event", day__isnull=False, starts_at__isnull=False)
                | (~Q(kind="event") & Q(day__isnull=True, starts_at__isnull=True)),
                name="an_event_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("day")),
                name="an_event_ends_on_or_after_its_day",
            ),
        ]


class Wording(models.Model):
    """A page in one language. ``version`` is the number of its newest words."""

    id = RandomIdField()
    page = models.ForeignKey(Page, on_delete=models.PROTECT, related_name="wordings")
    language = models.CharField(max_length=7)
    state = models.CharField(max_length=9, choices=State, default=State.DRAFT)
    version = models.PositiveIntegerField(default=0)
    # ``Page.change`` when something new was last said here, and up to which this says what others say.
    changed_at = models.PositiveIntegerField(default=0)
    in_step = models.PositiveIntegerField(default=0)
    changed_on = models.DateField(null=True, blank=True)
    in_step_on = models.DateField(null=True, blank=True)
    asked_by = models.CharField(max_length=32, blank=True)
    # What the second reader said when the words went back.
    remark = models.CharField(max_length=600, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "language"], name="one_wording_a_language")]


class Version(models.Model):
    """Words as they were kept once; never changed. ``written_by`` is empty for what shipped."""

    id = RandomIdField()
    wording = models.ForeignKey(Wording, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=120)
    summary = models.CharField(max_length=300)
    text = models.TextField()
    place = models.CharField(max_length=200, blank=True)
    way = models.TextField(blank=True)
    written_by = models.CharField(max_length=32, blank=True)
    written_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["wording", "number"], name="one_version_a_number")]


class Showing(models.Model):
    """One decision on what the public sees: these words from this hour on, or (without a version) none of
    ours. Of those whose hour has come, the last decision counts. Never changed, never erased."""

    id = RandomIdField()
    wording = models.ForeignKey(Wording, on_delete=models.PROTECT, related_name="showings")
    number = models.PositiveIntegerField()
    version = models.ForeignKey(Version, on_delete=models.PROTECT, null=True, related_name="+")
    shows_from = models.DateTimeField(db_index=True)
    written_by = models.CharField(max_length=32, blank=True)
    decided_by = models.CharField(max_length=32)
    decided_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["wording", "number"], name="one_showing_a_number"),
            models.CheckConstraint(
                condition=Q(version__isnull=True) | ~Q(written_by=F("decided_by")), name="read_by_a_second"
            ),
        ]


class Picture(models.Model):
    """A picture that may stand on pages. With ``says_nothing`` it is an ornament: silent when read aloud."""

    id = RandomIdField()
    name = models.CharField(max_length=40, unique=True)
    version = models.PositiveIntegerField(default=1)
    says_nothing = models.BooleanField(default=False)
    alt_ko = models.CharField(max_length=250, blank=True)
    alt_en = models.CharField(max_length=250, blank=True)
    alt_zh = models.CharField(max_length=250, blank=True)
    kept_by = models.CharField(max_length=32)
    kept_on = models.DateField()

    @property
    def mark(self) -> str:
        """How a text calls it."""
        return f"{{{{picture:{self.name}}}}}"

    def alt(self, language: str) -> str:
        return {"ko": self.alt_ko, "en": self.alt_en, "zh-hans": self.alt_zh}.get(language, "")

    def is_told(self, language: str) -> bool:
        """May it stand on a page in this language?"""
        return self.says_nothing or bool(self.alt(language))


class PictureFile(models.Model):
    """The picture in one width, drawn anew; ``name`` comes from its bytes and from nothing else."""

    id = RandomIdField()
    picture = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=48, db_index=True)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    body = models.BinaryField()


class Numbers(models.Model):
    """Totals of the whole house as the vault gave them out: small ones are not in it, and cannot be found
    from the others. ``cells``: {year: {indicator: n, or null where it is too few}}."""

    id = RandomIdField()
    as_of = models.DateField(unique=True)
    brought_by = models.CharField(max_length=32)
    cells = models.JSONField()
