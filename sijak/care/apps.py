"""How is this department called inside Django?"""

from django.apps import AppConfig


class CareConfig(AppConfig):
    name = "sijak.care"
    label = "care"

    def ready(self) -> None:
        from sijak.care.queries import notes, plans
        from sijak.people import parts

        parts.hang_knots(notes.knots)
        parts.hang_panel("plan", plans.panel)
