"""How is this department called inside Django?"""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "sijak.accounts"
    label = "accounts"
