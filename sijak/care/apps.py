"""How is this department called inside Django?"""

from django.apps import AppConfig


class CareConfig(AppConfig):
    name = "sijak.care"
    label = "care"

    def ready(self) -> None:
        from sijak.care.queries import ahead, hand_over, notes, own, plans
        from sijak.people import parts
        from sijak.people.own import hang_own

        parts.hang_knots(notes.knots)
        parts.hang_knots(hand_over.knots)
        parts.hang_panel("plan", plans.panel)
        parts.hang_panel("ahead", ahead.panel)
        hang_own("days", own.days)
        hang_own("plan", own.plan)
        hang_own("told", own.told)
