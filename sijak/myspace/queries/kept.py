"""What do we keep about this person, for how long, and who has read it? In words for themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sijak.kernel.dates import KST
from sijak.people import letters
from sijak.people.enums import Compartment
from sijak.people.own import Own, OwnPanel

MOST_ASKED, MOST_SHOWN = 500, 60

# The parts that a file may have and what lies in each, said to the person. All are always named: whoever
# found the words and looks on must not learn that somebody speaks with us of the heart.
PARTS: Mapping[str, tuple[Promise, Promise]] = {
    "contact": (
        gettext_lazy("How to reach you"),
        gettext_lazy("What we call you, and how to reach you without harm. Your yeses and noes."),
    ),
    "self": (
        gettext_lazy("These pages"),
        gettext_lazy("What you see on these pages: letters, appointments, your plan."),
    ),
    "safety": (
        gettext_lazy("Card for an emergency"),
        gettext_lazy("One small card for an emergency: the danger, whom to call, what to leave undone."),
    ),
    "casework": (
        gettext_lazy("Walking together"),
        gettext_lazy("What you need, the plan, what was done together, and what is to be done."),
    ),
    "counselling": (
        gettext_lazy("Heart"),
        gettext_lazy("Talks of the heart, questions you answered, groups you were in."),
    ),
    "health": (
        gettext_lazy("Body"),
        gettext_lazy("Visits to the doctor, medicine, help with hospital bills."),
    ),
    "money": (gettext_lazy("Money"), gettext_lazy("Money that was promised and paid.")),
    "growth": (gettext_lazy("Study and work"), gettext_lazy("Courses, scholarships, certificates, jobs.")),
    "community": (
        gettext_lazy("Company"),
        gettext_lazy("Who keeps you company, and feasts you came to."),
    ),
    "origin": (
        gettext_lazy("Where you come from"),
        gettext_lazy("Only named people, two or more, can open it with their key."),
    ),
}

# Why somebody read, said to the one who was read. The codes are those of people.enums.Why.
WHY: Mapping[str, Promise] = {
    "file": gettext_lazy("looked at your file"),
    "edit": gettext_lazy("to change how to reach you"),
    "consent": gettext_lazy("to see or write down your yeses and noes"),
    "hide": gettext_lazy("to set who must not see you"),
    "share": gettext_lazy("to let a team walk with you, or no longer"),
    "readers": gettext_lazy("to see who has read your file"),
    "self": gettext_lazy("to see what you see on these pages"),
    "safety": gettext_lazy("your card for an emergency"),
    "open": gettext_lazy("opened a file for you"),
    "assess": gettext_lazy("what you need and what you are strong in"),
    "plan": gettext_lazy("your plan"),
    "note": gettext_lazy("to write or read what was done together"),
    "task": gettext_lazy("something to be done for you"),
    "appointment": gettext_lazy("an appointment with you"),
    "ladder": gettext_lazy("because nothing was heard from you"),
    "close": gettext_lazy("to let your file rest, or take it up again"),
    "hand-over": gettext_lazy("to hand your file to a colleague"),
    "today": gettext_lazy("the list of the day"),
    "list": gettext_lazy("saw your name in a list"),
    "request": gettext_lazy("what you asked for"),
    "intake": gettext_lazy("what you asked for"),
    "counselling": gettext_lazy("for the talks of the heart"),
    "group": gettext_lazy("for a group"),
    "health": gettext_lazy("for your body, and the hospital"),
    "papers": gettext_lazy("your papers and pictures"),
    "original": gettext_lazy("the original of a paper"),
    "letters": gettext_lazy("your letters"),
    "copy": gettext_lazy("to print a copy for you"),
    "erase": gettext_lazy("to erase what is kept"),
    "harm_now": gettext_lazy("somebody was hurting you, or had just done so"),
    "own_life": gettext_lazy("you spoke of dying"),
    "child": gettext_lazy("a child was in danger"),
    "lost": gettext_lazy("nobody could reach you, and something was wrong"),
    "visit": gettext_lazy("before a visit to you"),
    "update": gettext_lazy("to bring your card for an emergency up to date"),
}
VERBS: Mapping[str, Promise] = {
    "faces": gettext_lazy("saw your name in a list"),
    "search": gettext_lazy("saw your name while looking for somebody"),
    "match": gettext_lazy("asked whether we know you"),
    "edit_face": gettext_lazy("changed how to reach you"),
    "edit_person": gettext_lazy("changed who walks with you"),
    "assign": gettext_lazy("handed your file to a colleague"),
    "seal": gettext_lazy("wrote something down"),
    "mailbox_letters": gettext_lazy("your letters"),
    "mailbox_reply": gettext_lazy("answered your letter"),
    "mailbox_move": gettext_lazy("saw to it that your letters reach the right team"),
    "slip_give": gettext_lazy("handed a few words about you to somebody who helps"),
    "slip_open": gettext_lazy("read the few words that were handed over"),
    "slip_pass": gettext_lazy("passed the few words on to whoever takes over"),
    "safety_window": gettext_lazy("your card for an emergency, from outside your team"),
    "create_person": gettext_lazy("opened a file for you"),
    "settle": gettext_lazy("opened a file for you"),
    "hide": gettext_lazy("set who must not see you"),
    "share": gettext_lazy("let a team walk with you"),
    "take_back": gettext_lazy("took your file back from a team"),
    "open_strand": gettext_lazy("began a new part of your file"),
}
LOOKED = gettext_lazy("looked at your file")


@dataclass(frozen=True, slots=True)
class Part:
    name: str
    says: str


@dataclass(frozen=True, slots=True)
class Reading:
    day: date
    who: str
    why: str


@dataclass(frozen=True, slots=True)
class Kept:
    parts: list[Part]
    since: date | None
    readings: list[Reading]
    has_more: bool


def kept(own: Own) -> Kept:
    """Raises NotForYou while no file is open. The asking itself is written down, like every reading."""
    found = letters.readers_of(own.pass_, MOST_ASKED)
    lines = readings_of(found["readers"])
    since = date.fromisoformat(found["since"]) if found["since"] else None
    parts = [Part(str(PARTS[one][0]), str(PARTS[one][1])) for one in Compartment.values]
    more = len(lines) > MOST_SHOWN or len(found["readers"]) == MOST_ASKED
    return Kept(parts, since, lines[:MOST_SHOWN], more)


def readings_of(rows: list[dict[str, Any]]) -> list[Reading]:
    """Newest first; what one colleague did for one reason on one day is one line."""
    said = (
        Reading(datetime.fromtimestamp(row["at"], KST).date(), row["name"] or _("A colleague who has left"),
                why_words(row["why"], row["verb"]))
        for row in rows
    )  # fmt: skip
    return list(dict.fromkeys(said))


QUIET = frozenset({"harm_now", "own_life", "child", "lost", "hide", "safety", "safety_window", "counselling",
                   "health"})  # fmt: skip


def why_words(why: str, verb: str) -> str:
    """No line without a reason: the one that was given, else what was done. What somebody who found the
    words and looks on must not learn, danger and the departments, is only a look."""
    if {why, verb} & QUIET:
        return str(LOOKED)
    return str(WHY.get(why) or VERBS.get(verb, LOOKED))


def kept_panel(own: Own) -> OwnPanel | None:
    return (
        OwnPanel(_("What we keep"), note=_("and who has read it"), address="myspace:kept")
        if own.strand
        else None
    )


def yes_panel(own: Own) -> OwnPanel | None:
    return OwnPanel(_("Yes and no"), note=_("what we may do"), address="myspace:yes") if own.strand else None


def say_panel(own: Own) -> OwnPanel:
    return OwnPanel(_("A word for us"), note=_("also when something is not right"), address="myspace:say")
