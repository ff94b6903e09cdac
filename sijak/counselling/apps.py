"""How is this department called inside Django?"""

from django.apps import AppConfig


class CounsellingConfig(AppConfig):
    name = "sijak.counselling"
    label = "counselling"
