"""Where are the pages of questions about how somebody is?"""

from django.urls import URLPattern, path

from sijak.counselling.views import screenings, tablets

urlpatterns: list[URLPattern] = [
    path("q/<str:token>/", tablets.tablet, name="tablet"),
    path("q/<str:token>/quiet/", tablets.tablet_quiet, name="tablet-quiet"),
    path("q/<str:token>/end/", tablets.tablet_end, name="tablet-end"),
    path("tablets/handed/", tablets.tablets_handed, name="tablets"),
    path("tablets/<str:handed>/take/", tablets.tablet_take, name="tablet-take"),
    path("<str:person>/ask/", screenings.ask, name="ask"),
    path("<str:person>/ask/<str:screening>/end/", screenings.ask_end, name="ask-end"),
    path("<str:person>/ask/<str:screening>/<int:number>/", screenings.question, name="question"),
    path("<str:person>/asked/<str:screening>/", screenings.screening, name="screening"),
    path("<str:person>/course/", screenings.course, name="course"),
]
