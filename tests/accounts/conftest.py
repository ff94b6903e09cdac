"""Whose browser is this?"""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from sijak.accounts import queries
from tests.house import House

Enter = Callable[..., Client]


@pytest.fixture
def enter(house: House) -> Enter:
    """enter("minji"): a browser in which she has just signed in, with a session of its own."""
    queries.forget_staff()

    def come_in(handle: str) -> Client:
        client = Client(HTTP_HOST="localhost")
        opened = house.vault.unlock(handle, house.people[handle]["phrase"])
        client.cookies[settings.SIJAK_COOKIE] = opened["token"]
        return client

    return come_in


@pytest.fixture
def token_of() -> Callable[[Client], str]:
    return lambda client: str(client.cookies[settings.SIJAK_COOKIE].value)


@pytest.fixture
def new_worker(house: House) -> Callable[..., dict[str, Any]]:
    """Somebody enrolled for one test: {user, handle, phrase, spelled}; known to enter()."""

    def enrol(role: str = "counsellor", can: tuple[str, ...] = ("duty", "files")) -> dict[str, Any]:
        handle = f"t{len(house.people)}-{role}"
        answer = house.vault.enrol(
            house.token("dahee"), handle=handle, name=f"시험 {len(house.people)}", role=role,
            can=list(can), centre="seoul", ends_on="",
        )  # fmt: skip
        phrase = " ".join(answer["phrase"])
        house.people[handle] = {"user": answer["user"], "phrase": phrase}
        queries.forget_staff()
        return {"user": answer["user"], "handle": handle, "phrase": phrase,
                "spelled": list(answer["spelled"])}  # fmt: skip

    return enrol
