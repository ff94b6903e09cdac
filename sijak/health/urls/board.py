"""Where are the pages of the hospital desk?"""

from django.urls import URLPattern, path

from sijak.health.views import board, rooms, tickets

urlpatterns: list[URLPattern] = [
    path("", board.board, name="board"),
    path("state/", board.board_state, name="board-state"),
    path("tick/", board.tick, name="tick"),
    path("tickets/new/", board.ticket_new, name="ticket-new"),
    path("tickets/<str:ticket>/", tickets.ticket, name="ticket"),
    path("tickets/<str:ticket>/find/", tickets.ticket_find, name="ticket-find"),
    path("tickets/<str:ticket>/join/", tickets.ticket_join, name="ticket-join"),
    path("rooms/<str:room>/", rooms.room, name="room"),
    path("rooms/<str:room>/days/", rooms.days, name="days"),
    path("rooms/<str:room>/screen/", rooms.screen_open, name="screen-open"),
    path("numbers/<str:screen>/", rooms.numbers, name="numbers"),
]
