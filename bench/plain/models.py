"""The same things as in the house, in clear text and with plain keys."""

import secrets

from django.conf import settings
from django.db import models

LETTERS = 40


class Person(models.Model):
    display = models.CharField(max_length=80)
    code = models.CharField(max_length=20)
    phone = models.CharField(max_length=40)
    safe_contact = models.TextField()
    stage = models.CharField(max_length=20)
    heard_on = models.DateField()
    lead = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="people")


class Part(models.Model):
    """What the house calls a strand."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="parts")
    compartment = models.CharField(max_length=20)


def random_number() -> str:
    return secrets.token_hex(16)


class Row(models.Model):
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")

    class Meta:
        abstract = True


class Draft(models.Model):
    """What somebody was typing on a page."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    place = models.CharField(max_length=200)
    content = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "place"], name="plain_one_draft_a_page")]


class Note(Row):
    once = models.CharField(max_length=32, unique=True, default=random_number)
    kind = models.CharField(max_length=LETTERS)
    happened_on = models.DateField()
    written_on = models.DateField()
    minutes = models.PositiveSmallIntegerField()
    channel = models.CharField(max_length=LETTERS)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    setting = models.TextField()
    their_words = models.TextField()
    data = models.TextField()
    assessment = models.TextField()
    plan = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["person", "happened_on"])]


class Task(Row):
    kind = models.CharField(max_length=LETTERS)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="tasks")
    due_on = models.DateField()
    done_on = models.DateField(null=True)
    content = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["owner", "done_on", "due_on"])]


class Appointment(Row):
    kind = models.CharField(max_length=LETTERS)
    day = models.DateField()
    worker = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    content = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["worker", "day"])]


class LadderRung(Row):
    rung = models.CharField(max_length=LETTERS)
    day = models.DateField()
    outcome = models.CharField(max_length=LETTERS)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    content = models.TextField()


class Plan(Row):
    made_on = models.DateField()
    review_on = models.DateField()
    agreed_on = models.DateField(null=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    content = models.TextField()


class Shared(Row):
    content = models.TextField()


class SafetyCard(Row):
    content = models.TextField()


class Consent(Row):
    kind = models.CharField(max_length=LETTERS)
    state = models.CharField(max_length=LETTERS)
    detail = models.TextField()


class Entry(Row):
    day = models.DateField()
    month = models.CharField(max_length=7)
    kind = models.CharField(max_length=LETTERS)
    minutes = models.PositiveSmallIntegerField()
    channel = models.CharField(max_length=LETTERS)

    class Meta:
        indexes = [models.Index(fields=["person", "day"])]


class Reading(Row):
    at = models.DateTimeField()
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    why = models.CharField(max_length=LETTERS)


class AtTheDesk(models.Model):
    """A number in a hospital room."""

    day = models.DateField()
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=LETTERS)
    is_new = models.BooleanField()
    alias = models.CharField(max_length=80)
    department = models.CharField(max_length=LETTERS)
    note = models.CharField(max_length=200)
    came_at = models.TimeField()
    moved_at = models.TimeField()
    before = models.CharField(max_length=LETTERS)
    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["day", "number"])]


class Outgoing(models.Model):
    """One sum that somebody asked for."""

    number = models.CharField(max_length=10)
    kind = models.CharField(max_length=LETTERS)
    won = models.PositiveIntegerField()
    way = models.CharField(max_length=LETTERS)
    month = models.CharField(max_length=7)
    due_on = models.DateField()
    is_urgent = models.BooleanField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["due_on"])]


class Tally(models.Model):
    """What a plain house would keep so as not to count a million rows for each look."""

    indicator = models.CharField(max_length=LETTERS)
    month = models.CharField(max_length=7)
    dimension = models.CharField(max_length=LETTERS)
    value = models.CharField(max_length=LETTERS)
    n = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index(fields=["dimension", "indicator", "month"])]
