"""Where are the pages of the hospital desk?"""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
