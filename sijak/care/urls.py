"""Where are the pages of walking together? One line a page."""

from django.urls import path

from sijak.care.views import (
    appointments,
    assessments,
    closing,
    feeds,
    hand_over,
    ladder,
    notes,
    plans,
    tasks,
)

app_name = "care"

urlpatterns = [
    # understanding, planning, writing
    path("<str:person>/needs/", assessments.assess, name="assess"),
    path("<str:person>/needs/look/", assessments.assess_write, name="assess-write"),
    path("<str:person>/plan/", plans.plan, name="plan"),
    path("<str:person>/plan/write/", plans.plan_write, name="plan-write"),
    path("<str:person>/plan/print/", plans.plan_print, name="plan-print"),
    path("<str:person>/plan/share/", plans.plan_share, name="plan-share"),
    path("<str:person>/plan/steps/<str:task>/done/", plans.step_done, name="step-done"),
    path("<str:person>/notes/write/", notes.note_write, name="note-write"),
    path("<str:person>/notes/<str:note>/", notes.note, name="note"),
    path("<str:person>/notes/<str:note>/add/", notes.note_amend, name="note-amend"),
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
