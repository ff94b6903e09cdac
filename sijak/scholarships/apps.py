"""How is this department called inside Django?"""

from django.apps import AppConfig


class ScholarshipsConfig(AppConfig):
    name = "sijak.scholarships"
    label = "scholarships"

    def ready(self) -> None:
        from sijak.people.own import hang_own
        from sijak.scholarships.own import panel

        hang_own("study", panel)
