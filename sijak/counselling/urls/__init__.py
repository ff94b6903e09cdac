"""Where are the pages of counselling? One file an area, one line a page."""

from sijak.counselling.urls.danger import urlpatterns as danger
from sijak.counselling.urls.groups import urlpatterns as groups
from sijak.counselling.urls.instruments import urlpatterns as instruments
from sijak.counselling.urls.sessions import urlpatterns as sessions

app_name = "counselling"

# A person's own page takes any word: it comes last.
urlpatterns = [*instruments, *danger, *groups, *sessions]
