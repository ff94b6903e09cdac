"""When does a person's file say no, and in which sentence?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from sijak.kernel.actor import Actor
from sijak.kernel.errors import Refused
from sijak.people.enums import ConsentKind, ConsentState, Stage
from sijak.people.faces import File, NewFile

SAFETY_CARD_BYTES = 1024


def may_open_file(by: Actor, new: NewFile) -> None:
    """Without the first yes nothing is kept; nobody opens a file that they could then not read."""
    ordinary = new.consents.get(ConsentKind.ORDINARY)
    if ordinary is None or ordinary.state != ConsentState.GIVEN:
        raise Refused(
            _("Without this first yes we keep no file. You can still answer and help today."),
            field="consent_ordinary",
        )
    if new.only_team and new.team not in by.teams:
        raise Refused(_("You are not in that team. Ask somebody in it to open the file."), field="only_team")
    may_hide(by, new.hidden_from, lead=new.lead)


def may_hide(by: Actor, hidden_from: Iterable[str], *, lead: str) -> None:
    hidden = set(hidden_from)
    if by.user_id in hidden:
        raise Refused(_("You cannot hide the file from yourself."), field="hidden_from")
    if lead in hidden:
        raise Refused(_("The file cannot be hidden from the one who walks with them."), field="hidden_from")


def may_restrict(by: Actor, team: str) -> None:
    if team and team not in by.teams:
        raise Refused(_("You are not in that team, so you would lock yourself out."), field="only_team")


def may_change_consent(now: str, wanted: str) -> None:
    if wanted == ConsentState.UNASKED and now != ConsentState.UNASKED:
        raise Refused(_("It was asked already; that is not undone."), field="state")
    if wanted == ConsentState.WITHDRAWN and now != ConsentState.GIVEN:
        raise Refused(_("Only a yes can be taken back."), field="state")


def may_say(now: str | None, wanted: str) -> None:
    """The person's own switch; its words stand beside it. ``now`` None: no way to it stands on their page."""
    if now is None:
        raise Refused(_("This is not on your page yet. Write to us, and we set it together."))
    if wanted not in (ConsentState.GIVEN, ConsentState.WITHDRAWN):
        raise Refused(_("Say yes, or take your yes back."))
    if wanted == ConsentState.WITHDRAWN and now not in (ConsentState.GIVEN, ConsentState.WITHDRAWN):
        raise Refused(_("Only a yes can be taken back."))


def may_reach(strand: str) -> None:
    if not strand:
        raise Refused(
            _(
                "Your keys do not reach their letters. A colleague of the team that walks with them, or of"
                " those who hear requests, writes the answer."
            ),
            field="text",
        )


def may_erase(code: str, typed: str) -> None:
    if typed.strip().upper() != code.upper():
        raise Refused(_("Write the code that stands beside the name, so that nobody is erased by a slip."),
                      field="code")  # fmt: skip


def may_take_back(file: File, team: str) -> None:
    if len(file.teams) < 2:
        raise Refused(_("No team would be left with this person."))
    if file.only_team == team:
        raise Refused(_("This file is for this team only. Change that first."))


def may_mark_danger(file: File, wanted: str) -> None:
    if file.stage == Stage.CLOSED:
        raise Refused(_("The file is closed. Take it up again first."))
    if wanted not in (Stage.DANGER, Stage.OPEN):
        raise Refused(_("This is set by closing or taking up the file."))


def may_keep_card(content: bytes) -> None:
    if len(content) > SAFETY_CARD_BYTES:
        raise Refused(_("A safety card is short, so that it can be read in a hurry. Take some words out."))


def may_lead(lead: str, walkers: Collection[str]) -> None:
    """An alarm of silence goes to the lead: it must reach somebody who can open the file."""
    if lead not in walkers:
        raise Refused(
            _("The one who leads must be in a team that opens this file. Choose somebody of it."),
            field="lead",
        )


def may_change_own_page(own_page: str) -> None:
    if not own_page:
        raise Refused(_("Your team may not change the person's own page. Ask the one who leads the file."))


def may_walk(file: File, workers: Iterable[str]) -> None:
    if set(workers) & set(file.hidden_from):
        raise Refused(_("This file is hidden from one of them."), field="helpers")


def may_come_by(handle: str) -> None:
    """A handle lives as long as the session that asked; at night nobody may be left before a 404."""
    if handle:
        raise Refused(_("This way to the card has closed. Ask once more whether they are known."))


def may_let_through(*, known: bool) -> None:
    if not known:
        raise Refused(_("No colleague waits under this number, or it is your own."), field="request")


# What the vault's own rules say no to, by its code: the sentence, and where on the page.
VAULT_SAYS = {
    "not-lead": (_("Only the one who leads the file, or the lead of a team, does this."), None),
    "lead": (_("One of them cannot walk with this person: gone, or the file is hidden."), "lead"),
    "hidden": (_("One of them is not known here."), "hidden_from"),
    "team": (_("That team may not hold this part of a file."), "team"),
    "last": (_("No team would be left with this person."), None),
    "yourself": (_("You cannot hide the file from yourself."), "hidden_from"),
    "role": (_("Your role does not allow this."), None),
}


def may_vault(code: str) -> None:
    """Raises Refused when a rule of the vault, not a missing key, said no."""
    if code in VAULT_SAYS:
        sentence, field = VAULT_SAYS[code]
        raise Refused(sentence, field=field)


def may_open_part(team: Mapping[str, Any] | None, compartment: str) -> None:
    if team is None or compartment not in team["compartments"]:
        raise Refused(_("That team may not hold this part of a file."), field="team")


def may_open_again() -> None:
    raise Refused(_("This part is there already, with a team whose keys you do not have. Ask its lead."))


def may_take_piece(size: int, most: int) -> None:
    """``size`` in bytes of one piece of a paper that comes in."""
    if not 0 < size <= most:
        raise Refused(_("This piece did not come in whole. Send the file once more."), field="file")
