"""How do requests and letters get sealed, opened and answered? Through the vault, in plain types.

Those who ask have no account: a half-hour ``pass`` opens their letter box, and rides in a sealed
field of the page. Whatever is sealed here is sealed before anybody writes a row.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sijak.accounts.line import vault
from sijak.kernel.actor import Actor
from sijak.kernel.dates import KST
from sijak.kernel.errors import Away, NotForYou, Refused
from sijak.kernel.gates import FullError, Gate
from sijak.people.models import Shared
from sijak.people.sealing import openings, sealed_fields
from vault.client import Denied, Opening, Sealing, VaultError, VaultUnavailable


class Busy(Refused):
    """Too many strangers knock at once; workers are not kept waiting by them."""

    def __init__(self) -> None:
        super().__init__(_("Many people are here now. Wait one minute and try once more."))


# Under this purpose the pass of a letter box travels from page to page.
BOX = "letters"
# Eight words take the vault a while: a crowd of strangers must not hold every thread of the house.
STRANGERS = Gate(2)
LONGEST_WRITTEN = 200  # signs of one word as somebody might write it


class PassEnded(Exception):
    """Half an hour is over, or the person left: the eight words open the box again."""


@dataclass(frozen=True, slots=True)
class NewBox:
    mailbox: str
    words: list[str] = field(repr=False)
    spelled: list[str] = field(repr=False)
    pass_: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Knock:
    """``answer``: open, near, words, unknown or busy. ``unknown_at``: place from 1, near words."""

    answer: str
    pass_: str = field(default="", repr=False)
    candidates: list[list[str]] = field(default_factory=list, repr=False)
    unknown_at: list[tuple[int, list[str]]] = field(default_factory=list, repr=False)
    count: int = 0


@dataclass(frozen=True, slots=True)
class Letter:
    """``is_from_asker``: who wrote. An asker's own words are never shown to them again."""

    id: str
    is_from_asker: bool
    at: datetime
    text: str = field(default="", repr=False)
    promised: date | None = None
    is_read: bool = True


@dataclass(frozen=True, slots=True)
class Box:
    """``team`` answers it; ``strand`` is the person's own page, when they have a file."""

    letters: list[Letter]
    strand: str
    mailbox: str
    team: str = ""


def asked[T](question: Callable[[], T]) -> T:
    """A stranger's question: no vault becomes a sentence, and so does a queue that is too long."""
    try:
        return question()
    except VaultUnavailable:
        raise Away from None
    except Denied as no:
        if no.code == "busy":
            raise Busy from None
        if no.code == "pass":
            raise PassEnded from None
        if no.code == "full":
            raise Refused(_("That is very many letters for one day. Write on tomorrow.")) from None
        raise


def slowly[T](question: Callable[[], T]) -> T:
    """As ``asked``, for what stretches words; Busy at once when enough others wait for that."""
    try:
        with STRANGERS.one():
            return asked(question)
    except FullError:
        raise Busy from None


# -- what a public form carries from step to step -----------------------------------------------
def seal_form(purpose: str, content: dict[str, Any]) -> str:
    plain = json.dumps(content, ensure_ascii=False).encode("utf-8", "replace")
    return asked(lambda: vault().form_seal(purpose, plain))


def open_form(purpose: str, form: str) -> dict[str, Any] | None:
    """None when it is older than a day, or not ours."""
    try:
        return dict(json.loads(asked(lambda: vault().form_open(purpose, form))))
    except (VaultError, ValueError):
        return None


# -- requests -----------------------------------------------------------------------------------
def intake_team() -> str:
    return str(asked(vault().about)["intake_team"])


def protection_team() -> str:
    return str(asked(vault().about)["protection_team"])


def seal_request(team: str, table: str, column: str, row: str, text: str) -> bytes:
    plain = text.encode("utf-8", "replace")
    return asked(lambda: vault().seal_to_team(team, table, column, row, plain))


def open_request(by: Actor, team: str, table: str, column: str, row: str, sealed: bytes) -> str:
    """Audited before a letter of it is given out."""
    items = [(table, column, row, bytes(sealed))]
    return vault().open_for_team(by.token, team, items, "intake")[0].decode("utf-8", "replace")


# -- the letter box, from the asker's side ------------------------------------------------------
def new_box(team: str) -> NewBox:
    made = slowly(lambda: vault().mailbox_new(team))
    return NewBox(made["mailbox"], made["words"], made["spelled"], made["form"])


def knock(text: str) -> Knock:
    try:
        said = slowly(lambda: vault().mailbox_unlock(text.encode("utf-8", "replace").decode()))
    except Busy:
        return Knock("busy")
    places = [(int(place) + 1, list(near)) for place, near in said["positions"]]
    return Knock(said["answer"], said["pass"], said["candidates"], places, said["count"])


