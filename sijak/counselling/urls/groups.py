"""Where are the pages of groups and visits to families?"""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
