"""Where are the pages of going along, and help with bills?"""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
