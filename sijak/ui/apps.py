"""What is this department called?"""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "sijak.ui"
    label = "ui"
