"""How does a test come to a person's own pages? As the person does: with eight words."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.test import Client

from sijak.people.models import Shared
from sijak.reach.models import Request
from tests.reach.walk import asked_for_help, knock, take_words, text_of
from vault.client import Sealing

__all__ = ["In", "let_in", "share", "text_of"]


@dataclass(slots=True)
class In:
    """Somebody who gave their words: their browser, their request, and their file when one is open."""

    client: Client
    row: Request
    words: list[str]
    made: dict[str, Any]

    def page(self, where: str = "", prefix: str = "") -> str:
        answer = self.client.get(f"/{prefix}my/{where}")
        assert answer.status_code == 200, answer.status_code
        return text_of(answer)


def let_in(house: Any, *, has_file: bool | dict[str, Any] = False, **told: Any) -> In:
    """``has_file``: a file is open; a dictionary says more about it, as ``house.make_person`` takes it."""
    client = Client()
    kept, row = asked_for_help(client, **(told or {"words": "처음에 적은 비밀 글"}))
    words, _page = take_words(client, kept)
    row.refresh_from_db()
    made = open_file(house, row, has_file) if has_file else {}
    assert knock(client, words).status_code == 302
    return In(client, row, words, made)


def open_file(house: Any, row: Request, more: Any) -> dict[str, Any]:
    made: dict[str, Any] = house.make_person(mailbox=row.mailbox, **(more if isinstance(more, dict) else {}))
    return made


def share(house: Any, made: dict[str, Any], **content: Any) -> None:
    row = Shared(strand_id=made["strands"]["self"])
    plain = json.dumps(content, ensure_ascii=False).encode()
    sealing = Sealing(row.strand_id, Shared._meta.db_table, "content", row.id, 1, plain, "note")
    row.content = house.vault.seal(house.token("minji"), [sealing])[0]
    row.save(force_insert=True)
