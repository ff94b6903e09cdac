"""At which addresses are stories read, told, and taken back?"""

from django.urls import path

from sijak.stories.views import desk, public, writing

app_name = "stories"

urlpatterns = [
    path("", public.voice_list, name="list"),
    path("feed/", public.feed, name="feed"),
    path("mine/", public.own_story, name="own"),
    path("desk/", desk.desk, name="desk"),
    path("desk/new/", writing.story_new, name="new"),
    path("desk/<str:pk>/", desk.story, name="story"),
    path("desk/<str:pk>/interview/", writing.story_edit, name="edit"),
    # A draft is kept by its path: each language has one of its own.
    path("desk/<str:pk>/text/", writing.story_text, {"language": "ko"}, name="text"),
    path("desk/<str:pk>/text/en/", writing.story_text, {"language": "en"}, name="text-en"),
    path("desk/<str:pk>/text/zh/", writing.story_text, {"language": "zh-hans"}, name="text-zh"),
    path("desk/<str:pk>/mask/", writing.story_mask, name="mask"),
    path("desk/<str:pk>/count/", writing.story_count, name="count"),
    path("desk/<str:pk>/room/", writing.story_room, name="room"),
    path("desk/<str:pk>/words/", desk.story_words, name="words"),
    path("desk/<str:pk>/sign/", desk.story_sign, name="sign"),
    path("desk/<str:pk>/do/", desk.story_do, name="do"),
    path("desk/<str:pk>/hands/", desk.holder_add, name="holder-add"),
    path("desk/<str:pk>/hands/written/", desk.holder_written, name="holder-written"),
    path("<str:pk>/", public.voice, name="voice"),
]
