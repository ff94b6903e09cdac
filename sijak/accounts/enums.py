"""Which roles are there, in words their holders would use, and what may each do here?"""

from dataclasses import dataclass
from typing import Any

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


# Finding the colleague whom to ask is everybody's; so is one's own page.
_HERE = frozenset({"today", "colleagues"})
_WALKS = _HERE | {"ask-money", "search", "files", "plan", "notes", "calendar", "safety", "figures", "teams"}

ROLES = {
    role.code: role
    for role in (
        Role(
            "intake", _("Intake"), _("Hears who asks for help, answers, and opens files."),
            _WALKS | {"requests", "open-file", "reviews", "scholarships"},
            ("intake", "duty", "files", "figures"),
        ),
        Role(
            "counsellor", _("Counsellor"), _("Walks with people: plan, notes, visits."),
            _WALKS | {"open-file", "counselling", "stories", "reading"}, ("duty", "files", "figures"),
        ),
        Role(
            "peer", _("Peer counsellor"), _("Came from the North too; sits in the hospital room."),
            _WALKS | {"requests", "open-file", "reviews", "counselling", "health", "company", "reading"},
            ("intake", "duty", "files", "figures"),
        ),
        Role(
            "finance", _("Finance"), _("Pays what was promised; opens no file."),
            _HERE | {"calendar", "figures", "costs", "money"}, ("figures",),
        ),
        Role(
            "director", _("Director"), _("Sees the figures and the teams; opens no file."),
            _HERE | {"calendar", "figures", "staff", "teams", "site", "money", "scholarships"}, ("figures",),
        ),
        Role(
            "editor", _("Public pages"), _("Writes what everybody reads, and helps people tell their story."),
            # Totals, already suppressed: who tells the public our numbers has to see them first.
            _HERE | {"calendar", "site", "stories", "figures"}, ("figures",),
        ),
        Role(
            "officer", _("Protection officer"),
            _("Watches over who reads what; enrols people and lets them go."),
            _WALKS | {"requests", "open-file", "staff", "enrol", "watch", "reviews", "stories",
                      "scholarships"},
            ("officer", "intake", "duty", "files", "figures"),
        ),
        Role(
            "volunteer", _("Volunteer"), _("Sees only what was handed over for today."),
            frozenset({"today", "slips", "company"}), (),
        ),
    )
}  # fmt: skip


def permissions_of(role: str) -> frozenset[str]:
    known = ROLES.get(role)
    return known.may if known else frozenset()


# -- words for the codes of the vault: what people here read ------------------
type Words = dict[str, Promise]

CENTRES: Words = {
    "seoul": _("Seoul"), "nmc": _("Hospital room"), "incheon": _("Incheon"),
    "daejeon": _("Daejeon"),
}  # fmt: skip

COMPARTMENTS: Words = {
    "contact": _("How to reach them"), "safety": _("Safety"), "casework": _("Walking together"),
    "counselling": _("Heart and mind"), "health": _("Body"), "money": _("Money"),
    "growth": _("Study and work"), "community": _("Company"), "self": _("Their own page"),
}  # fmt: skip

# Teams that every house has; the others have names of their own.
SYSTEM_TEAMS: Words = {
    "duty": _("On duty"), "match": _("Is this person known to us?"), "protection": _("Protection"),
}  # fmt: skip
TEAM_KINDS: Words = {
    "care": _("Walks with people"), "intake": _("Hears who asks for help"),
    "archive": _("Keeps closed files"), "study": _("Decides on scholarships"),
    "readers": _("Reads what was written, without names"), "payers": _("Pays what was promised"),
}  # fmt: skip

NOTICES: Words = {
    "safety": _("A safety card was opened"),
    "hidden-match": _("Somebody asked about a person who is hidden from them"),
    "join": _("Two workers seem to know the same person"),
    "different": _("A new file was opened although somebody alike is known"),
    "budget": _("Somebody opened more than on most days"),
    "hide": _("A file was hidden from somebody"),
}  # fmt: skip
NOTICE_ASKS: Words = {
    "safety": _("Was it right to open it? Speak with the worker, then sign off."),
    "hidden-match": _("The worker was told that nobody is known. Is it the same person?"),
    "join": _("Bring the two together, if it is the same person."),
    "different": _("Is it really another person? If not, the files have to be joined."),
    "budget": _("Was there a reason? Until you sign off, the worker's reading stays narrow."),
    "hide": _("Is it still right that they must not see it?"),
}  # fmt: skip
FINDINGS: Words = {
    "right": _("It was right"),
    "talked": _("Talked about it; it is clear now"),
    "joined": _("The same person; brought together"),
    "other-person": _("Another person"),
    "wrong": _("It was not right; steps were taken"),
}  # fmt: skip
_REVIEWED = ("right", "talked", "wrong")
_COMPARED = ("joined", "other-person")
FINDINGS_OF: dict[str, tuple[str, ...]] = {
    "safety": _REVIEWED, "budget": _REVIEWED, "hide": _REVIEWED,
    "hidden-match": (*_COMPARED, "talked"), "join": _COMPARED, "different": _COMPARED,
}  # fmt: skip

