"""At which addresses does one ask for help, come back, and answer?"""

from django.urls import path

from sijak.reach.views import ask, box, desk, files, matters, say

app_name = "reach"

urlpatterns = [
    path("", ask.ask, name="ask"),
    path("step/", ask.ask_step, name="ask-step"),
    path("words/", box.words, name="words"),
    path("words/check/", box.words_check, name="words-check"),
    path("come-back/", box.come_back, name="come-back"),
    path("letters/", box.letter_box, name="letters"),
    path("say/", say.say, name="say"),
    path("say/<str:door>/", say.say_write, name="say-write"),
    path("desk/said/", matters.matter_list, name="matter-list"),
    path("desk/said/new/<str:person>/", matters.matter_new, name="matter-new"),
    path("desk/said/<str:matter>/", matters.matter_open, name="matter-open"),
    path("desk/said/<str:matter>/answer/", matters.matter_answer, name="matter-answer"),
    path("desk/", desk.request_list, name="request-list"),
    path("desk/new/", desk.request_new, name="request-new"),
    path("desk/letters/<str:mailbox>/", desk.mailbox, name="mailbox"),
    path("desk/<str:pk>/", desk.request_open, name="request-open"),
    path("desk/<str:pk>/reply/", desk.request_reply, name="request-reply"),
    path("desk/<str:pk>/words/", desk.request_words, name="request-words"),
    path("desk/<str:pk>/match/", files.request_match, name="request-match"),
    path("desk/<str:pk>/start/", files.file_start, name="file-start"),
    path("desk/<str:pk>/open/", files.file_open, name="file-open"),
    path("desk/<str:pk>/close/", desk.request_close, name="request-close"),
]
