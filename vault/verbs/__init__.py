"""What may be asked of the vault, and by whom? A closed list: what is not here does not exist."""

from vault.verbs import counting, letters, opening, people, safety, session, staff, watching
from vault.verbs.base import Ask, State, Verb

# anyone: no session. session: in any state. worker: an open one. Else: an open one with that capability.
WHO = {
    "anyone": "mark seal_to_team mailbox_new mailbox_unlock mailbox_read mailbox_write mailbox_leave"
        " mailbox_open_self mailbox_seal_self mailbox_readers about unlock form_seal form_open audit_words",
    "session": "whoami passkey_challenge passkey_register passkey_use resume_pin close sign_out"
        " seal_draft",
    "worker": "open_for_team mailbox_letters mailbox_reply mailbox_move mailbox_states unread slip_give"
        " slips slip_open slip_pass slip_end seal open open_strand share take_back silent search open_person"
        " faces person_of strand_of edit_person assign caseload hide safety_window set_pin"
        " open_draft staff teams grant revoke turn readers notices notice_done",
    "files": "match create_person settle edit_face", "duty": "second", "figures": "totals",
    "officer": "enrol create_team leave audit_list audit_verify erase",
}  # fmt: skip
# Polling keeps no session open. What stretches a phrase or walks the whole audit holds nobody up.
NO_DEED = "mailbox_states unread silent notices".split()
BESIDE = "mailbox_new mailbox_unlock unlock audit_verify".split()
MODULES = (counting, letters, opening, people, safety, session, staff, watching)
ACTIONS = {n.rstrip("_"): action for module in MODULES for n, action in vars(module).items()}
VERBS = {name: Verb(ACTIONS[name], who, name not in NO_DEED, name not in BESIDE)
         for who, names in WHO.items() for name in names.split()}  # fmt: skip

__all__ = ["VERBS", "Ask", "State"]
