"""At which addresses does a worker ask for reminders?"""

from django.urls import path

from sijak.notify import views

app_name = "notify"

urlpatterns = [
    path("", views.reminders, name="reminders"),
    path("end/", views.reminders_end, name="reminders-end"),
]
