"""Which pages exist only in a practice store?"""

from django.urls import path

from sijak.practice import views

app_name = "practice"
urlpatterns = [path("", views.cast_list, name="cast"), path("enter/", views.cast_enter, name="enter")]
