"""How is this department called inside Django?"""

from django.apps import AppConfig


class ReachConfig(AppConfig):
    name = "sijak.reach"
    label = "reach"

    def ready(self) -> None:
        from sijak.people import parts
        from sijak.reach.actions import forget_matters

        parts.hang_erasing(lambda by, mailbox: forget_matters(by=by, mailbox=mailbox))
