"""How is this department called inside Django?"""

from django.apps import AppConfig


class MyspaceConfig(AppConfig):
    name = "sijak.myspace"
    label = "myspace"

    def ready(self) -> None:
        from sijak.myspace.queries import kept, panels
        from sijak.people.own import hang_own

        hang_own("letters", panels.letters)
        hang_own("words", panels.words)
        hang_own("yes", kept.yes_panel)
        hang_own("kept", kept.kept_panel)
        hang_own("say", kept.say_panel)
