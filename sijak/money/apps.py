"""How is this department called inside Django?"""

from django.apps import AppConfig


class MoneyConfig(AppConfig):
    name = "sijak.money"
    label = "money"
