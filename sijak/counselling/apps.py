"""How is this department called inside Django?"""

from django.apps import AppConfig


class CounsellingConfig(AppConfig):
    name = "sijak.counselling"
    label = "counselling"

    def ready(self) -> None:
        """A wording of the organisation that does not fit stops the start, not somebody's answer."""
        from sijak.counselling.instruments import all_instruments

        all_instruments()
