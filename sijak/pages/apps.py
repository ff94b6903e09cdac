"""What is this department called?"""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "sijak.pages"
    label = "pages"
