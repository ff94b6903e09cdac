"""At which addresses is help with studying found, asked for, read and paid?"""

from django.urls import path

from sijak.scholarships.views import awards, desk, public, reading, rounds

app_name = "scholarships"

urlpatterns = [
    path("", public.round_list, name="list"),
    path("word/<str:token>/", public.word, name="word"),
    path("desk/", rounds.desk, name="desk"),
    path("desk/new/", rounds.round_new, name="new"),
    path("desk/awards/", awards.award_list, name="awards"),
    path("desk/awards/<str:pk>/", awards.award, name="award"),
    path("desk/awards/<str:pk>/do/", awards.award_do, name="award-do"),
    path("desk/one/<str:pk>/", desk.application, name="application"),
    path("desk/one/<str:pk>/sheet/", desk.paper, name="paper"),
    path("desk/one/<str:pk>/release/", desk.release, name="release"),
    path("desk/one/<str:pk>/bar/", desk.bar, name="bar"),
    path("desk/one/<str:pk>/out/", desk.out, name="out"),
    path("desk/one/<str:pk>/answer/", desk.appeal, name="answer"),
    path("desk/<str:pk>/", rounds.round_page, name="round"),
    path("desk/<str:pk>/edit/", rounds.round_edit, name="edit"),
    path("desk/<str:pk>/do/", rounds.round_do, name="do"),
    path("desk/<str:pk>/list/", rounds.application_list, name="applications"),
    path("desk/<str:pk>/ranking/", rounds.round_ranking, name="ranking"),
    path("desk/<str:pk>/fair/", rounds.round_fair, name="fair"),
    path("reading/", reading.reading_list, name="reading"),
    path("reading/ties/", reading.ties, name="ties"),
    path("reading/<str:pk>/", reading.sheet, name="sheet"),
    path("reading/<str:pk>/back/", reading.sheet_back, name="sheet-back"),
    path("<str:pk>/", public.round_page, name="open"),
]
