"""At which addresses does a person find what is theirs? Short words that tell nothing."""

from django.urls import path

from sijak.myspace.views import letters, paid, rights, sheets, space, study, words

app_name = "myspace"

urlpatterns = [
    path("", space.home, name="home"),
    path("letters/", letters.letters, name="letters"),
    path("words/", words.words, name="words"),
    path("yes/", rights.yes, name="yes"),
    path("kept/", rights.kept, name="kept"),
    path("say/", rights.say, name="say"),
    path("paid/", paid.paid, name="paid"),
    path("sheets/", sheets.sheets, name="sheets"),
    path("sheets/<int:place>/", sheets.sheet, name="sheet"),
    path("sheets/<int:place>/quiet/", sheets.sheet_quiet, name="sheet-quiet"),
    path("sheets/<int:place>/end/", sheets.sheet_end, name="sheet-end"),
    path("study/", study.home, name="study"),
    path("study/begin/", study.begin, name="study-begin"),
    path("study/in/", study.go_in, name="study-in"),
    path("study/at/<slug:step>/", study.step, name="study-step"),
    path("study/do/<slug:deed>/", study.do, name="study-do"),
    path("leave/", space.leave, name="leave"),
    path("out/", space.out, name="out"),
    path("<slug:name>/", space.panel, name="panel"),
]
