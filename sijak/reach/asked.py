"""What is inside the envelope of a request?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sijak.reach.enums import Answer, ForWhom, Hours, Need, OtherEyes, Word


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asked for, and how it is safe to answer. Codes and their own words.

    ``name`` is the name under which it is safe to answer, never asked to be a true one.
    ``sent_by`` tells who sent them, for a partner's request.
    """

    for_whom: str = ForWhom.ME
    needs: tuple[str, ...] = ()
    words: str = field(default="", repr=False)
    name: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    channels: tuple[str, ...] = ()
    hours: tuple[str, ...] = ()
    when: str = field(default="", repr=False)
    shared: str = ""
    voicemail: str = ""
    language: str = "ko"
    sent_by: str = field(default="", repr=False)

    @classmethod
    def of(cls, told: Mapping[str, Any], *, language: str) -> Asked:
        """Out of what the fields of a form said; a field that was not asked is empty."""

        def one(name: str) -> str:
            return str(told.get(name) or "")

        def many(name: str) -> tuple[str, ...]:
            return tuple(told.get(name) or ())

        return cls(
            for_whom=one("for_whom") or ForWhom.ME.value,
            needs=many("needs"),
            words=one("words"),
            name=one("name"),
            phone=one("phone"),
            channels=many("channels"),
            hours=many("hours"),
            when=one("when"),
            shared=one("shared"),
            voicemail=one("voicemail"),
            language=language,
            sent_by=one("sent_by"),
        )

    def to_json(self) -> str:
        safe = {
            "channels": self.channels,
            "hours": self.hours,
            "when": self.when,
            "alias": self.name,
            "shared": self.shared,
            "voicemail": self.voicemail,
        }
        return json.dumps(
            {
                "for_whom": self.for_whom,
                "needs": self.needs,
                "words": self.words,
                "name": self.name,
                "phone": self.phone,
                "safe": safe,
                "language": self.language,
                "sent_by": self.sent_by,
            },
            ensure_ascii=False,
        )

    @classmethod
    def from_json(cls, text: str) -> Asked:
        told: dict[str, Any] = json.loads(text)
        safe = told.get("safe", {})
        hours = safe.get("hours") or ()
        # Hours in words, as a worker may have written them, are no list of codes.
        in_words = hours if isinstance(hours, str) else ""
        return cls(
            for_whom=told.get("for_whom", ForWhom.ME),
            needs=tuple(told.get("needs", ())),
            words=told.get("words", ""),
            name=told.get("name") or safe.get("alias", ""),
            phone=told.get("phone", ""),
            channels=tuple(safe.get("channels", ())),
            hours=() if in_words else tuple(hours),
            when=safe.get("when") or in_words,
            shared=safe.get("shared", ""),
            voicemail=safe.get("voicemail") or "",
            language=told.get("language", "ko"),
            sent_by=told.get("sent_by", ""),
        )

    @property
    def is_danger(self) -> bool:
        return Need.DANGER in self.needs

    @property
    def is_for_other(self) -> bool:
        return self.for_whom == ForWhom.OTHER

    @property
    def has_way_back(self) -> bool:
        """Can we answer without the eight words?"""
        return bool(self.phone)

    def need_labels(self) -> list[tuple[str, str]]:
        return [(Need(code).value, str(Need(code).label)) for code in self.needs if code in Need]

    def channel_labels(self) -> list[str]:
        return [str(Answer(code).label) for code in self.channels if code in Answer]

    def hour_labels(self) -> list[str]:
        return [str(Hours(code).label) for code in self.hours if code in Hours]

    def shared_label(self) -> str:
        return str(OtherEyes(self.shared).label) if self.shared in OtherEyes else ""

    def voicemail_label(self) -> str:
        return str(Word(self.voicemail).label) if self.voicemail in Word else ""
