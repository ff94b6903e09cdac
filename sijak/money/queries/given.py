"""What was one person given before, for the ceilings and for the question whether it is the second time?"""

from __future__ import annotations

from sijak.money.enums import LIVING
from sijak.money.models import Ask, Outlay
from sijak.money.rules.line import Given


def given_before(strand: str, without: str = "") -> list[Given]:
    """Asked, promised or paid and not taken back; by codes, months and won. ``without``: a number."""
    if not strand:
        return []
    numbers = Ask.objects.filter(strand_id=strand).exclude(number=without).values("number")
    rows = Outlay.objects.filter(number__in=numbers, state__in=LIVING)
    return [Given(row.kind, row.month, row.won, row.ref) for row in rows]


def asked_before(source: str, ref: str, without: str = "") -> list[Given]:
    """The same bill, whoever's strand it lies on."""
    found = Outlay.objects.filter(source=source, ref=ref, state__in=LIVING).exclude(number=without)
    rows = found if ref else found.none()
    return [Given(row.kind, row.month, row.won, row.ref) for row in rows]


def strand_of_number(number: str) -> str:
    """The money strand on which an outlay lies, or '' when a department keeps whose it is."""
    found = Ask.objects.filter(number=number).values_list("strand_id", flat=True).first()
    return str(found or "")
