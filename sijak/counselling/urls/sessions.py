"""Where are the pages of sessions, the person's own page here, and care for those who care?"""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
