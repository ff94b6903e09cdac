"""Who opens no strand may hand in a paper; somebody of the team lays it into a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings

from sijak.files import store
from sijak.kernel.errors import NotForYou, Refused
from sijak.people import pieces
from sijak.people.actions.team_papers import keep_team_paper, remove_team_paper, take_team_paper
from sijak.people.enums import Why
from sijak.people.models import Paper, TeamPaper
from sijak.people.queries.papers import papers_on, whole
from tests.files import samples
from tests.house import House
from vault.client import VaultError


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings, "WEB_DIR", tmp_path)
    return tmp_path


def handed_in(house: House) -> TeamPaper:
    return keep_team_paper(by=house.actor("jisoo"), team=house.teams["health"], name="약값 영수증.jpg",
                           data=samples.photograph())  # fmt: skip


def test_it_goes_from_a_volunteer_into_a_file(house: House) -> None:
    person = house.make_person(team="hospital", lead="yongil", parts={"health": "health"})
    row, yongil, strand = handed_in(house), house.actor("yongil"), person["strands"]["health"]
    paper = take_team_paper(by=yongil, paper=row, strand=strand, note="영수증")
    (seen,) = papers_on(yongil, [strand])
    assert (seen.name, seen.note, seen.is_clean) == ("약값 영수증.jpg", "영수증", True)
    assert whole(yongil, paper, pieces.ORIGINAL, Why.ORIGINAL).data == samples.photograph()
    assert not TeamPaper.objects.exists() and not store.folder_of(row.id).exists()


def test_it_opens_for_nobody_outside_the_team_and_not_for_the_volunteer(house: House) -> None:
    person, row = house.make_person(), handed_in(house)
    for handle in ("jisoo", "minji"):
        with pytest.raises(VaultError):
            take_team_paper(by=house.actor(handle), paper=row, strand=person["strands"]["casework"])
        with pytest.raises(NotForYou):
            remove_team_paper(by=house.actor(handle), paper=row)
    assert TeamPaper.objects.exists() and not Paper.objects.exists()


def test_it_lies_in_one_file_when_two_take_it_at_once(house: House) -> None:
    person = house.make_person(team="hospital", lead="yongil", parts={"health": "health"})
    row, strand = handed_in(house), person["strands"]["health"]
    second = TeamPaper.objects.get(pk=row.pk)
    real = store.get(row.id, "o0")
    take_team_paper(by=house.actor("yongil"), paper=row, strand=strand)
    store.put(row.id, "o0", real)  # the second one had read it before the first one ended
    with pytest.raises(NotForYou):
        take_team_paper(by=house.actor("seolhwa"), paper=second, strand=strand)
    assert Paper.objects.count() == 1


def test_it_refuses_what_is_no_paper_at_once(house: House, folder: Path) -> None:
    with pytest.raises(Refused):
        keep_team_paper(by=house.actor("jisoo"), team=house.teams["health"], name="x", data=b"MZ")
    assert not TeamPaper.objects.exists() and not list(folder.rglob("*"))


def test_it_leaves_nothing_readable_on_the_disk(house: House, folder: Path) -> None:
    row = handed_in(house)
    lies = b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())
    assert samples.SECRET.encode() not in lies + bytes(row.content) and b"Exif" not in lies
    remove_team_paper(by=house.actor("seolhwa"), paper=row)
    assert not TeamPaper.objects.exists() and not list(folder.rglob("o*"))
