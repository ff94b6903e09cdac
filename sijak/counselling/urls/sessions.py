"""Where are the pages of sessions, the person's own page here, and care for those who care?"""

from django.urls import URLPattern, path

from sijak.counselling.views import caring, persons, sessions, supervision, themes

urlpatterns: list[URLPattern] = [
    path("", persons.home, name="home"),
    path("themes/", themes.theme_figures, name="theme-figures"),
    # care for those who care
    path("care/", caring.own_care, name="own-care"),
    path("care/team/", caring.team_care, name="team-care"),
    path("care/debriefs/<str:debrief>/", caring.debrief_done, name="debrief-done"),
    path("supervision/", supervision.supervision_list, name="supervision-list"),
    path("supervision/new/", supervision.supervision_write, name="supervision-write"),
    path("supervision/<str:meeting>/", supervision.supervision, name="supervision"),
    # one person
    path("<str:person>/", persons.person, name="person"),
    path("<str:person>/begin/", persons.part_begin, name="part-begin"),
    path("<str:person>/sessions/plan/", sessions.session_plan, name="session-plan"),
    path("<str:person>/sessions/write/", sessions.session_write, name="session-write"),
    path("<str:person>/sessions/<str:session>/", sessions.session, name="session"),
    path("<str:person>/sessions/<str:session>/keep/", sessions.session_keep, name="session-keep"),
    path("<str:person>/sessions/<str:session>/add/", sessions.session_add, name="session-add"),
    path("<str:person>/sessions/<str:session>/missed/", sessions.session_miss, name="session-miss"),
    path("<str:person>/sessions/<str:session>/called-off/", sessions.session_cancel, name="session-cancel"),
]
