"""What do the components look like when they are filled? (for the gallery)"""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from sijak.kernel.forms import ChoicesField, DayField, Form, LineField, WordsField

ICONS = {"body": "health", "mind": "heart", "study": "study", "home": "fear"}


class Specimen(Form):
    """One field of each kind, two of them wrong."""

    def __init__(self, data: dict[str, Any] | None = None) -> None:
        super().__init__(data)
        self.fields["needs"] = ChoicesField(
            label=_("What is needed?"),
            choices=[
                ("body", _("The body hurts")),
                ("mind", _("The heart is heavy")),
                ("study", _("To learn")),
                ("home", _("Home frightens me")),
            ],
        )
        self.fields["name"] = LineField(label=_("By which name may we call you?"), required=False)
        self.fields["words"] = WordsField(
            label=_("In your own words"), help_text=_("Mistakes do not matter.")
        )
        self.fields["day"] = DayField(label=_("On which day?"), required=False)


def two_pages(number: str | None) -> Page[int]:
    lines: Sequence[int] = range(40)
    return Paginator(lines, 20).get_page(number)


def everything(page_number: str | None) -> dict[str, Any]:
    wrong = Specimen({"needs": ["body", "home"], "words": "", "day": "2026-13-40"})
    return {
        "form": wrong,
        "icons": ICONS,
        "tabs": [
            (_("All"), "?", True, 12),
            (_("Waiting"), "?tab=waiting", False, 3),
            (_("Closed"), "?tab=closed", False),
        ],
        "names": ["봄이네", "들국화", "강물"],
        "sounds": "ㄹㅅㅈ",
        "heads": [_("Day"), _("Who"), _("Why")],
        "rows": [
            ("11-22", _("Minji"), _("To prepare a visit")),
            ("11-08", _("Minji"), _("To talk about sleep")),
        ],
        "labels": ["6", "7", "8", "9", "10", "11"],
        "values": [12, 18, None, 24, 21, 31],
        "pages": two_pages(page_number),
    }
