"""What may be typed as a worker's address?"""

from __future__ import annotations

from typing import Any

from django.core.validators import EmailValidator
from django.utils.translation import gettext_lazy as _

from sijak.kernel import forms


class AddressForm(forms.Form):
    email = forms.LineField(
        label=_("Your e-mail address at work"), limit=120,
        help_text=_("One letter a morning at most. It says only that there is something for you."),
    )  # fmt: skip

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["email"].widget.attrs |= {"type": "email", "autocomplete": "email"}

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"])
        EmailValidator(message=_("Please write an address such as name@example.org."))(email)
        return email
