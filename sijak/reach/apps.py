"""How is this department called inside Django?"""

from django.apps import AppConfig


class ReachConfig(AppConfig):
    name = "sijak.reach"
    label = "reach"

    def ready(self) -> None:
        from sijak.people import parts
        from sijak.people.own import hang_own
        from sijak.reach import queries
        from sijak.reach.actions import forget_matters

        hang_own("asked", queries.own_requests)
        parts.hang_erasing(lambda by, mailbox: forget_matters(by=by, mailbox=mailbox))
