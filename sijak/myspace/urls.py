"""At which addresses does a person find what is theirs? Short words that tell nothing."""

from django.urls import path

from sijak.myspace.views import letters, space, words

app_name = "myspace"

urlpatterns = [
    path("", space.home, name="home"),
    path("letters/", letters.letters, name="letters"),
    path("words/", words.words, name="words"),
    path("leave/", space.leave, name="leave"),
    path("out/", space.out, name="out"),
    path("<slug:name>/", space.panel, name="panel"),
]
