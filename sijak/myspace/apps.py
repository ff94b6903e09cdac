"""How is this department called inside Django?"""

from django.apps import AppConfig


class MyspaceConfig(AppConfig):
    name = "sijak.myspace"
    label = "myspace"
