"""Does a request become a file: match first, the letter box along, the words left behind?"""

from __future__ import annotations

import html
import re
from typing import Any

from django.test import Client

from sijak.people.enums import ConsentKind
from sijak.people.models import Strand
from sijak.reach import queries
from sijak.reach.enums import RequestState
from sijak.reach.models import Request
from tests.reach.walk import asked_for_help, come_back, take_words, text_of

SAFE = {"name": "돌배나무", "channels": ["text"], "phone": "010-3333-4444", "voicemail": "leave"}


def from_request(house: Any, client: Client, **safe: Any) -> tuple[Request, list[str]]:
    kept, row = asked_for_help(client, {**SAFE, **safe}, words="비밀스러운 첫 글")
    words, _page = take_words(client, kept)
    row.refresh_from_db()
    return row, words


def ticket_of(page: Any) -> str:
    found = re.search(r'name="ticket" value="([^"]*)"', text_of(page))
    assert found, text_of(page)
    return html.unescape(found[1])


def consents() -> dict[str, str]:
    return {f"consent_{kind}": "given" if kind == ConsentKind.ORDINARY else "refused" for kind in ConsentKind}


def filled(house: Any, ticket: str, **more: Any) -> dict[str, Any]:
    return {
        "display": "돌배나무",
        "names": "",
        "phones": "010-3333-4444",
        "language": "ko",
        "channels": ["text"],
        "voicemail": "yes",
        "method": "spoken",
        "team": house.teams["seoul"],
        "lead": house.user("minji"),
        "ticket": ticket,
        **consents(),
        **more,
    }


def test_it_opens_a_file_and_brings_the_letter_box(house: Any, client: Client) -> None:
    row, words = from_request(house, client)
    sora = house.client("sora")
    asked = text_of(sora.get(f"/help/desk/{row.pk}/match/"))
    assert "돌배나무" in asked and "010-3333-4444" in asked
    start = sora.post(f"/help/desk/{row.pk}/match/", {"names": "돌배나무", "phones": "010-3333-4444"})
    assert "비밀스러운" not in text_of(start)
    done = sora.post(f"/help/desk/{row.pk}/open/", filled(house, ticket_of(start)))
    assert done.status_code == 302, text_of(done)
    row.refresh_from_db()
    assert row.state == RequestState.OPENED and row.answered_by == house.user("sora")
    person = done.url.split("/people/")[1].split("/")[0]
    file = house.vault.open_person(house.token("minji"), person, "edit")
    assert file["mailbox"] == row.mailbox and file["face"]["phones"] == ["010-3333-4444"]
    assert Strand.objects.filter(id__in=file["strands"].values()).count() == 4
    assert "주고받은 편지" in text_of(come_back(client, words))
    assert house.client("minji").get(f"/help/desk/letters/{row.mailbox}/").status_code == 200


def test_it_opens_one_file_only(house: Any, client: Client) -> None:
    row, _words = from_request(house, client, name="들장미", phone="010-5555-1111")
    sora = house.client("sora")
    start = sora.post(f"/help/desk/{row.pk}/match/", {"names": "들장미", "phones": "010-5555-1111"})
    told = filled(house, ticket_of(start), display="들장미", phones="010-5555-1111")
    assert sora.post(f"/help/desk/{row.pk}/open/", told).status_code == 302
    strands = Strand.objects.count()
    again = sora.post(f"/en/help/desk/{row.pk}/open/", told)
    assert again.status_code == 422 and "already opened" in text_of(again)
    assert Strand.objects.count() == strands
    assert sora.get(f"/help/desk/{row.pk}/match/").status_code == 409


def test_it_says_known_and_shows_no_face(house: Any, client: Client) -> None:
    house.make_person(
        display="민들레꽃", names=["한송이"], phones=["010-7777-8888"], team="daejeon", lead="taeho"
    )
    row, _words = from_request(house, client, name="민들레꽃", phone="010-7777-8888")
    page = house.client("yongil").post(
        f"/en/help/desk/{row.pk}/match/", {"names": "민들레꽃", "phones": "010-7777-8888"}
    )
    assert "This person is known" in text_of(page) and "한송이" not in text_of(page)
    row.refresh_from_db()
    assert row.state == RequestState.NEW


def test_it_knows_nothing_of_a_file_that_one_team_keeps(house: Any, client: Client) -> None:
    team = house.teams["daejeon"]
    house.make_person(
        by="taeho",
        display="갈대숲",
        phones=["010-7777-9999"],
        team="daejeon",
        lead="taeho",
        only_team=team,
    )
    row, _words = from_request(house, client, name="갈대숲", phone="010-7777-9999")
    page = house.client("yongil").post(
        f"/en/help/desk/{row.pk}/match/", {"names": "갈대숲", "phones": "010-7777-9999"}
    )
    assert "Nobody like this is known" in text_of(page)


def test_it_opens_nothing_for_other_roles(house: Any, client: Client) -> None:
    row, _words = from_request(house, client)
    for deed in ("start", "open"):
        assert house.client("hana").post(f"/help/desk/{row.pk}/{deed}/").status_code == 403
        assert house.client("minji").post(f"/help/desk/{row.pk}/{deed}/").status_code == 404
    assert house.client("minji").get(f"/help/desk/{row.pk}/match/").status_code == 403
    assert queries.waiting(house.actor("sora"))
