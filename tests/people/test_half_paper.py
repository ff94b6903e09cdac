"""A large paper comes in piece by piece; after a cut it goes on where it stopped."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from sijak.files import refusals, store
from sijak.files.cleaning import clean
from sijak.kernel.errors import NotForYou, Refused
from sijak.people import pieces
from sijak.people.actions import halves as actions
from sijak.people.actions import papers
from sijak.people.enums import Why
from sijak.people.jobs import sweep_half_papers
from sijak.people.models import HalfPaper, Paper
from sijak.people.queries.papers import whole
from tests.files import samples
from tests.house import House

BYTES = "application/octet-stream"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings, "WEB_DIR", tmp_path)
    return tmp_path


@pytest.fixture
def large() -> bytes:
    return samples.picture("PNG", size=(700, 500), mode="RGB", compress_level=0)


class Sender:
    """A worker's browser that sends one file about one person."""

    def __init__(self, house: House, person: dict[str, Any], data: bytes, by: str = "minji") -> None:
        self.client: Client = house.client(by)
        self.person, self.data = person["person"], data
        self.ways = self.begin()

    def begin(self, **more: object) -> dict[str, Any]:
        url = reverse("people:half-new", args=[self.person])
        told = {"name": "검사 결과.png", "size": len(self.data), "stamp": "1", "part": "casework", **more}
        return dict(self.client.post(url, told).json())

    def send(self, number: int) -> dict[str, Any]:
        piece = pieces.cut(self.data)[number]
        answer = self.client.post(f"{self.ways['url']}?n={number}", piece, content_type=BYTES)
        return dict(answer.json())

    def keep(self) -> dict[str, Any]:
        return dict(self.client.post(self.ways["keep"]).json())


def test_it_makes_a_paper_of_its_pieces(house: House, large: bytes) -> None:
    person = house.make_person()
    sender = Sender(house, person, large)
    assert (sender.ways["have"], sender.ways["piece"]) == (0, pieces.PIECE)
    assert pieces.how_many(len(large)) == 3
    assert [sender.send(n)["have"] for n in range(3)] == [1, 2, 3]
    assert sender.keep()["to"].endswith("?said=paper")
    paper = Paper.objects.get()
    assert whole(house.actor("minji"), paper, pieces.ORIGINAL, Why.ORIGINAL).data == large
    assert not HalfPaper.objects.exists()


def test_it_goes_on_where_it_stopped_after_a_cut(house: House, large: bytes) -> None:
    person = house.make_person()
    before = Sender(house, person, large)
    before.send(0)
    after = Sender(house, person, large)  # another tab, another day: the same file was chosen again
    assert after.ways["url"] == before.ways["url"] and after.ways["have"] == 1
    assert after.client.get(after.ways["url"]).json() == {"have": 1}
    page = after.client.get(reverse("people:papers", args=[person["person"]])).content.decode()
    assert "검사 결과.png" in page
    after.send(1), after.send(2)
    assert "to" in after.keep()
    assert HalfPaper.objects.count() == 0


def test_it_lets_two_tabs_send_the_same_file(house: House, large: bytes) -> None:
    person = house.make_person()
    one, other = Sender(house, person, large), Sender(house, person, large)
    assert one.send(0)["have"] == 1
    assert other.send(0)["have"] == 1, "what is there is not written again"
    assert other.send(1)["have"] == 2
    assert one.send(1)["have"] == 2
    assert one.send(2)["have"] == 3
    assert "to" in one.keep()
    assert other.keep() == {"to": f"/people/{person['person']}/papers/?said=paper"}, "it is kept already"
    stranger = reverse("people:half-keep", args=[house.make_person()["person"], Paper.objects.get().pk])
    assert other.client.post(stranger).status_code == 404
    assert Paper.objects.count() == 1


