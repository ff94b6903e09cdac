"""At which addresses are news, events and pictures read, and where are pages written?"""

from django.urls import path

from sijak.pages.views import news, pictures, words, write

urlpatterns = [
    path("news/", news.news_list, name="news"),
    path("news/feed.xml", news.news_feed, name="news-feed"),
    path("news/<str:name>/", news.news_one, name="news-one"),
    path("events/", news.event_list, name="events"),
    path("events/feed.xml", news.events_feed, name="events-feed"),
    path("events/<str:name>/", news.event, name="event"),
    path("events/<str:name>/day.ics", news.event_calendar, name="event-calendar"),
    path("picture/<str:name>", news.picture, name="picture"),
    path("write/", write.write_list, name="write-list"),
    path("write/news/", write.new_news, name="write-news"),
    path("write/event/", write.new_event, name="write-event"),
    path("write/numbers/", write.write_numbers, name="write-numbers"),
    path("write/page/<str:page>/", write.write_page, name="write-page"),
    path("write/words/<str:words>/", words.write, name="write-words"),
    path("write/words/<str:words>/ask/", words.ask, name="write-ask"),
    path("write/words/<str:words>/publish/", words.publish, name="write-publish"),
    path("write/words/<str:words>/back/", words.back, name="write-back"),
    path("write/words/<str:words>/down/", words.down, name="write-down"),
    path("write/words/<str:words>/in-step/", words.in_step, name="write-in-step"),
    path("write/words/<str:words>/shipped/", words.shipped, name="write-shipped"),
    path("write/words/<str:words>/history/", words.history, name="write-history"),
    path("write/words/<str:words>/preview/", words.preview, name="write-preview"),
    path("write/version/<str:version>/", words.version, name="write-version"),
    path("write/version/<str:version>/restore/", words.restore, name="write-restore"),
    path("write/pictures/", pictures.picture_list, name="write-pictures"),
    path("write/pictures/<str:picture>/", pictures.picture, name="write-picture"),
    path("write/pictures/<str:picture>/remove/", pictures.remove, name="write-picture-remove"),
]
