"""Where are the pages of danger, the rota and the safety plan?"""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
