"""By which day are the first look and the first plan due? Shown, not nagged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sijak.care.models import Assessment, Plan
from sijak.care.rules.plans import due_days
from sijak.kernel.dates import today
from sijak.people.faces import File


@dataclass(frozen=True, slots=True)
class Clocks:
    """``None`` where it was done, or where the file does not say when it was opened."""

    assess_by: date | None
    plan_by: date | None

    @property
    def assess_is_late(self) -> bool:
        return self.assess_by is not None and self.assess_by < today()

    @property
    def plan_is_late(self) -> bool:
        return self.plan_by is not None and self.plan_by < today()


def clocks(file: File) -> Clocks:
    strand = file.strands.get("casework", "")
    since = date.fromisoformat(file.since) if file.since else None
    assess_by, plan_by = due_days(since)
    has_looked = Assessment.objects.filter(strand_id=strand).exists()
    has_plan = Plan.objects.filter(strand_id=strand).exists()
    return Clocks(None if has_looked else assess_by, None if has_plan else plan_by)
