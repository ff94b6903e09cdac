"""Where are the pages of walking together? One line a page."""

from django.urls import path

from sijak.care.views import appointments, closing, feeds, hand_over, ladder, tasks

app_name = "care"

urlpatterns = [
    # meeting, doing, looking for, letting go, handing on
    path("feed/", feeds.feed_settings, name="feed-settings"),
    path("feed/end/", feeds.feed_end, name="feed-end"),
    path("feed/<str:secret>.ics", feeds.feed, name="feed"),
    path("hand-over/", hand_over.caseload_hand_over, name="caseload-hand-over"),
    path("<str:person>/hand-over/", hand_over.hand_over, name="hand-over"),
    path("<str:person>/appointments/", appointments.appointment_list, name="calendar"),
    path("<str:person>/appointments/new/", appointments.appointment_new, name="appointment-new"),
    path("<str:person>/appointments/<str:appointment>/", appointments.appointment, name="appointment"),
    path(
        "<str:person>/appointments/<str:appointment>/kept/",
        appointments.appointment_keep,
        name="appointment-keep",
    ),
    path(
        "<str:person>/appointments/<str:appointment>/missed/",
        appointments.appointment_miss,
        name="appointment-miss",
    ),
    path(
        "<str:person>/appointments/<str:appointment>/called-off/",
        appointments.appointment_cancel,
        name="appointment-cancel",
    ),
    path("<str:person>/tasks/", tasks.task_write, name="task-write"),
    path("<str:person>/tasks/<str:task>/done/", tasks.task_done, name="task-done"),
    path("<str:person>/ladder/", ladder.ladder, name="ladder"),
    path("<str:person>/ladder/wish/", ladder.wish, name="wish"),
    path("<str:person>/close/", closing.close, name="close"),
    path("<str:person>/reopen/", closing.reopen, name="reopen"),
]
