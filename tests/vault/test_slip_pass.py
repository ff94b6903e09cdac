"""Passing a slip on: only to the one whom the giver named, once, and never past a veil."""

from __future__ import annotations

import time

import pytest

from tests.vault.office import Office
from vault.client import Denied


def given(office: Office, after: str = "") -> tuple[str, str]:
    made = office.person("리봄")
    slip = office.vault.slip_give(
        office.tokens["minji"], to=office.users["jisoo"], person=made["person"], purpose="company",
        ends_at=int(time.time()) + 600, fields={"place": "gate"}, after=office.users[after] if after else "",
    )  # fmt: skip
    return slip, made["person"]


def test_it_goes_to_the_one_who_was_named_and_is_gone_for_the_first(office: Office) -> None:
    slip, _ = given(office, after="yongil")
    with pytest.raises(Denied, match="ended"):
        office.vault.slip_open(office.tokens["yongil"], slip)
    office.vault.slip_pass(office.tokens["jisoo"], slip)
    assert office.vault.slip_open(office.tokens["yongil"], slip) == {"place": "gate"}
    with pytest.raises(Denied, match="ended"):
        office.vault.slip_open(office.tokens["jisoo"], slip)


def test_it_is_passed_on_once(office: Office) -> None:
    slip, _ = given(office, after="yongil")
    office.vault.slip_pass(office.tokens["jisoo"], slip)
    with pytest.raises(Denied, match="nobody"):
        office.vault.slip_pass(office.tokens["yongil"], slip)


def test_it_is_passed_to_nobody_when_nobody_was_named(office: Office) -> None:
    slip, _ = given(office)
    with pytest.raises(Denied, match="nobody"):
        office.vault.slip_pass(office.tokens["jisoo"], slip)
    assert office.vault.slip_open(office.tokens["jisoo"], slip) == {"place": "gate"}


def test_it_is_passed_by_its_receiver_only(office: Office) -> None:
    slip, _ = given(office, after="yongil")
    for handle in ("minji", "taeho", "yongil"):
        with pytest.raises(Denied, match="ended"):
            office.vault.slip_pass(office.tokens[handle], slip)


def test_it_is_not_passed_to_somebody_who_must_not_see_them(office: Office) -> None:
    slip, person = given(office, after="yongil")
    office.vault.hide(office.tokens["minji"], person, users=[office.users["yongil"]])
    with pytest.raises(Denied, match="nobody"):
        office.vault.slip_pass(office.tokens["jisoo"], slip)
