"""How is this department called inside Django?"""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "sijak.people"
    label = "people"
