"""How is this department called inside Django?"""

from django.apps import AppConfig


class CounsellingConfig(AppConfig):
    name = "sijak.counselling"
    label = "counselling"

    def ready(self) -> None:
        self.hang_sessions()
        self.hang_danger()
        self.hang_screenings()
        self.hang_groups()

    def hang_groups(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from sijak.care import hooks
        from sijak.care.queries.tasks import say_because
        from sijak.counselling import pieces
        from sijak.counselling.actions.groups import end_places
        from sijak.counselling.queries import families, groups

        hooks.hang_closing(end_places)
        pieces.hang_corner("groups", groups.corner_of)
        pieces.hang_piece("groups", groups.piece_of)
        pieces.hang_piece("programmes", families.piece_of)
        say_because({"visits-place": _("A place for visits came free: tell them")})

    def hang_sessions(self) -> None:
        from sijak.care import hooks
        from sijak.counselling.actions import debriefs
        from sijak.counselling.actions import sessions as deeds
        from sijak.counselling.queries import sessions
        from sijak.people import parts

        parts.hang_knots(sessions.knots)
        hooks.hang_meetings(sessions.page_of_meeting)
        hooks.hang_closing(deeds.end_sessions)
        hooks.hang_closing(debriefs.ask_after_death)

    def hang_screenings(self) -> None:
        """A wording of the organisation that does not fit stops the start, not somebody's answer."""
        from sijak.counselling import pieces
        from sijak.counselling.instruments import all_instruments
        from sijak.counselling.queries import at_home, screenings, tablets
        from sijak.people.own import hang_own

        all_instruments()
        pieces.hang_piece("screenings", screenings.piece_of)
        pieces.hang_corner("tablets", tablets.corner_of)
        hang_own("sheets", at_home.panel)

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
