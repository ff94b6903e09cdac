"""How is this department called inside Django?"""

from django.apps import AppConfig


class StoriesConfig(AppConfig):
    name = "sijak.stories"
    label = "stories"

    def ready(self) -> None:
        from sijak.people import letters
        from sijak.stories.own import box_link

        letters.hang_box_link(box_link)
