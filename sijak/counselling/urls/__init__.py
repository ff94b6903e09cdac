"""Where are the pages of counselling? One file an area, one line a page."""

from sijak.counselling.urls.danger import urlpatterns as danger
from sijak.counselling.urls.families import urlpatterns as families
from sijak.counselling.urls.groups import urlpatterns as groups
from sijak.counselling.urls.instruments import urlpatterns as instruments
from sijak.counselling.urls.sessions import urlpatterns as sessions

app_name = "counselling"

# Those that begin with a person come last: a person is whatever is no other word.
urlpatterns = [*groups, *families, *danger, *instruments, *sessions]
