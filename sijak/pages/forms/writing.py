"""What may an editor type?"""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BooleanField, HiddenInput, Textarea, TextInput
from django.utils.translation import gettext_lazy as _

from sijak.kernel.dates import KST
from sijak.kernel.errors import Refused
from sijak.kernel.forms import (
    ClockField,
    DayField,
    Form,
    LineField,
    NumberField,
    OnceField,
    WordsField,
)
from sijak.kernel.ids import random_id
from sijak.pages.actions.pages import Held
from sijak.pages.actions.pictures import Alt
from sijak.pages.enums import Kind
from sijak.pages.keys import NAME
from sijak.pages.queries.wordings import Text
from sijak.pages.rules.publishing import may_hold
from sijak.people.forms.papers import PaperField

LONGEST_TEXT = 60_000
MORNING = time(9)
PICTURES = "image/jpeg,image/png,image/gif,image/webp"


class BaseField(LineField):
    """The number of the words that stood on the page; anything odd is none."""

    def __init__(self) -> None:
        super().__init__(widget=HiddenInput(), required=False, limit=12)

    def clean(self, value: Any) -> int:
        text = str(value or "")
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else -1


class NameField(LineField):
    """The word by which a page or a picture is called in addresses and in other texts."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", _("Small Latin letters, digits and hyphens, such as autumn-walk. It "
                                          "stands in the address, so it names nobody."))  # fmt: skip
        super().__init__(limit=40, **options)

    def clean(self, value: Any) -> str:
        text = str(super().clean(value) or "").lower()
        if text and not NAME.match(text):
            raise ValidationError(_("Only small Latin letters, digits and hyphens; a letter first."))
        return text


class WordsForm(Form):
    """The words of one page in one language."""

    base = BaseField()
    title = LineField(label=_("Title"), limit=120)
    summary = LineField(
        label=_("In one sentence"), limit=300,
        help_text=_("Stands under the title, in lists, and where search engines show the page."),
        widget=Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    place = LineField(
        label=_("Where?"), limit=200, help_text=_("In words, such as: second floor, behind the market.")
    )
    way = WordsField(label=_("How does one get there?"), limit=1500, rows=3, required=False)
    text = WordsField(label=_("Text"), limit=LONGEST_TEXT, rows=26)
    is_new = BooleanField(
        label=_("Something new is said: the other languages have to follow"), required=False,
        help_text=_("Without the tick they stay up to date: a mended comma, or words that follow others."),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, kind: str, text: Text, base: int, is_new: bool) -> None:
        super().__init__(data, initial={**text.fields, "base": base, "is_new": is_new})
        if kind != Kind.EVENT:
            del self.fields["place"], self.fields["way"]

    def as_text(self) -> Text:
        """What stands in the form now, as it was typed; nothing when it is too much to look through."""
        if any(len(str(self[name].value() or "")) > LONGEST_TEXT for name in self.fields):
            return Text()
        return Text(**{name: str(self[name].value() or "") for name in Text().fields if name in self.fields})

    def written(self) -> Text:
        given = self.cleaned_data
        return Text(
            given["title"], given["summary"], given["text"], given.get("place", ""), given.get("way", "")
        )


class PublishForm(Form):
    """When do these words show? Left empty: at once."""

    base = BaseField()
    day = DayField(label=_("From which day?"), required=False, help_text=_("Left empty: at once."))
    at = ClockField(
        label=_("From what hour?"), required=False, help_text=_("Korean time; left empty: 9 in the morning.")
    )
    looked = BooleanField(label=_("I looked once more: it names nobody"), required=False)

    def moment(self) -> datetime | None:
        """KST; None for at once."""
        day, at = self.cleaned_data["day"], self.cleaned_data["at"]
        return datetime.combine(day, at or MORNING, KST) if day else None

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("at") and not given.get("day") and "day" not in self.errors:
            self.add_error("day", _("Please give a day."))
        return given


class RemarkForm(Form):
    remark = WordsField(label=_("What should be looked at again?"), limit=600, rows=3)


class HeldForm(Form):
    """When an event is held."""

    day = DayField(label=_("On which day?"))
    starts_at = ClockField(label=_("At what time does it begin?"))
    ends_on = DayField(label=_("Its last day, if it takes several"), required=False)
    ends_at = ClockField(label=_("At what time does it end?"), required=False)
    places = NumberField(
        label=_("For how many people is there room?"), required=False, min_value=1, max_value=10_000
    )

    def held(self) -> Held:
        given = self.cleaned_data
        return Held(given["day"], given["starts_at"], given["ends_on"], given["ends_at"], given["places"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("day") and given.get("starts_at"):
            try:
                may_hold(day=given["day"], ends_on=given.get("ends_on"), starts=given["starts_at"],
                         ends=given.get("ends_at"))  # fmt: skip
            except Refused as no:
                self.refuse(no)
        return given


class EventForm(HeldForm):
    """An event that is there already."""

    base = BaseField()


class NewEventForm(HeldForm):
    once = OnceField()
    name = NameField(label=_("A short name for its address"))

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"once": random_id()})
        self.order_fields(["once", "name"])


class NewNewsForm(Form):
    once = OnceField()
    name = NameField(label=_("A short name for its address"))

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"once": random_id()})


class AltForm(Form):
    """What a picture shows, for whoever cannot see it."""

    base = BaseField()
    says_nothing = BooleanField(
        label=_("An ornament: it says nothing"), required=False,
        help_text=_("Then it is passed over when the page is read aloud, and needs no words."),
    )  # fmt: skip
    alt_ko = LineField(label=_("What it shows, in Korean"), limit=250, required=False)
    alt_en = LineField(label=_("What it shows, in English"), limit=250, required=False)
    alt_zh = LineField(label=_("What it shows, in Chinese"), limit=250, required=False)

    def alt(self) -> Alt:
        given = self.cleaned_data
        return Alt(given["alt_ko"], given["alt_en"], given["alt_zh"], given["says_nothing"])


class PictureForm(AltForm):
    once = OnceField()
    file = PaperField(
        accept=PICTURES,
        label=_("Picture"),
        help_text=_("JPEG, PNG, GIF or WebP, at most 25 MB. Nobody stands in it who did not say yes to it."),
    )
    name = NameField(label=_("A short name, by which texts call it"), widget=TextInput())

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, initial={"once": random_id()}, **options)
        del self.fields["base"]
        self.order_fields(["once", "file", "name"])
