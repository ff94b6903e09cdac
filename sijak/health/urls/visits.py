"""Where are the pages of visits, the five duties and the lists?"""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
