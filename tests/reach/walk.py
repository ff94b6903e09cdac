"""How does a test ask for help the way a person does: page by page, with what the page holds?"""

from __future__ import annotations

import html
import re
from typing import Any

from django.http import HttpResponse
from django.test import Client

from sijak.reach.models import Request

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')


def text_of(answer: HttpResponse | Any) -> str:
    return str(answer.content.decode())


def hidden(answer: Any, name: str = "state") -> str:
    """The last hidden field of this name on a page."""
    found = [html.unescape(value) for key, value in HIDDEN.findall(text_of(answer)) if key == name]
    assert found, f"no hidden field {name}"
    return found[-1]


def post(client: Client, where: str, **fields: Any) -> Any:
    return client.post(where, fields, headers={"accept-language": "de"})


def to_look(client: Client, prefix: str = "", safe: dict[str, Any] | None = None, **first: Any) -> Any:
    """Steps one and two; answers the page on which everything is looked over."""
    told = first or {"words": "속이 쏘고 통세나는데 병원 돈이 무섭습니다."}
    second = post(client, f"/{prefix}help/step/", step="1", state="", go="next", **told)
    assert second.status_code == 200, text_of(second)
    return post(client, f"/{prefix}help/step/", step="2", state=hidden(second), go="next",
                **(safe or {}))  # fmt: skip


def send(client: Client, look: Any, prefix: str = "") -> Any:
    return post(client, f"/{prefix}help/step/", step="3", state=hidden(look), go="next")


def asked_for_help(client: Client, safe: dict[str, Any] | None = None, **first: Any) -> tuple[Any, Request]:
    """The page that says it is kept, and its row."""
    before = set(Request.objects.values_list("pk", flat=True))
    kept = send(client, to_look(client, "", safe, **first))
    assert kept.status_code == 200, text_of(kept)
    return kept, Request.objects.exclude(pk__in=before).get()


def take_words(client: Client, kept: Any) -> tuple[list[str], Any]:
    """The eight words, and the page that showed them."""
    page = post(client, "/help/words/", state=hidden(kept))
    return re.findall(r"<b>([가-힣]{2})</b>", text_of(page)), page


def knock(client: Client, words: list[str] | str) -> Any:
    """What the page that asks for the words answers."""
    return post(client, "/help/come-back/", text=words if isinstance(words, str) else " ".join(words))


def come_back(client: Client, words: list[str] | str) -> Any:
    """The letters, or what the page says instead."""
    page = knock(client, words)
    return client.get("/my/letters/") if page.status_code == 302 else page


def write(client: Client, text: str) -> Any:
    """One more letter, by whoever is in: the page with what is wrong, or the letters after it."""
    return client.post("/en/my/letters/", {"text": text}, follow=True)
