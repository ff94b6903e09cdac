"""What do complaints, offers, rights, a copy and an erasure add to the promises? (The package says how.)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.promises.rows import (
    ALL,
    GUESTS,
    HEARS,
    LOOK,
    NEVER,
    OFFICER,
    ONWARD,
    SAID,
    WALKS,
    Row,
    everyone,
    file,
    form,
    page,
    thing,
)

if TYPE_CHECKING:
    from tests.house import House

TABLE: dict[str, Row] = {
    "reach:say": everyone(),
    "reach:say-write": everyone(LOOK, SAID, about="door"),
    "reach:matter-list": page(WALKS),
    "reach:matter-new": form("contact"),
    "reach:matter-open": thing(WALKS, "matter"),
    "reach:matter-answer": thing(WALKS, "matter", NEVER, SAID),
    # nobody of the cast gave eight words: what the person meets stands in tests/myspace/test_rights.py
    "myspace:kept": everyone(ONWARD, frozenset({410})),
    "myspace:yes": everyone(ONWARD, frozenset({410})),
    "myspace:say": everyone(ONWARD, frozenset({410})),
    "people:copy": file(),
    "people:erase": form("contact", OFFICER),
    "people:erased": thing(OFFICER, "erasure"),
}
WHOSE = {"door": frozenset({*ALL, *GUESTS}), "matter": HEARS, "erasure": OFFICER}


def make_matter(house: House) -> str:
    """A word for us, as the public page leaves it."""
    from sijak.kernel.ids import random_id
    from sijak.reach.actions import receive_matter
    from sijak.reach.enums import MatterKind
    from sijak.reach.matters import Told

    matter, _ = receive_matter(by=None, matter_id=random_id(), kind=MatterKind.FEEDBACK,
                               told=Told(words="고맙습니다"), language="ko")  # fmt: skip
    return matter.pk


def make_erasure(house: House) -> str:
    from sijak.kernel.dates import today
    from sijak.people.models import Erasure

    row = Erasure(erased_on=today(), complete_on=today(), erased_by=house.user("dahee"), rows=1, papers=0)
    row.save(force_insert=True)
    return row.pk


THERE = {
    "door": lambda house, role: "b",
    "matter": lambda house, role: make_matter(house),
    "erasure": lambda house, role: make_erasure(house),
}
MAKERS = {"door": lambda house: "b", "matter": make_matter, "erasure": make_erasure}


def open_file_of_box(house: House, mailbox: str) -> None:
    """A file for whoever holds this letter box, with a yes on their own page."""
    from sijak.people.actions.files import match_person, open_file
    from sijak.people.enums import ConsentKind, ConsentState
    from tests.people.folk import new_file, somebody

    new = new_file(house, **somebody(), states={ConsentKind.SENSITIVE: ConsentState.GIVEN})
    by = house.actor("sora")
    ticket = match_person(by=by, **new.asked).ticket
    open_file(by=by, ticket=ticket, new=new, mailbox=mailbox, different=True)
