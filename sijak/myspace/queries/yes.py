"""What did this person say yes to, in which words, and what changes when they take it back?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from sijak.people.enums import ConsentKind, ConsentState
from sijak.people.own import Own
from sijak.people.queries.consents import states_of
from sijak.people.queries.shared import SAY, latest_consents
from sijak.people.wordings import Wording, wording

NAMES: Mapping[ConsentKind, Promise] = {
    ConsentKind.ORDINARY: gettext_lazy("Writing down what is needed to help"),
    ConsentKind.SENSITIVE: gettext_lazy("Writing down what concerns body and heart"),
    ConsentKind.THIRD_PARTY: gettext_lazy("Telling somebody else, so that they can help"),
    ConsentKind.PUBLICITY: gettext_lazy("Photographs and stories"),
}
# What a yes that is taken back changes, said before it is pressed.
CHANGES: Mapping[ConsentKind, Promise] = {
    ConsentKind.ORDINARY: gettext_lazy(
        "From then on we ask you nothing new. Within ten days we talk with you about what is to stop and"
        " what is to be erased. You can still come, ask, and be helped that day."
    ),
    ConsentKind.SENSITIVE: gettext_lazy(
        "From then on no new part about your body is begun, and your team asks nothing new about body or"
        " heart. What stands there stays locked until you ask to have it erased. All other help stays the"
        " same."
    ),
    ConsentKind.THIRD_PARTY: gettext_lazy(
        "From then on we tell nobody else. What was told before lies with those who heard it; we ask them to"
        " remove it. All other help stays the same."
    ),
    ConsentKind.PUBLICITY: gettext_lazy(
        "From then on we use no picture and no story of yours anew. A story on our pages goes with its own"
        " eight words, at once; or tell us, and we do it with you. What is on paper cannot be called back. No"
        " help becomes less."
    ),
}


@dataclass(frozen=True, slots=True)
class Switch:
    kind: ConsentKind
    name: str
    state: ConsentState
    day: date | None
    is_own_word: bool
    words: Wording
    changes: str
    is_known: bool

    @property
    def is_on(self) -> bool:
        return self.state == ConsentState.GIVEN

    @property
    def is_unasked(self) -> bool:
        return self.state == ConsentState.UNASKED


def switches(own: Own, language: str) -> list[Switch]:
    """All four. What stands today counts, also where a colleague wrote it who cannot write here."""
    known = latest_consents(own.rows)
    states = states_of([str(one.get("row", "")) for one in known.values()])
    return [_switch(kind, known.get(kind), states, language) for kind in ConsentKind]


def _switch(
    kind: ConsentKind, told: Mapping[str, str] | None, states: Mapping[str, str], language: str
) -> Switch:
    told = told or {}
    now = ConsentState(states.get(told.get("row", ""), ConsentState.UNASKED))
    is_same = told.get("state") == now and now != ConsentState.UNASKED
    return Switch(
        kind, str(NAMES[kind]), now, date.fromisoformat(told["day"]) if is_same else None,
        is_same and told.get("kind") == SAY, wording(kind, language, told.get("wording", "")),
        str(CHANGES[kind]), told.get("row", "") in states,
    )  # fmt: skip
