"""At which addresses are the public pages?"""

from django.conf import settings
from django.urls import path

from sijak.pages import views, writing_urls

app_name = "pages"

urlpatterns = [
    path("", views.home, name="home"),
    # Nothing in the list of pages that a browser keeps says what was looked for.
    path("now/", views.danger, name="danger"),
    path("danger/", views.danger_before, name="danger-before"),
    path("read/<str:name>/", views.read, name="read"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path("robots.txt", views.robots, name="robots"),
    *writing_urls.urlpatterns,
]
# The gallery shows every component; it is for those who build, not for those who seek help.
if settings.SIJAK_PRACTICE:
    urlpatterns.append(path("gallery/", views.gallery, name="gallery"))
