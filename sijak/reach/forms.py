"""What may be written on the pages of a request? One sentence or one picture is enough."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict
from django.utils.translation import gettext_lazy as _

from sijak.kernel.forms import ChoiceField, ChoicesField, DayField, Form, LineField, OnceField, WordsField
from sijak.reach.enums import (
    RIGHTS,
    Answer,
    CloseReason,
    ForWhom,
    Hours,
    HowOften,
    MatterKind,
    Need,
    NotTo,
    OtherEyes,
    Outcome,
    RequestState,
    Way,
    Word,
)

SOMETHING = _("Choose one picture or write one sentence. That is enough.")
# Long enough for a whole life, short enough to travel in a form.
WORDS_LIMIT = 4000


class PublicForm(Form):
    """A page for strangers. ``trap`` is a field that no person sees; machines fill it in."""

    trap = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def __init__(self, data: Mapping[str, Any] | None = None, **options: Any) -> None:
        super().__init__(data, auto_id="f-%s", **options)

    def safe_value(self, value: Any, strips: bool) -> Any:
        return super().safe_value(value, True)  # in every field, whatever it asks for

    def clean_trap(self) -> str:
        if self.cleaned_data.get("trap"):
            raise ValidationError(_("Something filled in a hidden field. Please send it once more."))
        return ""

    def hush(self) -> None:
        """Show what was typed, without a word about what is missing."""
        self._errors: ErrorDict | None = ErrorDict()
        self.cleaned_data = {}


class NeedForm(PublicForm):
    """Step 1."""

    for_whom = ChoiceField(
        label=_("Who needs it?"),
        choices=ForWhom,
        initial=ForWhom.ME,
        required=False,
        widget=forms.RadioSelect,
    )
    needs = ChoicesField(label=_("Choose pictures"), choices=Need, required=False)
    words = WordsField(
        label=_("Write it in your own words"),
        help_text=_("Mistakes do not matter. Write as you speak."),
        limit=WORDS_LIMIT,
        rows=4,
        required=False,
        resident="strip",
    )

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        told["for_whom"] = told.get("for_whom") or ForWhom.ME.value
        if not self.errors and not told.get("needs") and not told.get("words"):
            raise ValidationError(SOMETHING)
        return told


class SafeForm(PublicForm):
    """Step 2. Nothing here must be filled in."""

    name = LineField(
        label=_("By which name may we call you?"),
        help_text=_("It need not be your true name."),
        limit=60,
        required=False,
        resident="strip",
    )
    channels = ChoicesField(label=_("How may we answer?"), choices=Answer, required=False)
    phone = LineField(
        label=_("Telephone number"),
        help_text=_("Only if you want to hear from us there."),
        limit=40,
        required=False,
        resident="strip",
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    shared = ChoiceField(
        label=_("Who sees this phone?"), choices=OtherEyes, required=False, widget=forms.RadioSelect
    )
    hours = ChoicesField(label=_("When is it safe?"), choices=Hours, required=False)
    when = LineField(label=_("When else, or when never?"), limit=200, required=False, resident="strip")
    voicemail = ChoiceField(
        label=_("If somebody else picks up"), choices=Word, required=False, widget=forms.RadioSelect
    )

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        to_phone = {Answer.TEXT, Answer.CALL} & set(told.get("channels") or ())
        if to_phone and not told.get("phone") and "phone" not in self.errors:
            self.add_error("phone", _("To call or to text, we need a number."))
        return told


class WordsForm(PublicForm):
    """The eight words, however they were written down."""

    text = forms.CharField(
        label=_("Your eight words"),
        required=False,
        strip=False,
        max_length=2000,
        help_text=_("With or without spaces, in Korean or in Latin letters."),
        widget=forms.Textarea(
            attrs={"rows": 3, "autocomplete": "off", "spellcheck": "false", "autocapitalize": "off"}
        ),
        error_messages={"max_length": _("That is far more than eight words.")},
    )

    def __init__(self, data: Mapping[str, Any] | None = None, **options: Any) -> None:
        super().__init__(data, **options)
        # NUL in what was typed is read past like any other sign.
        self.fields["text"].validators = self.fields["text"].validators[:1]

    def clean_text(self) -> str:
        text = str(self.cleaned_data["text"])
        if not text.strip():
            raise ValidationError(_("Write your eight words here."))
        return text


class CheckForm(PublicForm):
    """Two of the eight, to see that they are well written down."""

    first = LineField(limit=40, required=False, resident="allow")
    second = LineField(limit=40, required=False, resident="allow")


class LetterForm(PublicForm):
    text = WordsField(label=_("Write to us"), limit=WORDS_LIMIT, rows=4, resident="strip")


class EnterForm(Form):
    """A call, a visit or a partner's message, written down by a worker."""

    way = ChoiceField(
        label=_("How did it reach us?"),
        initial=Way.PHONE,
        widget=forms.RadioSelect,
        choices=[
            (Way.PHONE, Way.PHONE.label),
            (Way.WALK_IN, Way.WALK_IN.label),
            (Way.PARTNER, Way.PARTNER.label),
        ],
    )
    sent_by = LineField(label=_("Which partner?"), required=False, limit=80)
    for_whom = ChoiceField(
        label=_("Who needs it?"), choices=ForWhom, initial=ForWhom.ME, widget=forms.RadioSelect
    )
    needs = ChoicesField(label=_("What is needed today?"), choices=Need, required=False)
    words = WordsField(
        label=_("In their own words"),
        help_text=_("As they said it, Northern words and all."),
        limit=WORDS_LIMIT,
        rows=5,
        required=False,
    )
    name = LineField(label=_("By which name may we call them?"), limit=60, required=False)
    phone = LineField(
        label=_("Telephone number"),
        limit=40,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    channels = ChoicesField(label=_("How may we answer?"), choices=Answer, required=False)
    shared = ChoiceField(
        label=_("Who else sees this phone?"),
        choices=[("", _("Not asked")), *OtherEyes.choices],
        required=False,
    )
    hours = ChoicesField(label=_("When is it safe?"), choices=Hours, required=False)
    when = LineField(label=_("When else, or when never?"), limit=200, required=False)
    voicemail = ChoiceField(
        label=_("If somebody else picks up"),
        choices=[("", _("Not asked")), *Word.choices],
        required=False,
    )
    language = ChoiceField(
        label=_("Which language?"),
        choices=[("ko", "한국어"), ("zh-hans", "中文"), ("en", "English")],
        initial="ko",
    )
    is_danger = forms.BooleanField(label=_("Somebody is in danger now"), required=False)

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        if not self.errors and not told.get("needs") and not told.get("words"):
            raise ValidationError(SOMETHING)
        return told


class ReplyForm(Form):
    """An answer, and by when they hear from us next."""

    text = WordsField(label=_("Your answer"), limit=WORDS_LIMIT, rows=6)
    promised = DayField(
        label=_("When do they hear from us next?"),
        required=False,
        help_text=_("A day that you can keep. Leave it empty when nothing more is to come."),
    )


class SpokenForm(Form):
    """There is no letter box: the worker has spoken with them."""

    promised = DayField(
        label=_("When do they hear from us next?"),
        required=False,
        help_text=_("A day that you can keep. Leave it empty when nothing more is to come."),
    )


class CloseForm(Form):
    reason = ChoiceField(label=_("Why?"), choices=CloseReason, widget=forms.RadioSelect)


class QueueForm(Form):
    """What the queue shows; rides in the address."""

    state = ChoiceField(
        choices=[("open", _("Waiting")), *RequestState.choices, ("all", _("All"))], required=False
    )
    way = ChoiceField(choices=[("", _("Every way")), *Way.choices], required=False, label=_("Way"))


# What is asked beside the words; the first ones are asked of everybody.
_ASKED = {
    MatterKind.COMPLAINT: ("about", "not_to"),
    MatterKind.VOLUNTEER: ("when",),
    MatterKind.MENTOR: ("when",),
    MatterKind.PLEDGE: ("amount", "often"),
    MatterKind.PRESS: ("when",),
}
# Whoever offers themselves has to be reached; whoever complains need not be.
_REACHED = (MatterKind.VOLUNTEER, MatterKind.MENTOR, MatterKind.HIRE, MatterKind.PRESS)


class MatterForm(PublicForm):
    """What somebody says to us. Nothing but the words must be filled in, unless they offer themselves."""

    words = WordsField(label=_("Write it as you would say it"), limit=WORDS_LIMIT, rows=7, resident="strip")
    about = LineField(
        label=_("About whom or what?"),
        help_text=_("A name, a day, a room: whatever you want to say. It can stay empty."),
        limit=200, required=False, resident="strip",
    )  # fmt: skip
    not_to = ChoiceField(label=_("Who may read it?"), choices=NotTo, required=False, widget=forms.RadioSelect)
    amount = LineField(label=_("How much?"), limit=60, required=False, resident="strip")
    often = ChoiceField(label=_("How often?"), choices=HowOften, required=False, widget=forms.RadioSelect)
    when = LineField(
        label=_("When do you have time?"),
        limit=200, required=False, resident="strip",
    )  # fmt: skip
    name = LineField(
        label=_("By which name may we call you?"), limit=60, required=False, resident="strip",
        help_text=_("It need not be your true name."),
    )  # fmt: skip
    way = LineField(
        label=_("How do we reach you?"),
        help_text=_("A telephone number or an e-mail address. Without one, take eight words afterwards."),
        limit=120, required=False, resident="strip",
    )  # fmt: skip

    def __init__(self, data: Mapping[str, Any] | None = None, *, kind: MatterKind, **options: Any) -> None:
        self.what = kind
        super().__init__(data, **options)
        for name in {"about", "not_to", "amount", "often", "when"} - set(_ASKED.get(kind, ())):
            del self.fields[name]
        self.fields["words"].required = kind != MatterKind.PLEDGE
        if kind == MatterKind.PRESS:
            self.fields["when"].label = _("By when do you need an answer?")
        if kind in _REACHED:
            self.fields["way"].required = True
            self.fields["way"].help_text = _("A telephone number or an e-mail address.")

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        if self.what == MatterKind.PLEDGE and not self.errors and not (told["words"] or told["amount"]):
            self.add_error("amount", _("Write how much, or a few words."))
        return told


class OutcomeForm(Form):
    """The answer to what somebody said."""

    outcome = ChoiceField(label=_("What becomes of it?"), choices=Outcome, widget=forms.RadioSelect)
    text = WordsField(
        label=_("Your letter"),
        help_text=_("It goes into their letter box."),
        limit=WORDS_LIMIT,
        rows=6,
        required=False,
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, is_right: bool, has_way: bool) -> None:
        super().__init__(data)
        fits = (Outcome.GRANTED, Outcome.REFUSED) if is_right else (Outcome.ANSWERED, Outcome.NOTED)
        field = self.fields["outcome"]
        assert isinstance(field, forms.ChoiceField)
        shown = [one for one in fits if not (has_way and one == Outcome.NOTED)]
        field.choices = [(one.value, one.label) for one in shown]
        field.initial = shown[0].value if len(shown) == 1 else None
        if is_right:
            self.fields["text"].help_text = _("With a no, the way to object is added by itself.")
        if not has_way and not is_right:
            del self.fields["text"]


class EnterRightForm(Form):
    """A right that somebody with a file asked for by telephone or in the room, written down by a worker."""

    once = OnceField()
    kind = ChoiceField(
        label=_("What do they ask for?"), widget=forms.RadioSelect,
        choices=[(one.value, one.label) for one in RIGHTS],
    )  # fmt: skip
    asked_on = DayField(
        label=_("On which day did they ask?"), help_text=_("The ten days of the law run from that day.")
    )
    words = WordsField(
        label=_("In their own words"),
        help_text=_("What is wrong, or what it is about. Nobody has to give a reason."),
        limit=WORDS_LIMIT,
        rows=5,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        if told.get("kind") == MatterKind.CORRECT and not told.get("words") and "words" not in self.errors:
            self.add_error("words", _("Write what is wrong, and how it should be."))
        return told


MATTER_TABS = [("open", _("Waiting")), ("all", _("All"))]


class MattersForm(Form):
    """What the list shows; rides in the address."""

    state = ChoiceField(choices=MATTER_TABS, required=False)
    kind = ChoiceField(choices=[("", _("Everything")), *MatterKind.choices], required=False)
