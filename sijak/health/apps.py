"""How is this department called inside Django?"""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HealthConfig(AppConfig):
    name = "sijak.health"
    label = "health"

    def ready(self) -> None:
        from sijak.care.queries.tasks import say_because
        from sijak.health.queries import own, panel, visits
        from sijak.people import parts
        from sijak.people.own import hang_own

        say_because({
            "health-visit": _("Did they come to the hospital? Ask how it was"),
            "health-explain": _("Ask whether the way through the hospital is clear"),
            "health-entitle": _("Ask what came of it: who pays a part?"),
            "health-inpatient": _("Look after them in hospital"),
            "health-link": _("Ask whether the other place helps now"),
            "health-complaint": _("An answer to their complaint was promised"),
            "hospital-date": _("Next date at the hospital: ask whether they go"),
            "bill-answer": _("An answer about a bill was promised: ask"),
            "health-paper": _("Fetch a paper of the hospital"),
        })  # fmt: skip
        parts.hang_knots(visits.knots)
        parts.hang_panel("health", panel.panel)
        hang_own("money", own.money)
