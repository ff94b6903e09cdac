"""How is this department called inside Django?"""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "sijak.desk"
    label = "desk"
