"""Does the curtain hide everything, lose nothing, and open to its owner only?"""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.test import Client

from sijak.accounts.models import Draft
from sijak.practice import cast
from sijak.practice.cast import PIN
from tests.accounts.conftest import Enter
from tests.house import House

PAGE = "/en/staff/people/"
FORM = "/en/staff/people/new/"
RESUME = "/en/staff/go-on/"
TokenOf = Callable[[Client], str]


@pytest.fixture
def closed(house: House, enter: Enter, token_of: TokenOf) -> Callable[[str], Client]:
    def shut(handle: str) -> Client:
        client = enter(handle)
        assert client.get(PAGE).status_code == 200
        house.vault.close(token_of(client))
        return client

    return shut


def test_it_hides_the_page_and_every_name(closed: Callable[[str], Client]) -> None:
    answer = closed("dahee").get(PAGE)
    page = answer.content.decode()
    assert answer.headers["X-Sijak-Curtain"] == "1"
    assert "no-store" in answer.headers["Cache-Control"]
    assert "Closed, because nothing was done" in page
    assert "민지" not in page and "다희" not in page


def test_it_opens_with_the_pin_and_brings_the_page_back(closed: Callable[[str], Client]) -> None:
    client = closed("dahee")
    answer = client.post(RESUME, {"pin": PIN, "next": PAGE})
    assert answer.headers["Location"] == PAGE
    assert "민지" in client.get(PAGE).content.decode()


def test_it_says_how_many_tries_are_left_and_ends_after_the_fifth(
    closed: Callable[[str], Client],
) -> None:
    client = closed("dahee")
    for left in (4, 3, 2):
        page = client.post(RESUME, {"pin": "0000", "next": PAGE}).content.decode()
        assert f"That is not your PIN. {left} tries are left." in page
        assert "0000" not in page
    page = client.post(RESUME, {"pin": "0000"}).content.decode()
    assert "1 try is left." in page
    answer = client.post(RESUME, {"pin": "0000", "next": PAGE})
    assert "said=tries" in answer.headers["Location"]
    answer = client.post(RESUME, {"pin": PIN, "next": PAGE})
    assert "/staff/?" in answer.headers["Location"], "the right PIN comes too late"


def test_it_keeps_what_was_sent_against_it_and_gives_it_back(
    house: House, closed: Callable[[str], Client]
) -> None:
    client = closed("dahee")
    sent = {"name": "새로 온 사람", "handle": "newone", "role": "intake"}
    page = client.post(FORM, sent).content.decode()
    assert "What you just sent is kept" in page and "새로 온" not in page
    assert b"\xec\x83\x88" not in bytes(Draft.objects.get().content), "sealed, not written"
    answer = client.post(RESUME, {"pin": PIN, "next": FORM})
    assert answer.headers["Location"] == f"{FORM}?back=1"
    page = client.get(f"{FORM}?back=1").content.decode()
    assert "data-draft-now" in page and "is back on this page" in page
    fields = client.get(f"/en/staff/draft/?for={FORM}").json()["fields"]
    assert fields == {"name": ["새로 온 사람"], "handle": ["newone"], "role": ["intake"]}


def test_it_keeps_nothing_of_a_mere_button(closed: Callable[[str], Client]) -> None:
    client = closed("dahee")
    client.post("/en/staff/protection/abc/done/", {"finding": "right", "csrfmiddlewaretoken": "Zz"})
    assert not Draft.objects.exists()


def test_it_closes_after_fifteen_quiet_minutes_and_autosave_is_no_deed(
    house: House, enter: Enter, token_of: TokenOf
) -> None:
    client = enter("dahee")
    session = house.state.sessions.find(token_of(client))
    session.deed -= 14 * 60 + 30
    kept = client.post(f"/en/staff/draft/?for={FORM}", {"name": "반쯤 쓴 말"}, headers={"X-Sijak-Deed": "0"})
    assert kept.json() == {"kept": True}
    session.deed -= 45
    assert client.get(PAGE).headers.get("X-Sijak-Curtain") == "1"


def test_it_stays_open_for_one_who_works(house: House, enter: Enter, token_of: TokenOf) -> None:
    client = enter("dahee")
    session = house.state.sessions.find(token_of(client))
    for _ in range(3):
        session.deed -= 10 * 60
        assert "X-Sijak-Curtain" not in client.get(PAGE).headers


def test_it_keeps_drafts_behind_the_curtain_but_gives_none_out(
    closed: Callable[[str], Client],
) -> None:
    client = closed("dahee")
    where = f"/en/staff/draft/?for={FORM}"
    assert client.post(where, {"name": "뒤에서 쓴 말"}).json() == {"kept": True}
    answer = client.get(where)
    assert answer.status_code == 403 and "뒤에서" not in answer.content.decode()


