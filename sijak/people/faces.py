"""What is in a file that is open: who they are, how they may safely be reached, who walks along?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sijak.kernel.dates import today
from sijak.people.enums import (
    ConsentKind,
    ConsentMethod,
    ConsentState,
    SafeChannel,
    Stage,
    Voicemail,
)


@dataclass(frozen=True, slots=True, repr=False)
class Safe:
    """The safe-contact rule; stands first on every page about a person."""

    channels: tuple[str, ...] = ()
    hours: str = ""
    alias: str = ""
    voicemail: str = ""
    shared_phone: str = ""
    note: str = ""

    @property
    def ways(self) -> list[str]:
        return [str(SafeChannel(c).label) if c in SafeChannel else c for c in self.channels]

    @property
    def voice(self) -> str:
        return str(Voicemail(self.voicemail).label) if self.voicemail in Voicemail else ""


@dataclass(frozen=True, slots=True, repr=False)
class File:
    """A person as this worker may see them. ``strands``: compartment -> id, readable ones only."""

    id: str
    code: str
    display: str
    names: tuple[str, ...]
    birth_year: int | None
    phones: tuple[str, ...]
    address: str
    language: str
    words: str
    safe: Safe
    version: int
    strands: dict[str, str]
    lead: str
    helpers: tuple[str, ...]
    teams: tuple[str, ...]
    stage: str
    since: str
    days: int | None
    profile: dict[str, str]
    hidden_from: tuple[str, ...]
    only_team: str
    mailbox: str
    own: bool
    face: dict[str, Any] = field(repr=False, default_factory=dict)

    @property
    def is_in_danger(self) -> bool:
        return self.stage == Stage.DANGER

    @property
    def is_closed(self) -> bool:
        return self.stage == Stage.CLOSED


@dataclass(frozen=True, slots=True)
class Consented:
    state: ConsentState
    method: ConsentMethod


@dataclass(frozen=True, slots=True, repr=False)
class NewFile:
    """What a worker wrote on the page "open a file"."""

    face: dict[str, Any]
    consents: dict[ConsentKind, Consented]
    team: str
    lead: str
    hidden_from: tuple[str, ...] = ()
    only_team: bool = False
    wording: str = ""
    language: str = "ko"

    @property
    def asked(self) -> dict[str, Any]:
        """What ``match`` must have been asked before this file may be made."""
        return {
            "names": [*(self.face.get("names") or ()), self.face["display"]],
            "birth_year": self.face.get("birth_year"),
            "phones": list(self.face.get("phones") or ()),
        }


@dataclass(frozen=True, slots=True)
class Opened:
    person: str
    code: str
    casework: str


@dataclass(frozen=True, slots=True, repr=False)
class Matched:
    """The vault's one word. ``person`` only when the file is the asker's own to open."""

    ticket: str
    answer: str
    handle: str = ""
    person: str = ""

    @property
    def is_known(self) -> bool:
        return self.answer == "known"


def text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def texts(value: Any) -> tuple[str, ...]:
    return tuple(str(v) for v in value) if isinstance(value, list | tuple) else ()


def safe_of(known: dict[str, Any]) -> Safe:
    return Safe(
        channels=texts(known.get("channels")),
        hours=text(known.get("hours")),
        alias=text(known.get("alias")),
        voicemail=text(known.get("voicemail")),
        shared_phone=text(known.get("shared_phone") or known.get("shared")),
        note=text(known.get("note")),
    )


def file_of(known: dict[str, Any]) -> File:
    """From the answer of ``Vault.open_person``."""
    face = known["face"]
    return File(
        id=known["person"], code=known["code"], display=text(face.get("display")),
        names=texts(face.get("names")), birth_year=face.get("birth_year"),
        phones=texts(face.get("phones")), address=text(face.get("address")),
        language=text(face.get("language")), words=text(face.get("gender_words")),
        safe=safe_of(face.get("safe") or {}), version=known["version"], strands=known["strands"],
        lead=known["lead"], helpers=tuple(known["helpers"]), teams=tuple(known["teams"]),
        stage=known["stage"], since=text(known.get("since")), days=known["days"],
        profile=known["profile"], hidden_from=tuple(known["hidden_from"]),
        only_team=known["only_team"], mailbox=known["mailbox"], own=known["own"], face=face,
    )  # fmt: skip


def age_band(birth_year: int) -> str:
    """ "40s": ten years wide, for counting and for the line under a name."""
    return f"{max(0, today().year - birth_year) // 10 * 10}s"
