"""How is this department called inside Django?"""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HealthConfig(AppConfig):
    name = "sijak.health"
    label = "health"

    def ready(self) -> None:
        from sijak.care.queries.tasks import say_because

        say_because({
            "hospital-date": _("Next date at the hospital: ask whether they go"),
            "bill-answer": _("An answer about a bill was promised: ask"),
        })  # fmt: skip
