"""How is this department called inside Django?"""

from django.apps import AppConfig


class PracticeConfig(AppConfig):
    name = "sijak.practice"
    label = "practice"
