"""Where are the pages of visits, the five duties and the lists?"""

from django.urls import URLPattern, path

from sijak.health.enums import DutyKind
from sijak.health.views import certificates, duties, lists, medicines, person, visits, words

urlpatterns: list[URLPattern] = [
    path("words/", words.word_list, name="words"),
    path("words/write/", words.word_write, name="word-write"),
    path("words/<str:word>/", words.word_edit, name="word-edit"),
    path("words/<str:word>/vote/", words.word_vote, name="word-vote"),
    path("lists/", lists.list_all, name="lists"),
    path("<str:person>/begin/", person.person_begin, name="person-begin"),
    path("<str:person>/word/", person.person_word, name="person-word"),
    path("<str:person>/visits/write/", visits.visit_write, name="visit-write"),
    path("<str:person>/visits/<str:visit>/", visits.visit, name="visit"),
    path("<str:person>/visits/<str:visit>/edit/", visits.visit_edit, name="visit-edit"),
    path("<str:person>/visits/<str:visit>/ended/", visits.visit_end, name="visit-end"),
    path("<str:person>/visits/<str:visit>/card/", visits.card, name="card"),
    path("<str:person>/medicines/write/", medicines.medicine_write, name="medicine-write"),
    path("<str:person>/medicines/<str:medicine>/", medicines.medicine, name="medicine"),
    *(
        path(f"<str:person>/duties/{kind}/", duties.duty_begin, {"kind": kind.value}, name=f"duty-{kind}")
        for kind in DutyKind
    ),
    path("<str:person>/duties/<str:duty>/", duties.duty, name="duty"),
    path("<str:person>/certificates/ask/", certificates.certificate_ask, name="certificate-ask"),
    path("<str:person>/certificates/<str:certificate>/", certificates.certificate, name="certificate"),
    path("<str:person>/", person.person, name="person"),
]
