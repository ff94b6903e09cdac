"""At which addresses does a worker's day lie?"""

from django.urls import path

from sijak.desk import views

app_name = "desk"

urlpatterns = [
    path("", views.today, name="today"),
    path("calendar/", views.calendar, name="calendar"),
]