def test_it_keeps_the_paper_when_a_second_click_is_refused(
    house: House, large: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both clicks met the half paper; the first made a paper of it while the second was cleaned."""
    sender, by = Sender(house, house.make_person(), large), house.actor("minji")
    for number in range(3):
        sender.send(number)
    half, check = HalfPaper.objects.get(), papers.check_paper

    def busy(**_: object) -> None:
        monkeypatch.setattr(papers, "check_paper", check)
        actions.finish_half(by=by, half=half)
        refusals.refuse("busy")

    monkeypatch.setattr(papers, "check_paper", busy)
    with pytest.raises(Refused):
        actions.finish_half(by=by, half=half)
    assert whole(by, Paper.objects.get(), pieces.ORIGINAL, Why.ORIGINAL).data == large


def test_it_makes_no_paper_of_what_was_dropped_meanwhile(
    house: House, large: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    sender, by = Sender(house, house.make_person(), large), house.actor("minji")
    for number in range(3):
        sender.send(number)
    half = HalfPaper.objects.get()

    def dropped(**given: Any) -> Any:
        HalfPaper.objects.all().delete()
        store.drop([half.id])
        return clean(given["data"])

    monkeypatch.setattr(papers, "check_paper", dropped)
    with pytest.raises(NotForYou):
        actions.finish_half(by=by, half=half)
    assert not Paper.objects.exists(), "a row never points at nothing"


def test_it_takes_no_piece_that_leaves_a_gap_or_is_too_long(house: House, large: bytes) -> None:
    sender = Sender(house, house.make_person(), large)
    assert sender.send(2)["have"] == 0
    for wrong in (b"", bytes(pieces.PIECE + 1)):
        answer = sender.client.post(f"{sender.ways['url']}?n=0", wrong, content_type=BYTES)
        assert answer.status_code == 422 and answer.json()["error"]
    for odd in ("", "-1", "x", "1e3", "٣", "99999"):
        sent = sender.client.post(sender.ways["url"], b"x", content_type=BYTES, query_params={"n": odd})
        assert sent.json() == {"have": 0}
    assert "error" in sender.keep(), "not whole"
    assert HalfPaper.objects.exists(), "and it may still go on"


def test_it_refuses_more_than_25_megabytes_before_a_byte_comes(house: House) -> None:
    sender = Sender(house, house.make_person(), b"x")
    for size in (25 * 1024 * 1024 + 1, 0, -1, "x"):
        assert sender.begin(size=size)["error"]
    assert sender.begin(part="origin")["error"]


def test_it_keeps_nothing_of_what_turns_out_to_be_a_program(house: House) -> None:
    sender = Sender(house, house.make_person(), b"MZ" + os.urandom(9000))
    sender.send(0)
    assert sender.keep()["error"]
    assert not HalfPaper.objects.exists() and not Paper.objects.exists()
    assert not list(store.root().glob("??/*"))


def test_it_refuses_pieces_that_are_shorter_than_was_said(house: House, large: bytes) -> None:
    sender = Sender(house, house.make_person(), large)
    for number in range(3):
        sender.client.post(f"{sender.ways['url']}?n={number}", b"short", content_type=BYTES)
    assert sender.keep()["error"]
    assert not Paper.objects.exists()


def test_it_seals_each_piece_as_it_comes(house: House, folder: Path, large: bytes) -> None:
    sender = Sender(house, house.make_person(), large)
    sender.send(0)
    lies = b"".join(file.read_bytes() for file in folder.rglob("o*") if file.is_file())
    assert len(lies) > pieces.PIECE and large[:64] not in lies and b"IHDR" not in lies


def test_it_is_its_senders_alone_until_it_is_whole(house: House, large: bytes) -> None:
    sender = Sender(house, house.make_person(), large)
    sender.send(0)
    other = house.client("sora")
    assert other.get(sender.ways["url"]).status_code == 404
    assert other.post(sender.ways["keep"]).status_code == 404
    assert other.post(sender.ways["drop"]).status_code == 404
    assert sender.client.post(sender.ways["drop"]).status_code == 302
    assert not HalfPaper.objects.exists() and not list(store.root().glob("??/*"))


def test_it_sweeps_what_nobody_went_on_with_for_a_day(house: House, large: bytes) -> None:
    sender = Sender(house, house.make_person(), large)
    sender.send(0)
    half = HalfPaper.objects.get()
    assert sweep_half_papers() == 0
    os.utime(store.folder_of(half.id), (1, 1))
    assert sweep_half_papers() == 1
    assert not HalfPaper.objects.exists()


def test_it_asks_a_closed_session_to_open_first(house: House, large: bytes) -> None:
    sender = Sender(house, house.make_person(), large)
    token = house.vault.unlock("minji", house.people["minji"]["phrase"])["token"]
    sender.client.cookies[settings.SIJAK_COOKIE] = token
    house.vault.close(token)
    answer = sender.client.post(f"{sender.ways['url']}?n=0", large[:100], content_type=BYTES)
    assert "json" not in answer["Content-Type"]
    assert store.count(HalfPaper.objects.get().id, "o") == 0
