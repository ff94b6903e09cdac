"""How is this department called inside Django?"""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "sijak.journal"
    label = "journal"

    def ready(self) -> None:
        from sijak.journal import thread

        thread.hang()
