"""Where are the pages of visits to families?"""

from django.urls import URLPattern, path

from sijak.counselling.views import families, seasons

urlpatterns: list[URLPattern] = [
    path("seasons/", seasons.season_list, name="seasons"),
    path("seasons/new/", seasons.season_new, name="season-new"),
    path("seasons/<str:season>/", seasons.season, name="season"),
    path("seasons/<str:season>/visitors/", seasons.season_visitors, name="season-visitors"),
    path("seasons/<str:season>/find/", seasons.season_find, name="season-find"),
    path("seasons/<str:season>/ask/<str:person>/", seasons.household_ask, name="household-ask"),
    path("families/<str:person>/visits/<str:homevisit>/", families.visit, name="visit"),
    path("families/<str:person>/visits/<str:homevisit>/missed/", families.visit_miss, name="visit-miss"),
    path(
        "families/<str:person>/visits/<str:homevisit>/called-off/", families.visit_cancel, name="visit-cancel"
    ),
    path("families/<str:person>/<str:household>/", families.household, name="household"),
    path("families/<str:person>/<str:household>/place/", families.household_accept, name="household-accept"),
    path("families/<str:person>/<str:household>/questions/", families.survey, name="household-survey"),
    path("families/<str:person>/<str:household>/two/", families.assign, name="household-assign"),
    path("families/<str:person>/<str:household>/together/", families.agree, name="household-agree"),
    path("families/<str:person>/<str:household>/visit/", families.visit_plan, name="household-visit"),
    path("families/<str:person>/<str:household>/one-more/", families.extend, name="household-extend"),
    path("families/<str:person>/<str:household>/close/", families.close, name="household-close"),
    path("families/<str:person>/<str:household>/leave/", families.leave, name="household-leave"),
]
