"""What may be typed on the person's own pages?"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sijak.kernel.forms import Form, LineField


class WordForm(Form):
    """Sent in the body: a word that somebody looks for stands in no address."""

    word = LineField(label=_("Which word?"), limit=40, required=False, resident="strip")
