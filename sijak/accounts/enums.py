"""Which roles are there, in words their holders would use, and what may each do here?"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Role:
    """``may``: permissions of the house (pages). ``can``: what the vault lets the role do."""

    code: str
    name: Promise
    says: Promise
    may: frozenset[str]
    can: tuple[str, ...]


_WALKS = frozenset({"today", "search", "files", "plan", "notes", "calendar", "safety", "figures"})

ROLES = {
    role.code: role
    for role in (
        Role(
            "intake", _("Intake"), _("Hears who asks for help, answers, and opens files."),
            _WALKS | {"requests", "open-file"}, ("intake", "duty", "files", "figures"),
        ),
        Role(
            "counsellor", _("Counsellor"), _("Walks with people: plan, notes, visits."),
            _WALKS | {"open-file"}, ("duty", "files", "figures"),
        ),
        Role(
            "peer", _("Peer counsellor"), _("From the North herself; sits in the hospital."),
            _WALKS | {"requests", "open-file"}, ("intake", "duty", "files", "figures"),
        ),
        Role(
            "finance", _("Finance"), _("Pays what was promised; opens no file."),
            frozenset({"today", "calendar", "figures"}), ("figures",),
        ),
        Role(
            "director", _("Director"), _("Sees the figures and the teams; opens no file."),
            frozenset({"today", "calendar", "figures", "staff"}), ("figures",),
        ),
        Role(
            "officer", _("Protection officer"),
            _("Watches over who reads what; enrols people and lets them go."),
            _WALKS | {"requests", "open-file", "staff", "enrol", "watch"},
            ("officer", "intake", "duty", "files", "figures"),
        ),
        Role(
            "volunteer", _("Volunteer"), _("Sees only what was handed over for today."),
            frozenset({"today", "slips"}), (),
        ),
    )
}  # fmt: skip


def permissions_of(role: str) -> frozenset[str]:
    known = ROLES.get(role)
    return known.may if known else frozenset()
