"""Who is doing this?"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.http import HttpRequest
from django.http.response import HttpResponseBase


@dataclass(frozen=True, slots=True)
class Actor:
    """A worker who signed in, as every action receives them (`by`).

    `token` opens the worker's session in the vault: it is never printed.
    `centre` is the code of their room, `where` a short word for the place they work
    from (for the audit), `language` one of ko, en, zh-hans.
    """

    token: str = field(repr=False)
    user_id: str
    name: str = field(repr=False)
    role: str
    permissions: frozenset[str]
    teams: tuple[str, ...]
    centre: str
    language: str
    where: str
    is_officer: bool

    def may(self, permission: str) -> bool:
        return permission in self.permissions


class Request(HttpRequest):
    """A request to a page; `actor` is None for a stranger."""

    actor: Actor | None


class StaffRequest(HttpRequest):
    """A request that passed `@needs`: somebody signed in is behind it."""

    actor: Actor


class NobodyMiddleware:
    """Nobody is signed in until accounts says otherwise."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponseBase:
        request.actor = None
        return self.get_response(request)
