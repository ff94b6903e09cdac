"""A paper is kept twice, sealed, on one strand; what is not taken leaves nothing behind."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sijak.files import refusals, store
from sijak.kernel.errors import NotForYou, Refused
from sijak.kernel.ids import random_id
from sijak.people import pieces
from sijak.people.actions import papers as actions
from sijak.people.actions.papers import keep_paper
from sijak.people.enums import Why
from sijak.people.jobs import sweep_half_papers
from sijak.people.models import Paper
from sijak.people.queries.papers import paper_of, papers_on, whole
from tests.files import samples
from tests.house import House
from vault.client import Denied

NAME = "남편과 찍은 사진.jpg"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings, "WEB_DIR", tmp_path)
    return tmp_path


def kept(house: House, data: bytes = b"", by: str = "minji", **rest: Any) -> tuple[dict[str, Any], Paper]:
    person = house.make_person(**rest)
    paper = keep_paper(by=house.actor(by), strand=person["strands"]["casework"], name=NAME,
                       data=data or samples.photograph(), note="딸 생일")  # fmt: skip
    return person, paper


def on_disk(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file())


def test_it_keeps_the_original_and_a_clean_copy(house: House) -> None:
    person, paper = kept(house)
    minji = house.actor("minji")
    (seen,) = papers_on(minji, [person["strands"]["casework"]])
    assert (seen.name, seen.note, seen.kind, seen.is_clean, seen.has_small) == (
        NAME,
        "딸 생일",
        "jpg",
        True,
        True,
    )
    assert whole(minji, paper, pieces.ORIGINAL, Why.ORIGINAL).data == samples.photograph()
    assert b"Exif" not in whole(minji, paper, pieces.CLEAN, Why.PAPERS).data


def test_it_leaves_nothing_readable_on_the_disk(house: House, folder: Path) -> None:
    kept(house)
    lies = on_disk(folder)
    assert len(lies) > 3000
    for word in (samples.SECRET, NAME, "Exif", "JFIF"):
        assert word.encode() not in lies
    assert all(len(file.name) <= 5 for file in folder.rglob("*") if file.is_file()), "names tell nothing"


def test_it_opens_for_no_other_team_and_no_other_place(house: House) -> None:
    person, paper = kept(house)
    with pytest.raises(Denied):
        whole(house.actor("taeho"), paper, pieces.CLEAN, Why.PAPERS)
    with pytest.raises(NotForYou):
        paper_of(house.actor("taeho"), person["person"], paper.id)
    with pytest.raises(NotForYou):
        paper_of(house.actor("minji"), house.make_person()["person"], paper.id)


def test_it_opens_no_piece_in_the_place_of_another(house: House) -> None:
    _, one = kept(house)
    _, other = kept(house)
    store.put(one.id, "o0", store.get(other.id, "o0"))
    with pytest.raises(Denied):
        whole(house.actor("minji"), one, pieces.ORIGINAL, Why.ORIGINAL)
    store.put(one.id, "c0", store.get(one.id, "s0"))
    with pytest.raises(Denied):
        whole(house.actor("minji"), one, pieces.CLEAN, Why.PAPERS)


def test_it_writes_into_the_audit_that_it_was_the_original(house: House) -> None:
    person, paper = kept(house)
    whole(house.actor("minji"), paper, pieces.ORIGINAL, Why.ORIGINAL)
    read = house.vault.readers(house.token("minji"), person["person"], 5)
    assert read[0]["why"] == "original"


def test_it_makes_one_paper_of_two_clicks(house: House) -> None:
    strand, once = house.make_person()["strands"]["casework"], random_id()
    for _ in range(2):
        keep_paper(by=house.actor("minji"), strand=strand, name="a", data=samples.picture(), once=once)
    assert Paper.objects.count() == 1
    with pytest.raises(NotForYou):
        keep_paper(by=house.actor("minji"), strand=house.make_person()["strands"]["casework"], name="a",
                   data=samples.picture(), once=once)  # fmt: skip


@pytest.mark.parametrize("data", [b"", b"MZ\x90", samples.bomb_png(), samples.picture()[:900],
                                  bytes(refusals.MOST_BYTES + 1)],
                         ids=["empty", "program", "bomb", "cut", "25 MB and one byte"])  # fmt: skip
def test_it_keeps_nothing_of_what_it_does_not_take(house: House, folder: Path, data: bytes) -> None:
    strand = house.make_person()["strands"]["casework"]
    with pytest.raises(Refused):
        keep_paper(by=house.actor("minji"), strand=strand, name="a", data=data)
    assert not Paper.objects.exists() and not list(folder.rglob("*"))


def test_it_keeps_25_megabytes(house: House) -> None:
    big = samples.pdf()
    big += b"%" + os.urandom(refusals.MOST_BYTES - len(big) - 8).replace(b"%", b" ") + b"\n%%EOF\n"
    person, paper = kept(house, big[: refusals.MOST_BYTES])
    began = time.monotonic()
    assert whole(house.actor("minji"), paper, pieces.ORIGINAL, Why.ORIGINAL).data == big
    assert time.monotonic() - began < 5
    assert papers_on(house.actor("minji"), [person["strands"]["casework"]])[0].size.startswith("25.0")


def test_it_takes_a_resident_number_out_of_a_name(house: House) -> None:
    strand = house.make_person()["strands"]["casework"]
    name = "C:\\x\\진료비 900101-2345678.jpg"
    keep_paper(by=house.actor("minji"), strand=strand, name=name, data=samples.picture())
    (seen,) = papers_on(house.actor("minji"), [strand])
    assert "2345678" not in seen.name and seen.name.startswith("진료비")


def test_it_removes_row_and_pieces(house: House, folder: Path) -> None:
    person, paper = kept(house)
    with pytest.raises(NotForYou):
        actions.remove_paper(by=house.actor("taeho"), paper=paper)
    actions.remove_paper(by=house.actor("minji"), paper=paper)
    assert not Paper.objects.exists() and not store.folder_of(paper.id).exists()
    assert papers_on(house.actor("minji"), person["strands"].values()) == []


def test_it_drops_every_paper_of_somebody_who_is_erased(house: House) -> None:
    person, paper = kept(house)
    _, other = kept(house)
    assert actions.drop_papers_of(by=None, strands=list(person["strands"].values())) == 1
    assert not store.folder_of(paper.id).exists() and store.folder_of(other.id).exists()


def test_it_sweeps_pieces_without_a_row_after_a_day(house: House) -> None:
    _, paper = kept(house)
    store.put(lost := random_id(), "o0", b"x")
    store.put(fresh := random_id(), "o0", b"x")
    for one in (paper.id, lost):
        os.utime(store.folder_of(one), (1, 1))
    assert sweep_half_papers() == 1
    assert [store.folder_of(one).exists() for one in (paper.id, lost, fresh)] == [True, False, True]


# -- through the page ----------------------------------------------------------------------------------
def sent(data: bytes, **more: str) -> dict[str, Any]:
    return {"part": "casework", "note": "", "once": "", "file": SimpleUploadedFile(NAME, data), **more}


def test_it_takes_a_file_from_the_plain_form(house: House) -> None:
    person, client = house.make_person(), house.client("minji")
    url = reverse("people:papers", args=[person["person"]])
    said = client.post(url, sent(samples.pdf(), note="진단서"))
    assert said.status_code == 302 and said["Location"].endswith("?said=paper")
    page = client.get(url).content.decode()
    assert NAME in page and "진단서" in page
    assert papers_on(house.actor("minji"), [person["strands"]["casework"]])[0].kind == "pdf"


def test_it_says_beside_the_field_why_it_is_not_taken_and_keeps_what_was_typed(house: House) -> None:
    person, client = house.make_person(), house.client("minji")
    url = reverse("people:papers", args=[person["person"]])
    for data in (b"MZ", b""):
        page = client.post(url, sent(data, note="봄비나무")).content.decode()
        assert 'aria-invalid="true"' in page and "봄비나무" in page
    assert 'aria-invalid="true"' in client.post(url, {"part": "casework"}).content.decode()
    assert not Paper.objects.exists()


def test_it_answers_a_body_over_the_limit_before_it_is_read(house: House) -> None:
    person = house.make_person()
    url = reverse("people:papers", args=[person["person"]])
    large = sent(bytes(27 << 20))
    assert house.client("minji").post(url, large).status_code == 413
    assert house.client().post(url, sent(bytes(5 << 20))).status_code == 413, "a stranger fills no memory"
    edit = reverse("people:person-edit", args=[person["person"]])
    assert house.client("minji").post(edit, sent(bytes(5 << 20))).status_code == 413, "here and nowhere else"


def test_it_hands_a_paper_out_as_a_download_in_a_sandbox(house: House) -> None:
    person, paper = kept(house)
    client = house.client("minji")
    given = client.get(reverse("people:paper", args=[person["person"], paper.id]))
    assert given["Content-Disposition"].startswith('attachment; filename="paper-2')
    assert given["Content-Disposition"].endswith('.jpg"') and "남편" not in given["Content-Disposition"]
    wanted = {
        "Content-Security-Policy": "sandbox; default-src 'none'", "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store", "Cross-Origin-Resource-Policy": "same-origin",
        "Content-Type": "image/jpeg",
    }  # fmt: skip
    assert {name: given[name] for name in wanted} == wanted
    small = client.get(reverse("people:paper-small", args=[person["person"], paper.id]))
    assert small["Content-Disposition"].startswith("inline")
    assert small["Content-Security-Policy"] == wanted["Content-Security-Policy"]


def test_it_gives_the_original_only_after_its_warning(house: House) -> None:
    person, paper = kept(house)
    client, url = house.client("minji"), reverse("people:paper-original", args=[person["person"], paper.id])
    asked = client.get(url)
    assert asked.status_code == 200 and b"Exif" not in asked.content
    given = client.post(url)
    assert given.content == samples.photograph()
    assert given["Content-Type"] == "application/octet-stream"
    assert given["Content-Security-Policy"] == "sandbox; default-src 'none'"


def test_it_narrows_the_list_to_a_part(house: House) -> None:
    person = house.make_person(team="hospital", lead="yongil", parts={"health": "health"})
    yongil = house.actor("yongil")
    for part in ("casework", "health"):
        keep_paper(by=yongil, strand=person["strands"][part], name=f"{part}.jpg", data=samples.picture())
    client, url = house.client("yongil"), reverse("people:papers", args=[person["person"]])
    both, one = client.get(url).content.decode(), client.get(url + "?part=health").content.decode()
    assert "casework.jpg" in both and "health.jpg" in both
    assert "casework.jpg" not in one and "health.jpg" in one
    assert client.get(url + "?part=x%00'").status_code == 200


def test_it_hides_papers_with_the_file(house: House) -> None:
    person = house.make_person(by="minji", hidden_from=[house.user("sora")])
    paper = keep_paper(by=house.actor("minji"), strand=person["strands"]["casework"], name=NAME,
                       data=samples.picture())  # fmt: skip
    client = house.client("sora")
    for name in ("papers", "paper", "paper-small", "paper-original", "paper-remove"):
        args = [person["person"]] + ([paper.id] if name != "papers" else [])
        assert client.get(reverse(f"people:{name}", args=args)).status_code == 404, name
