"""Where are the door, the keys, the colleagues and the officers' desk?"""

from django.urls import path

from sijak.accounts.views import door, drafts

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
]
