"""How is this department called inside Django?"""

from django.apps import AppConfig


class MoneyConfig(AppConfig):
    name = "sijak.money"
    label = "money"

    def ready(self) -> None:
        from sijak.money.queries import own, panel
        from sijak.people import parts
        from sijak.people.own import hang_own

        parts.hang_panel("money", panel.panel)
        hang_own("paid", own.panel)
