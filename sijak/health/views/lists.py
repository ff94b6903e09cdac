"""The lists of the hospital room: who has not come, whose medicine ends, what waits."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from sijak.health.queries.lists import OF, TABS, lists
from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.people.http import sealed_page


@require_safe
@needs("health")
def list_all(request: StaffRequest) -> HttpResponse:
    """Codes of the tab and of the treatment stand in the address; never a name."""
    asked = request.GET
    found = lists(request.actor, asked.get("tab", ""), asked.get("of", ""), asked.get("page", "1"))
    page = {
        "lists": found, "heading": str(TABS[found.tab]),
        "tabs": [(str(word), f"?tab={code}", code == found.tab, found.counts[code])
                 for code, word in TABS.items()],
        "of": [(code, str(word)) for code, word in OF.get(found.tab, {}).items()],
    }  # fmt: skip
    return sealed_page(request, "health/list/page.html", page)
