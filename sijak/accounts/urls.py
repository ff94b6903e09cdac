"""Where are the door, the keys, the colleagues and the officers' desk?"""

from django.urls import path

from sijak.accounts.views import door, drafts, keys, staff, watch

app_name = "accounts"
urlpatterns = [
    path("", door.sign_in, name="sign-in"),
    path("out/", door.sign_out, name="sign-out"),
    path("passkey/", door.passkey_step, name="passkey-step"),
    path("first-passkey/", door.first_passkey, name="first-passkey"),
    path("question/", door.challenge, name="challenge"),
    path("go-on/", door.resume, name="resume"),
    path("once-more/", door.step_up, name="step-up"),
    path("draft/", drafts.draft, name="draft"),
    path("draft/kept/", drafts.draft_show, name="draft-show"),
    path("draft/let-go/", drafts.draft_drop, name="draft-drop"),
    path("keys/", keys.passkeys, name="passkeys"),
    path("keys/pin/", keys.pin_set, name="pin-set"),
    path("people/", staff.staff_list, name="staff-list"),
    path("people/new/", staff.staff_enrol, name="staff-enrol"),
    path("people/<str:user>/leave/", staff.staff_leave, name="staff-leave"),
    path("teams/", staff.teams, name="teams"),
    path("teams/new/", staff.team_new, name="team-new"),
    path("teams/<str:team>/", staff.team, name="team"),
    path("teams/<str:team>/add/", staff.team_add, name="team-add"),
    path("teams/<str:team>/out/", staff.team_out, name="team-out"),
    path("teams/<str:team>/turn/", staff.team_turn, name="team-turn"),
    path("slips/", staff.slips, name="slips"),
    path("slips/for/<str:person>/", staff.slip_give, name="slip-give"),
    path("slips/<str:slip>/", staff.slip, name="slip"),
    path("slips/<str:slip>/back/", staff.slip_back, name="slip-back"),
    path("protection/", watch.reviews, name="reviews"),
    path("protection/log/", watch.audit, name="audit"),
    path("protection/whole/", watch.chain, name="chain"),
    path("protection/<str:notice>/done/", watch.review_done, name="review-done"),
]
