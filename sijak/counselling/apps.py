"""How is this department called inside Django?"""

from django.apps import AppConfig


class CounsellingConfig(AppConfig):
    name = "sijak.counselling"
    label = "counselling"

    def ready(self) -> None:
        self.hang_sessions()

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