def test_it_opens_to_nobody_without_a_session(house: House) -> None:
    answer = Client().post(RESUME, {"pin": PIN, "next": PAGE})
    assert "/staff/?" in answer.headers["Location"]


# -- the vault was started anew: nobody is signed in any more
def test_it_brings_page_and_words_back_after_the_vault_was_restarted(
    house: House, enter: Enter, token_of: TokenOf
) -> None:
    client = enter("dahee")
    client.get(PAGE)
    house.state.sessions.live.pop(house.state.sessions.find(token_of(client)).id)
    answer = client.post(FORM, {"name": "아직 못 보낸 말", "handle": "late"})
    page = answer.content.decode()
    assert "everybody signs in once more" in page and "아직" not in page
    kept = page.split('name="kept" value="')[1].split('"')[0]
    assert not Draft.objects.exists(), "nothing that the house alone could open is written down"
    phrase = house.people["dahee"]["phrase"]
    answer = client.post("/en/staff/", {"handle": "dahee", "phrase": phrase, "next": FORM, "kept": kept})
    assert answer.headers["Location"] == f"{FORM}?back=1"
    assert "back on this page" in client.get(f"{FORM}?back=1").content.decode()
    fields = client.get(f"/en/staff/draft/?for={FORM}").json()["fields"]
    assert fields["name"] == ["아직 못 보낸 말"]


def test_it_gives_the_words_of_one_to_no_other_who_signs_in_there(
    house: House, enter: Enter, token_of: TokenOf
) -> None:
    client = enter("dahee")
    client.get(PAGE)
    house.state.sessions.live.pop(house.state.sessions.find(token_of(client)).id)
    page = client.post(FORM, {"name": "다희가 쓴 말"}).content.decode()
    kept = page.split('name="kept" value="')[1].split('"')[0]
    phrase = house.people["hyesun"]["phrase"]
    answer = client.post("/en/staff/", {"handle": "hyesun", "phrase": phrase, "next": FORM, "kept": kept})
    assert answer.headers["Location"] == FORM
    assert client.get(f"/en/staff/draft/?for={FORM}").status_code == 404


def test_it_asks_to_sign_in_when_only_a_page_was_asked_for(
    house: House, enter: Enter, token_of: TokenOf
) -> None:
    client = enter("dahee")
    client.get(PAGE)
    house.state.sessions.live.pop(house.state.sessions.find(token_of(client)).id)
    answer = client.get(f"{PAGE}?q=secret")
    assert answer.headers["Location"] == "/en/staff/?next=%2Fen%2Fstaff%2Fpeople%2F"


def test_it_says_plainly_when_the_vault_is_away(
    house: House, enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sijak.accounts import line

    client = enter("dahee")
    monkeypatch.setattr(django_settings, "SIJAK_VAULT_SOCKET", str(house.folder / "no.sock"))
    line.vault.cache_clear()
    answer = client.get(PAGE)
    assert answer.status_code == 503 and answer.headers["Retry-After"]
    assert "no-store" in answer.headers["Cache-Control"]


def test_it_gives_words_back_after_one_click_in_practice(
    house: House, enter: Enter, token_of: TokenOf, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    client = enter("dahee")
    client.get(PAGE)
    house.state.sessions.live.pop(house.state.sessions.find(token_of(client)).id)
    page = client.post(FORM, {"name": "한 번 누르면 돌아올 말"}).content.decode()
    kept = page.split('name="kept" value="')[1].split('"')[0]
    page = client.post("/en/practice/", {"next": FORM, "kept": kept}).content.decode()
    assert f'name="kept" value="{kept}"' in page and f'name="next" value="{FORM}"' in page
    monkeypatch.setattr(django_settings, "SIJAK_DATA_DIR", tmp_path)
    cast.write_cast(tmp_path / "practice", {"people": house.people, "teams": house.teams})
    answer = client.post("/en/practice/enter/", {"who": "dahee", "next": FORM, "kept": kept})
    assert answer.headers["Location"] == f"{FORM}?back=1"


def test_it_opens_nothing_with_the_secrets_of_the_web_process_alone(house: House) -> None:
    """Whoever signs the cookie that says whose page this was is still a stranger."""
    from django.core import signing

    client = Client()
    forged = signing.dumps(house.user("dahee"), salt="sijak.accounts.last")
    client.cookies[f"{django_settings.SIJAK_COOKIE}-last"] = forged
    assert client.get(PAGE).status_code == 302
    client.post(FORM, {"name": "남의 이름으로 남긴 말"})
    assert not Draft.objects.exists()
    assert client.get(f"/en/staff/draft/?for={FORM}").status_code == 403
