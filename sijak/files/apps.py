"""How is this department called inside Django?"""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "sijak.files"
    label = "files"
