"""What does a person do on their own pages that concerns what we keep?"""

from __future__ import annotations

from django.utils.translation import gettext as _

from sijak.kernel.dates import today
from sijak.kernel.ids import random_id
from sijak.people import letters
from sijak.people.actions.own_page import say_consent
from sijak.people.enums import ConsentKind, ConsentState
from sijak.people.models import Shared
from sijak.people.own import Own
from sijak.reach.actions import receive_matter
from sijak.reach.enums import MatterKind
from sijak.reach.matters import Told
from sijak.reach.models import Matter
from sijak.reach.queries import rights_of
from sijak.scholarships.queries.applying import row_for


def ask_right(*, by: Own, once: str, kind: MatterKind, words: str, language: str) -> Matter:
    """To their own team, or to protection. ``once``: pressed twice, it is asked once."""
    matter, _is_new = receive_matter(
        by=None, matter_id=once, kind=kind, told=Told(words=words, strand=by.strand), language=language,
        box=letters.read_box(by.pass_),
    )  # fmt: skip
    return matter


def switch_yes(*, by: Own, kind: ConsentKind, state: ConsentState, name: str, language: str) -> None:
    """Holds at once; a letter tells the team. Without the first yes it has to be spoken about what is to
    stop, so that this has a clock of its own. Raises Refused."""
    if state == ConsentState.GIVEN:
        letter = _("On my page I said yes: %(name)s.") % {"name": name}
    else:
        letter = _("On my page I took my yes back: %(name)s. It holds from now on.") % {"name": name}
    say_consent(by=None, pass_=by.pass_, kind=kind, state=state, letter=letter)
    is_asked = any(one.kind == MatterKind.STOP and not one.outcome for one in rights_of(by.mailbox))
    if kind == ConsentKind.ORDINARY and state == ConsentState.WITHDRAWN and not is_asked:
        ask_right(by=by, once=random_id(), kind=MatterKind.STOP, words=letter, language=language)


def say_word(
    *, by: Own, once: str, kind: MatterKind, told: Told, not_to: str, language: str
) -> tuple[Matter, bool]:
    """Never to the team that walks with them: complaints to protection, words for us to intake. It
    carries whose file it is only where ``told.strand`` says so."""
    del by
    return receive_matter(by=None, matter_id=once, kind=kind, told=told, language=language, not_to=not_to)


def lead_to_study(*, by: Own, ref: str, words: list[str]) -> None:
    """From their own pages on they find their application; its words open by their own key alone."""
    row = Shared(strand_id=by.strand)
    letters.seal_own_row(by.pass_, row, row_for(by, ref, words, today()))
    row.save(force_insert=True)
