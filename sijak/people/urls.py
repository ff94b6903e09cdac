"""Where are the pages of a person's file? A person is called by a random number, never by name."""

from django.urls import path

from sijak.people.views import (
    consents,
    files,
    halves,
    papers,
    persons,
    rights,
    safety,
    search,
    sharing,
)

app_name = "people"

urlpatterns = [
    path("search/", search.search, name="search"),
    path("mine/", search.mine, name="mine"),
    path("match/", files.match, name="match"),
    path("start/", files.file_start, name="file-start"),
    path("open/", files.file_open, name="file-open"),
    path("card/", safety.window, name="safety-window"),
    path("card/second/", safety.second, name="safety-second"),
    path("erased/<str:erasure>/", rights.erased, name="erased"),
    path("<str:person>/", persons.person, name="person"),
    path("<str:person>/edit/", persons.person_edit, name="person-edit"),
    path("<str:person>/consents/", consents.consents, name="consents"),
    path("<str:person>/hide/", persons.hide, name="hide"),
    path("<str:person>/readers/", persons.readers, name="readers"),
    path("<str:person>/team/", sharing.team, name="team"),
    path("<str:person>/team/share/", sharing.share, name="share"),
    path("<str:person>/team/take-back/", sharing.take_back, name="take-back"),
    path("<str:person>/stage/", sharing.stage, name="stage"),
    path("<str:person>/safety/", safety.card, name="safety"),
    path("<str:person>/safety/write/", safety.card_write, name="safety-write"),
    path("<str:person>/self/", sharing.self_view, name="self"),
    path("<str:person>/copy/", rights.copy, name="copy"),
    path("<str:person>/erase/", rights.erase, name="erase"),
    path("<str:person>/papers/", papers.papers, name="papers"),
    path("<str:person>/papers/half/", halves.half_new, name="half-new"),
    path("<str:person>/papers/half/<str:halfpaper>/", halves.half, name="half"),
    path("<str:person>/papers/half/<str:halfpaper>/keep/", halves.half_keep, name="half-keep"),
    path("<str:person>/papers/half/<str:halfpaper>/drop/", halves.half_drop, name="half-drop"),
    path("<str:person>/papers/<str:paper>/", papers.paper, name="paper"),
    path("<str:person>/papers/<str:paper>/small/", papers.paper_small, name="paper-small"),
    path("<str:person>/papers/<str:paper>/original/", papers.paper_original, name="paper-original"),
    path("<str:person>/papers/<str:paper>/remove/", papers.paper_remove, name="paper-remove"),
]
