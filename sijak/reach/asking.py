"""What does a request for help carry from step to step, without a cookie and without a row?

Everything that was said so far, and the id that the row will have: so that pressing "send"
twice is one request. It travels in a hidden field that only the vault can open.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

from sijak.kernel.ids import random_id
from sijak.people import letters
from sijak.reach.asked import Asked
from sijak.reach.forms import NeedForm, PublicForm, SafeForm

PURPOSE = "ask"
NEEDS, SAFE, LOOK = 1, 2, 3
FORMS: dict[int, type[PublicForm]] = {NEEDS: NeedForm, SAFE: SafeForm}


@dataclass(slots=True, repr=False)
class Draft:
    """``told``: step -> what its form said, clean. ``danger``: the button was pressed. ``looked``:
    seconds since 1970 when the last page before sending was first seen."""

    id: str = field(default_factory=random_id)
    danger: bool = False
    removed: int = 0
    looked: int = 0
    told: dict[str, dict[str, Any]] = field(default_factory=dict)

    @classmethod
    def opened(cls, state: str) -> Draft | None:
        """A new one for an empty field; None for one that is older than a day."""
        if not state:
            return cls()
        kept = letters.open_form(PURPOSE, state)
        if kept is None:
            return None
        return cls(kept["id"], bool(kept["danger"]), int(kept["removed"]), int(kept["looked"]), kept["told"])

    def begin(self) -> None:
        """From here on it is this one request, and its time runs. An earlier page that is sent on once
        more becomes a request of its own: found in a browser, it renews the time of none."""
        self.id, self.looked = random_id(), int(time.time())

    def sealed(self) -> str:
        return letters.seal_form(
            PURPOSE,
            {
                "id": self.id,
                "danger": self.danger,
                "removed": self.removed,
                "looked": self.looked,
                "told": self.told,
            },
        )

    def keep(self, step: int, form: PublicForm) -> None:
        told = {name: value for name, value in form.cleaned_data.items() if name != "trap"}
        self.told[str(step)] = told
        self.removed += form.removed_numbers

    def form(self, step: int) -> PublicForm:
        """The step's form with what was said before."""
        return FORMS[step](initial=self.told.get(str(step)))

    def asked(self, language: str) -> Asked:
        told = {**self.told.get("1", {}), **self.told.get("2", {})}
        return Asked.of(told, language=language)

    def is_ready(self) -> bool:
        first = self.told.get("1", {})
        return bool(first.get("needs") or first.get("words"))
