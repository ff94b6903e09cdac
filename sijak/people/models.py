"""What does the data store know of people? Strands by random ids, and sealed words on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from sijak.kernel.ids import RandomIdField
from sijak.kernel.sealed import SealedField
from sijak.people.enums import Compartment, ConsentKind, ConsentState

if TYPE_CHECKING:
    from sijak.kernel.actor import Actor


class StrandQuerySet(models.QuerySet["Strand"]):
    def visible_to(self, actor: Actor) -> Self:
        """Strands of the actor's teams. What is hidden within them, the vault refuses."""
        return self.filter(team__in=actor.teams)


class Strand(models.Model):
    """What one department knows about one person, under the key that the vault gave.

    Team, centre and year stand only on strands that are worked through as lists (``casework`` and
    the departments'). ``contact``, ``safety`` and ``self`` carry nothing at all: so two strands of
    one person cannot be joined by what stands on them (docs/adr/).
    """

    id = models.CharField(primary_key=True, max_length=32, editable=False)
    compartment = models.CharField(max_length=12, choices=Compartment)
    team = models.CharField(max_length=32, blank=True, default="")
    centre = models.CharField(max_length=40, blank=True, default="")
    opened_year = models.PositiveSmallIntegerField(null=True, blank=True)

    objects = StrandQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["team", "compartment"])]


class Claim(models.Model):
    """A match ticket that became a file: a second click meets the file that the first one made."""

    id = models.CharField(primary_key=True, max_length=64, editable=False)
    strand = models.OneToOneField(Strand, on_delete=models.CASCADE, null=True, related_name="+")


class StrandRowQuerySet[Row: models.Model](models.QuerySet[Row]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(strand__team__in=actor.teams)


class StrandRow(models.Model):
    """The base of every row that a department writes on a strand.

    Sealed columns are bound to table, column, row, strand and ``version``; every write that
    changes a sealed column raises ``version`` by one and seals all of them anew.
    """

    id = RandomIdField()
    strand = models.ForeignKey(Strand, on_delete=models.CASCADE, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True


class TeamRowQuerySet[Row: models.Model](models.QuerySet[Row]):
    def visible_to(self, actor: Actor) -> Self:
        """Rows of the actor's teams: their keys open them and nobody else's do."""
        return self.filter(team__in=actor.teams)


class TeamRow(models.Model):
    """The base of every row that belongs to a team and to no person's strand: a group, a board.

    Sealed to the team's key (sijak/people/team_sealing.py), bound to table, column, row and
    ``version``; every write that changes a sealed column raises ``version``. Who is meant stands
    inside the sealed words, never in a key to a strand.
    """

    id = RandomIdField()
    team = models.CharField(max_length=32)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True


class ErasureQuerySet(models.QuerySet["Erasure"]):
    def visible_to(self, actor: Actor) -> Self:
        return self if actor.is_officer else self.none()


class Consent(StrandRow):
    """On ``contact``. ``detail`` (JSON): {wording, language, said: [{state, day, method, by}]}."""

    kind = models.CharField(max_length=12, choices=ConsentKind)
    state = models.CharField(max_length=10, choices=ConsentState)
    detail = SealedField(shape="note")

    objects = StrandRowQuerySet["Consent"].as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["strand", "kind"], name="one_consent_a_kind")]


class Shared(StrandRow):
    """On ``self``: what the person reads too. Kind and all days lie sealed in ``content`` (JSON).

    ``content``: {kind: plan|appointment|promise|message, day, ...}. No clear day, so that a plan
    written today on ``casework`` cannot be joined to its copy here.
    """

    content = SealedField(shape="note")

    objects = StrandRowQuerySet["Shared"].as_manager()


class SafetyCard(StrandRow):
    """On ``safety``: at most 1 KB (JSON): risk, plan, who to call, where safe, what not to do."""

    content = SealedField(shape="note")

    objects = StrandRowQuerySet["SafetyCard"].as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["strand"], name="one_safety_card")]


class Paper(StrandRow):
    """A picture or paper. ``content`` (JSON): {name, kind, bytes, day, at, by, note, parts: {letter:
    [kind, bytes]}}; letters: o the original, c the clean copy, s a small picture.

    The pieces lie sealed in ``sijak.files.store`` under the row's id, bound to this table, row, letter
    and number, always as version 1: a note may be changed without sealing the paper anew.
    """

    content = SealedField(shape="note")

    objects = StrandRowQuerySet["Paper"].as_manager()


class HalfPaper(StrandRow):
    """One that is still coming in, and will have the same id as a ``Paper``. ``content`` (JSON): {name,
    size, stamp, note}. When nobody goes on with it for two days it goes, with its pieces."""

    author = models.CharField(max_length=32)
    begun_on = models.DateField()
    content = SealedField(shape="note")

    objects = StrandRowQuerySet["HalfPaper"].as_manager()


class TeamPaper(TeamRow):
    """Handed in by somebody who opens no strand: a volunteer's picture of a bill. Whose it is stands
    where the team keeps that; here ``content`` (JSON): {name, kind, bytes, day, by}."""

    content = SealedField(shape="note")

    objects = TeamRowQuerySet["TeamPaper"].as_manager()


class Erasure(models.Model):
    """A person was erased. Nothing here tells who: the certificate is on paper, in their hand.

    ``complete_on``: the day on which the last copy of the keys ages out of the backups.
    """

    id = RandomIdField()
    erased_on = models.DateField()
    erased_by = models.CharField(max_length=32)
    complete_on = models.DateField()
    rows = models.PositiveIntegerField()
    papers = models.PositiveIntegerField()

    objects = ErasureQuerySet.as_manager()
