"""How is this department called inside Django?"""

from django.apps import AppConfig


class ReachConfig(AppConfig):
    name = "sijak.reach"
    label = "reach"

    def ready(self) -> None:
        from sijak.people.own import hang_own
        from sijak.reach import queries

        hang_own("asked", queries.own_requests)
