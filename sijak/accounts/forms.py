"""What may be typed at the door and at the officers' desk?"""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sijak.kernel.forms import Form, LineField

_SECRET = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}


class SecretField(LineField):
    """Words that are never sent back to the page, whatever was wrong with them."""

    def make_widget(self, rows: int) -> forms.Widget:
        return forms.TextInput(attrs=_SECRET)

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        return _Unspoken(form, self, field_name)


class _Unspoken(forms.BoundField):
    def value(self) -> Any:
        return None


class SignInForm(Form):
    """A text box, not a password box: those let no Korean syllable be composed."""

    handle = LineField(
        label=_("Your name here"), limit=80, resident="allow",
        help_text=_("The short name that the protection officer gave you."),
    )  # fmt: skip
    phrase = SecretField(
        label=_("Your seven words"), limit=500, resident="allow",
        help_text=_("Korean letters or Latin letters, with spaces or without."),
    )  # fmt: skip

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["handle"].widget.attrs.update(
            {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        )


class PinForm(Form):
    pin = SecretField(label=_("Your PIN"), limit=40, resident="allow")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["pin"].widget.attrs["inputmode"] = "numeric"


class KeyForm(Form):
    label = LineField(
        label=_("A word for this device"), limit=60, required=False,
        help_text=_("Such as: telephone, office computer. Only you see it."),
    )  # fmt: skip
