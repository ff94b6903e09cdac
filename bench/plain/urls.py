"""Plain pages."""

from django.urls import path

from bench.plain import views

urlpatterns = [
    path("people/<int:person>/", views.person, name="person"),
    path("people/<int:person>/notes/write/", views.note_write, name="note-write"),
    path("people/<int:person>/notes/<int:note>/", views.note, name="note"),
    path("desk/", views.today, name="today"),
    path("room/", views.room, name="room"),
    path("purse/", views.purse, name="purse"),
    path("figures/", views.figures, name="figures"),
]
