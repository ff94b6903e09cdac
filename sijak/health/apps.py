"""How is this department called inside Django?"""

from django.apps import AppConfig


class HealthConfig(AppConfig):
    name = "sijak.health"
    label = "health"