def is_same_word(written: str, right: Sequence[str]) -> bool:
    """In our letters or in Latin ones, composed or not, with spaces or without. A heap of marks is not
    composed: that takes seconds, and this page is everybody's."""
    if len(written) > LONGEST_WRITTEN:
        return False
    plain = "".join(unicodedata.normalize("NFC", written).split()).casefold()
    return bool(plain) and plain in {word.casefold() for word in right}


def read_box(pass_: str) -> Box:
    said = asked(lambda: vault().mailbox_read(pass_))
    return Box([letter_of(one) for one in said["letters"]], said["strand"], said["mailbox"],
               said["team"])  # fmt: skip


def write_to_us(pass_: str, text: str) -> None:
    asked(lambda: vault().mailbox_write(pass_, text))


def forget_pass(pass_: str) -> None:
    """The half hour ends now. No vault, no pass: then it has ended too."""
    try:
        if pass_:
            vault().mailbox_leave(pass_)
    except VaultError:
        return


def shared_with(pass_: str, strand: str) -> list[dict[str, Any]]:
    """What the person and we both read: plan, appointments, promises, messages."""
    rows = list(Shared.objects.filter(strand_id=strand)) if strand else []
    items, _targets = openings(rows)
    if not items:
        return []
    plains = asked(lambda: vault().mailbox_open_self(pass_, items))
    return [json.loads(plain) for plain in plains]


def seal_own_row(pass_: str, row: Shared, content: str) -> None:
    """What the person says on ``self``, by their own key. The row's id and version must be final;
    nothing is saved."""
    field = sealed_fields(row)[0]
    plain = content.encode("utf-8", "replace")
    item = Sealing(
        row.strand_id, row._meta.db_table, str(field.column), row.id, row.version, plain, field.shape
    )
    row.content = asked(lambda: vault().mailbox_seal_self(pass_, [item]))[0]


def seal_private(pass_: str, mailbox: str, table: str, row: str, version: int, text: str) -> bytes:
    """What nobody but the holder of this box's eight words opens: a draft. Nothing is saved."""
    item = Sealing(mailbox, table, "content", row, version, text.encode("utf-8", "replace"), "note")
    return asked(lambda: vault().mailbox_seal_self(pass_, [item]))[0]


def open_private(pass_: str, mailbox: str, table: str, row: str, version: int, sealed: bytes) -> str:
    """Raises PassEnded, Away; VaultError where another box sealed it."""
    item = Opening(mailbox, table, "content", row, version, bytes(sealed))
    return asked(lambda: vault().mailbox_open_self(pass_, [item]))[0].decode("utf-8", "replace")


def readers_of(pass_: str, limit: int) -> dict[str, Any]:
    """{readers, since}: who has read what is kept about them. Raises NotForYou without a file."""
    try:
        return asked(lambda: vault().mailbox_readers(pass_, limit))
    except Denied:
        raise NotForYou from None


# -- what departments lay beside the letters -----------------------------------------------------
type BoxLink = Callable[[str], tuple[str, str | Promise] | None]
"""Of a letter box: (name of a page that takes the sealed state by POST, what its button says), or None."""

_box_links: list[BoxLink] = []


def hang_box_link(link: BoxLink) -> None:
    if link not in _box_links:
        _box_links.append(link)


def box_links(mailbox: str) -> list[tuple[str, str | Promise]]:
    return [found for link in _box_links if (found := link(mailbox))]


def letter_of(one: dict[str, Any]) -> Letter:
    promised = one.get("promised")
    return Letter(
        one["id"], bool(one["mine"]), datetime.fromtimestamp(one["at"], KST), one.get("text", ""),
        date.fromisoformat(promised) if promised else None, bool(one.get("read", True)),
    )  # fmt: skip


# -- the letter box, from the worker's side -----------------------------------------------------
def letters_of(by: Actor, mailbox: str) -> list[Letter] | None:
    """Marks what the asker wrote as read. None when another team answers this box."""
    try:
        found = vault().mailbox_letters(by.token, mailbox, "letters")
    except Denied:
        return None
    return [letter_of(one) for one in found]


def reply_to(by: Actor, mailbox: str, text: str, promised: date | None) -> str:
    """The number of the letter. A box opens at least until a day that was promised in it."""
    return vault().mailbox_reply(by.token, mailbox, text, promised.isoformat() if promised else "")


def move_box(by: Actor, mailbox: str, team: str) -> None:
    """Letters go to the team that walks with the person from now on."""
    vault().mailbox_move(by.token, mailbox, team)


def unread(by: Actor) -> list[dict[str, Any]]:
    """[{mailbox, person or '', strand or '', count}] for this worker's teams."""
    return vault().unread(by.token)


def states_of(by: Actor, mailboxes: Sequence[str]) -> dict[str, dict[str, int]]:
    return vault().mailbox_states(by.token, mailboxes) if mailboxes else {}
