"""How is this department called inside Django?"""

from django.apps import AppConfig


class CareConfig(AppConfig):
    name = "sijak.care"
    label = "care"
