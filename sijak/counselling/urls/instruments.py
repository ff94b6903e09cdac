"""Where are the pages of questions about how somebody is?"""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
