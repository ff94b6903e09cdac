"""What was somebody typing, and where is it kept?"""

from __future__ import annotations

import json
from typing import Any

from django.utils.crypto import salted_hmac
from django.utils.translation import get_language_from_path

from sijak.accounts.line import vault
from sijak.accounts.models import Draft
from sijak.kernel.actor import Actor


def place_of(user_id: str, path: str) -> str:
    """A keyed digest of whose page it is: the row tells neither a person nor an address. A page
    is the same in each language."""
    return salted_hmac(
        "sijak.accounts.draft", f"{user_id}\n{_in_no_language(path)}", algorithm="sha256"
    ).hexdigest()


def purpose_of(user_id: str, path: str) -> str:
    """What a form token is sealed for that carries a page's words over a sign-in."""
    return f"kept:{place_of(user_id, path)}"


def _in_no_language(path: str) -> str:
    language = get_language_from_path(path)
    return path.removeprefix(f"/{language}") if language else path


def draft_at(user_id: str, path: str) -> Draft | None:
    return Draft.objects.filter(user_id=user_id, place=place_of(user_id, path)).first()


def has_draft(user_id: str, path: str) -> bool:
    """Asked on every page, so it fetches nothing."""
    return Draft.objects.filter(user_id=user_id, place=place_of(user_id, path)).exists()


def draft_fields(by: Actor, path: str) -> dict[str, Any] | None:
    """What was kept for this page, opened; None when nothing is."""
    draft = draft_at(by.user_id, path)
    if draft is None:
        return None
    plain = vault().open_draft(by.token, draft.place, bytes(draft.content))
    return dict(json.loads(plain))