# The vault's verbs, as the reading log says them. Verbs that give out plaintext come first.
VERBS: Words = {
    "open_person": _("Looked into a file"), "open": _("Read what was written"),
    "faces": _("Saw names in a list"), "search": _("Searched for a person"),
    "match": _("Asked whether somebody is known"), "safety_window": _("Opened a safety card"),
    "second": _("Let a colleague open a safety card"),
    "slip_open": _("Opened what was handed over"),
    "open_for_team": _("Read a request"), "mailbox_letters": _("Read letters"),
    "readers": _("Looked who has read a file"), "create_person": _("Opened a new file"),
    "edit_face": _("Changed a name or how to reach somebody"),
    "edit_person": _("Changed who walks with somebody"), "assign": _("Handed files over"),
    "hide": _("Set who must not see a file"), "open_strand": _("Opened a new part of a file"),
    "share": _("Shared a part with a team"), "take_back": _("Took a part back from a team"),
    "mailbox_reply": _("Answered a letter"), "mailbox_move": _("Moved a letter box"),
    "slip_give": _("Handed something over"), "slip_end": _("Ended a hand-over"),
    "slip_pass": _("Passed on what was handed over"),
    "merge": _("Joined two files"), "erase": _("Erased a person"),
    "unlock": _("Signed in"), "resume": _("Came back from behind the curtain"),
    "step": _("Showed once more who they are"), "passkey_register": _("Made a passkey"),
    "enrol": _("Enrolled somebody"), "leave": _("Let somebody go"),
    "create_team": _("Made a team"), "grant": _("Took somebody into a team"),
    "revoke": _("Took somebody out of a team"), "turn": _("Gave a team new keys"),
    "notices": _("Looked at what falls due"), "notice_done": _("Signed off a review"),
    "audit_list": _("Read this log"), "open_draft": _("Took back what they were writing"),
    "totals": _("Looked at the figures"), "settle": _("Filled the practice town"),
}  # fmt: skip

# Why something was opened: the codes that the departments send along.
REASONS: Words = {
    "file": _("looked at the file"), "edit": _("to change how to reach them"),
    "consent": _("to ask what we may do"), "hide": _("to set who must not see it"),
    "share": _("to share it with a team"), "readers": _("to see who has read it"),
    "self": _("to see what they see"), "safety": _("the safety card"),
    "open": _("opened a file"), "assess": _("needs and strengths"), "plan": _("the plan"),
    "note": _("a note"), "task": _("a thing to do"), "appointment": _("an appointment"),
    "ladder": _("nothing was heard"), "close": _("to let go or take up again"),
    "hand-over": _("to hand the file over"), "today": _("the day's list"), "list": _("a list"),
    "request": _("a request"), "intake": _("a request"),
    "counselling": _("heart and mind"), "group": _("a group"), "health": _("body and hospital"),
    "money": _("help with money"), "study": _("help with studying"),
    "board": _("the hospital room's board"),
    "company": _("to find somebody who goes along"), "bills": _("help with a bill"),
    "papers": _("papers and pictures"),
    "letters": _("their letters"), "harm_now": _("they are being hurt, or were just now"),
    "own_life": _("they speak of dying"), "child": _("a child is in danger"),
    "lost": _("nobody can reach them and something is wrong"), "visit": _("before a visit"),
    "update": _("to bring the card up to date"), **FINDINGS,
}  # fmt: skip

# What a slip is for, and what may stand on it.
PURPOSES: Words = {
    "visit": _("A visit"), "company": _("Going along with somebody"),
    "interpret": _("Interpreting"), "bring": _("Bringing something"), "call": _("A call"),
    "review": _("Looking at a piece of work"),
}  # fmt: skip
SLIP_FIELDS: Words = {
    "name": _("Name"), "phone": _("Telephone"), "place": _("Place"), "when": _("When"),
    "language": _("Which language"), "note": _("Good to know"), "safe": _("How to reach them safely"),
    "office": _("The office's telephone"),
}  # fmt: skip
# What a department keeps on a slip for itself: by which going, on which day.
SLIP_HIDDEN = frozenset({"ref", "day", "hospital"})


def word_of(words: Words, code: str) -> str:
    """A code without words shows itself: better than a blank."""
    return str(words.get(code, code))


def team_name(team: dict[str, Any]) -> str:
    return str(SYSTEM_TEAMS.get(team["kind"], team["name"]))
