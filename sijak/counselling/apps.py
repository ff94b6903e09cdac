"""How is this department called inside Django?"""

from django.apps import AppConfig


class CounsellingConfig(AppConfig):
    name = "sijak.counselling"
    label = "counselling"

    def ready(self) -> None:
        self.hang_danger()

    def hang_danger(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from sijak.care.queries.tasks import say_because
        from sijak.counselling import pieces
        from sijak.counselling.queries import safety_plans, signs
        from sijak.people import parts

        say_because({"signal": _("Second talk after a sign of danger")})
        parts.hang_beside_card("safety-plan", safety_plans.beside_card)
        pieces.hang_piece("signals", signs.piece)
        pieces.hang_corner("signals", signs.corner)
