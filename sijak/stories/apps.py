"""How is this department called inside Django?"""

from django.apps import AppConfig


class StoriesConfig(AppConfig):
    name = "sijak.stories"
    label = "stories"
