"""How is this department called inside Django?"""

from django.apps import AppConfig


class ScholarshipsConfig(AppConfig):
    name = "sijak.scholarships"
    label = "scholarships"

    def ready(self) -> None:
        from sijak.money import line
        from sijak.people.own import hang_own
        from sijak.scholarships.actions.awarding import follow_line
        from sijak.scholarships.own import panel

        hang_own("study", panel)
        line.hang_line(line.Source.AWARD, lambda by, changed: follow_line(by=by, changed=changed))
