"""How is this department called inside Django?"""

from django.apps import AppConfig


class NotifyConfig(AppConfig):
    name = "sijak.notify"
    label = "notify"
