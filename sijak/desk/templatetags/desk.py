"""How does a page with a hundred rows stay quick? Its rows are drawn here, each in one stroke.

{% place "care:task-done" person task %}: as {% url %}, but each address is worked out once for each
language; after that only the random ids are put in. {% todo_line row lead done promised %}: one thing
to do. Measured with a hundred rows: {% url %} and the small tags took three quarters of the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

if TYPE_CHECKING:
    from sijak.desk.queries.today import TodoRow

register = template.Library()
MARK = "0" * 32
_known: dict[tuple[str, str, int], str] = {}


@register.simple_tag
def place(name: str, *ids: str) -> str:
    key = (name, get_language() or "", len(ids))
    pattern = _known.get(key)
    if pattern is None:
        pattern = reverse(name, args=[MARK] * len(ids)).replace(MARK, "%s")
        _known[key] = pattern
    return pattern % ids


@register.simple_tag
def todo_line(row: TodoRow, lead: str, done: str, promised: str) -> SafeString:
    """``lead``: by when; ``done``: the word on the button; ``promised``: the word of the pill."""
    person, name, task = row.name.person, row.name.display, row.todo
    pill = format_html(' <span class="pill due">{}</span>', promised) if task.is_promise else ""
    return format_html(
        '<div class="row led"><span class="when num quiet">{}</span>'
        '<div><a href="{}"><b>{}</b></a> · {}{}</div><span class="act">'
        '<a class="btn second small" href="{}">{}<span class="sr">: {}</span></a></span></div>',
        lead, place("people:person", person), name, task.what, pill,
        place("care:task-done", person, task.row.id), done, name,
    )  # fmt: skip
