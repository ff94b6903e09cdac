"""How is this department called inside Django?"""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "sijak.reports"
    label = "reports"
