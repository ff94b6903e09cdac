"""By what shall the figures be split?"""

from sijak.kernel.forms import ChoiceField, Form
from sijak.reports.enums import Split


class SplitForm(Form):
    by = ChoiceField(choices=Split.choices, required=False)

    def split(self) -> Split:
        """What was asked, or by centre."""
        if self.is_valid() and self.cleaned_data["by"]:
            return Split(self.cleaned_data["by"])
        return Split.CENTRE
