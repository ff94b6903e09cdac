"""Whom can a person in danger call now?"""

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FILE = Path(__file__).parent / "data" / "crisis_lines.csv"
# The day on which the numbers were last compared with their sources.
AS_OF = "2026-11-22"

# Who comes at once stands first.
NEAREST_FIRST = ("112", "119", "1366", "109", "1577-0199", "1577-1366", "1577-6635", "1388")

WHO: dict[str, tuple[str | Promise, str | Promise]] = {
    "109": (_("Suicide prevention line"), _("When living feels too heavy. Day and night.")),
    "1577-0199": (_("Mental health crisis line"), _("When the mind hurts badly. Day and night.")),
    "1366": (_("Women's emergency line"), _("Violence at home or outside. A safe place to stay.")),
    "112": (_("Police"), _("When someone hurts or threatens you.")),
    "119": (_("Ambulance and fire"), _("When a life is in danger. It costs nothing.")),
    "1577-6635": (
        _("Korea Hana Foundation"),
        _("For people from the North. Its hours may have changed."),
    ),
    "1577-1366": (_("Danuri line"), _("Violence at home. In 13 languages, Chinese among them.")),
    "1388": (_("Youth line"), _("For children and young people.")),
}


@dataclass(frozen=True, slots=True)
class Line:
    number: str
    who: str | Promise
    what: str | Promise
    source: str

    @property
    def dial(self) -> str:
        return "tel:" + self.number.replace("-", "")


@lru_cache(maxsize=1)
def all_lines() -> dict[str, Line]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return {
            row["number"]: Line(row["number"], *WHO[row["number"]], row["source"])
            for row in csv.DictReader(file)
        }


def crisis_lines(*numbers: str) -> list[Line]:
    """The lines with these numbers in this order, or all of them."""
    known = all_lines()
    return [known[number] for number in numbers] if numbers else list(known.values())
