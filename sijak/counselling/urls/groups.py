"""Where are the pages of groups and visits to families?"""

from django.urls import URLPattern, path

from sijak.counselling.views import groups

urlpatterns: list[URLPattern] = [
    path("groups/", groups.group_list, name="groups"),
    path("groups/new/", groups.group_new, name="group-new"),
    path("groups/<str:group>/", groups.group, name="group"),
    path("groups/<str:group>/find/", groups.group_find, name="group-find"),
    path("groups/<str:group>/take-in/", groups.group_take_in, name="group-take-in"),
    path("groups/<str:group>/end/", groups.group_end, name="group-end"),
    path("meetings/<str:meeting>/", groups.meeting, name="meeting"),
    path("meetings/<str:meeting>/came/", groups.meeting_came, name="meeting-came"),
    path("meetings/<str:meeting>/move/", groups.meeting_move, name="meeting-move"),
    path("meetings/<str:meeting>/drop/", groups.meeting_drop, name="meeting-drop"),
    path("members/<str:member>/", groups.member, name="member"),
    path("members/<str:member>/promise/", groups.member_pledge, name="member-pledge"),
    path("members/<str:member>/leave/", groups.member_leave, name="member-leave"),
]
