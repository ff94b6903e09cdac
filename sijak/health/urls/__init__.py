"""Where are the pages of the hospital rooms? One file an area, one line a page."""

from sijak.health.urls.board import urlpatterns as board
from sijak.health.urls.company import urlpatterns as company
from sijak.health.urls.visits import urlpatterns as visits

app_name = "health"

urlpatterns = [*board, *company, *visits]
