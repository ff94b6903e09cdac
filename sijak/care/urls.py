"""Where are the pages of walking together? One line a page."""

from django.urls import URLPattern

app_name = "care"

urlpatterns: list[URLPattern] = []
