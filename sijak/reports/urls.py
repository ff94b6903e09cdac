"""Where are the figures?"""

from django.urls import path

from sijak.reports import views

app_name = "reports"
urlpatterns = [path("", views.figure_list, name="figures")]
