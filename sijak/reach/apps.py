"""How is this department called inside Django?"""

from django.apps import AppConfig


class ReachConfig(AppConfig):
    name = "sijak.reach"
    label = "reach"
