"""Does a story stand only after its teller, a second reader and the count, and does it go at once?"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from sijak.kernel import dates
from sijak.kernel.dates import today
from sijak.kernel.errors import Refused
from sijak.stories.actions import telling, writing
from sijak.stories.enums import Channel, Method, StoryState
from sijak.stories.jobs import end_stories
from sijak.stories.models import Answer, Published, Story
from sijak.stories.queries import answers_of, told_in
from sijak.stories.told import Text
from sijak.ui import leaving
from tests.house import House
from tests.reach.walk import come_back, hidden, post, text_of
from tests.stories.told import (
    ENGLISH,
    TITLE,
    WORDS,
    agreed,
    keep_all,
    masked,
    published,
    sent,
    told,
    written,
    yes,
)


def everywhere(client: Client) -> str:
    paths = ("/voices/", "/en/voices/", "/zh-hans/voices/", "/voices/feed/", "/en/voices/feed/")
    return "".join(text_of(client.get(path)) for path in paths)


def own_page(house: House, words: list[str]) -> Any:
    """Through the letter box, as the teller comes."""
    box = come_back(Client(), words)
    assert "/voices/mine/" in text_of(box)
    return post(Client(), "/voices/mine/", state=hidden(box))


def test_it_walks_the_whole_way(house: House) -> None:
    story, _ = published(house)
    row = Published.objects.get(story=story)
    page = Client().get(f"/voices/{row.pk}/")
    assert page.status_code == 200
    assert TITLE in text_of(page)
    assert "<details" in text_of(page), "the hard passage is folded"
    assert TITLE in everywhere(Client())
    assert page.headers["X-Robots-Tag"].startswith("noindex")


def test_it_goes_everywhere_with_one_press_of_the_teller(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    told_paths: list[str] = []
    turned: list[str] = []
    monkeypatch.setattr(leaving, "_leaving", [told_paths.extend])
    monkeypatch.setattr(leaving, "_turning", [lambda: turned.append("turned")])
    story, box = published(house)
    address = Published.objects.get(story=story).pk
    told_paths.clear()
    page = own_page(house, box.words)
    assert "강가의 불빛" in text_of(page)
    gone = post(Client(), "/voices/mine/", state=hidden(page), go="withdraw")
    assert gone.status_code == 200
    assert not Published.objects.exists()
    for prefix in ("", "/en", "/zh-hans"):
        assert Client().get(f"{prefix}/voices/{address}/").status_code == 404
        assert f"{prefix}/voices/{address}/" in told_paths
    assert TITLE not in everywhere(Client())
    assert turned == ["turned", "turned"], "once when it came, once when it went"
    assert Story.objects.get().state == StoryState.LEFT


def test_it_hears_yes_and_no_from_the_teller_alone(house: House) -> None:
    story, box = sent(house)
    page = own_page(house, box.words)
    assert "북쪽 국경 가까운 도시" in text_of(page)
    said = post(
        Client(),
        "/voices/mine/",
        state=hidden(page),
        go="answer",
        edition=hidden(page, "edition"),
        site="yes",
        press="no",
        months="12",
    )
    assert said.status_code == 200, text_of(said)
    story.refresh_from_db()
    assert story.state == StoryState.AGREED
    row = Answer.objects.get()
    assert b"site" not in bytes(row.content), "what was said is sealed"
    change = post(
        Client(),
        "/voices/mine/",
        state=hidden(said),
        go="change",
        edition=hidden(page, "edition"),
        change="첫 문장을 빼 주십시오",
    )
    assert change.status_code == 200
    story.refresh_from_db()
    assert story.state == StoryState.DRAFTED
    assert "첫 문장을 빼" in text_of(house.client("nari").get(f"/voices/desk/{story.pk}/"))


def test_it_asks_again_when_the_text_changed_under_the_teller(house: House) -> None:
    story, box = sent(house)
    page = own_page(house, box.words)
    writing.write_text(
        by=house.actor("nari"),
        story=story.pk,
        seen=Story.objects.get().version,
        language="ko",
        text=Text(TITLE, "", "다른 글이 되었습니다."),
    )
    said = post(
        Client(),
        "/voices/mine/",
        state=hidden(page),
        go="answer",
        edition=hidden(page, "edition"),
        site="yes",
        months="12",
    )
    assert said.status_code == 422
    assert Story.objects.get().state == StoryState.DRAFTED
    assert not Answer.objects.exists()


def test_it_needs_another_pair_of_eyes(house: House) -> None:
    story, _ = agreed(house)
    with pytest.raises(Refused):
        writing.read_second(by=house.actor("nari"), story=story.pk)
    assert writing.read_second(by=house.actor("minji"), story=story.pk).state == StoryState.READ


def test_it_is_read_by_somebody_who_never_wrote_at_it(house: House) -> None:
    story, _ = agreed(house)
    story = writing.write_text(by=house.actor("minji"), story=story.pk, seen=story.version, language="ko",
                               text=Text(TITLE, "", f"{WORDS} 나는 걸었습니다."))  # fmt: skip
    writing.finish_masking(by=house.actor("minji"), story=keep_all(house, story).pk)
    story = telling.answer_story(by=house.actor("dahee"), story=story.pk, edition=story.edition,
                                 consent=yes(Channel.SITE))  # fmt: skip
    for handle in ("nari", "minji"):
        with pytest.raises(Refused):
            writing.read_second(by=house.actor(handle), story=story.pk)
    assert writing.read_second(by=house.actor("dahee"), story=story.pk).state == StoryState.READ
    said = answers_of(house.actor("nari"), story)[0][1]
    assert said.by == house.user("dahee"), "who wrote the spoken yes down is kept with it"


def test_it_is_not_published_without_the_yes_for_our_pages(house: House) -> None:
    story, _ = agreed(house, Channel.PRINT)
    writing.read_second(by=house.actor("minji"), story=story.pk)
    with pytest.raises(Refused):
        telling.publish_story(by=house.actor("nari"), story=story.pk, words="")
    assert not Published.objects.exists()


def test_it_is_refused_where_few_fit_until_two_officers_sign(house: House) -> None:
    story, _ = sent(house)
    few = {"sex": "man", "arrived": "2023", "home": "Ryanggang"}
    writing.count_people(by=house.actor("nari"), story=story.pk, tells=few, is_rare=False)
    telling.answer_story(by=house.actor("nari"), story=story.pk, edition=story.edition, consent=yes())
    writing.read_second(by=house.actor("minji"), story=story.pk)
    with pytest.raises(Refused):
        telling.publish_story(by=house.actor("nari"), story=story.pk, words="x")
    with pytest.raises(Refused):
        writing.sign_for(by=house.actor("minji"), story=story.pk, why="괜찮습니다")
    writing.sign_for(by=house.actor("dahee"), story=story.pk, why="본인이 원합니다")
    with pytest.raises(Refused):
        writing.sign_for(by=house.actor("dahee"), story=story.pk, why="한 번 더")
    with pytest.raises(Refused):
        telling.publish_story(by=house.actor("nari"), story=story.pk, words="x")
    writing.sign_for(by=house.actor("hyesun"), story=story.pk, why="함께 이야기했습니다")
    assert (
        telling.publish_story(by=house.actor("nari"), story=story.pk, words="x").state == StoryState.PUBLISHED
    )


def test_it_forgets_yes_reader_and_signature_with_one_changed_word(house: House) -> None:
    story, _ = agreed(house)
    story = writing.read_second(by=house.actor("minji"), story=story.pk)
    story = writing.write_text(
        by=house.actor("nari"),
        story=story.pk,
        seen=story.version,
        language="ko",
        text=Text(TITLE, "", "다른 글이 되었습니다."),
    )
    assert (story.state, story.letter) == (StoryState.DRAFTED, "")
    story = writing.count_people(by=house.actor("nari"), story=story.pk, tells={}, is_rare=False)
    writing.finish_masking(by=house.actor("nari"), story=story.pk)
    with pytest.raises(Refused):
        writing.read_second(by=house.actor("minji"), story=story.pk)


def test_it_ends_by_itself_and_is_not_shown_when_the_night_is_late(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    story, _ = published(house, days=30)
    address = Published.objects.get(story=story).pk
    later = today() + timedelta(days=30)
    for place in (
        "sijak.stories.queries.today",
        "sijak.stories.jobs.today",
        "sijak.stories.actions.telling.today",
    ):
        monkeypatch.setattr(place, lambda: later)
    assert Client().get(f"/voices/{address}/").status_code == 404, "before the worker has come"
    assert end_stories() == 1
    assert end_stories() == 0
    assert not Published.objects.exists()


def test_it_keeps_the_letter_box_open_as_long_as_the_story_stands(house: House) -> None:
    _, box = published(house, days=700)
    ends = house.state.store.row("SELECT ends_on FROM mailbox WHERE id=?", box.mailbox)[0]
    assert ends == (today() + timedelta(days=700)).isoformat()
    assert come_back(Client(), box.words).status_code == 200
    after = house.state.store.row("SELECT ends_on FROM mailbox WHERE id=?", box.mailbox)[0]
    assert after == ends, "a visit does not shorten it"


def test_it_lists_who_has_it_outside_and_erases_only_after_writing(house: House) -> None:
    story, _ = published(house, Channel.SITE, Channel.PRINT)
    known: dict[str, Any] = {"who": "들불 출판", "where": "소식지 12쪽", "since": today()}
    with pytest.raises(Refused):
        telling.hand_out(by=house.actor("nari"), story=story.pk, channel="press", **known)
    telling.hand_out(by=house.actor("nari"), story=story.pk, channel="print", **known)
    gone = telling.withdrawal(by=house.actor("nari"), method=Method.SPOKEN)
    telling.withdraw_story(by=house.actor("nari"), story=story.pk, consent=gone)
    page = house.client("nari").get(f"/voices/desk/{story.pk}/")
    assert "들불 출판" in text_of(page)
    with pytest.raises(Refused):
        telling.forget_story(by=house.actor("nari"), story=story.pk)
    holder = re.findall(r'name="holder" value="([0-9a-f]{32})"', text_of(page))[0]
    telling.write_after(by=house.actor("nari"), story=story.pk, holder=holder)
    telling.forget_story(by=house.actor("nari"), story=story.pk)
    assert not Story.objects.exists()
    assert not Answer.objects.exists()


def test_it_shows_both_texts_when_two_write_at_once(house: House) -> None:
    story = written(house)
    seen = story.version
    writing.write_text(
        by=house.actor("minji"),
        story=story.pk,
        seen=seen,
        language="ko",
        text=Text(TITLE, "", "민지의 글입니다."),
    )
    page = house.client("nari").post(
        f"/voices/desk/{story.pk}/text/",
        {"seen": seen, "title": TITLE, "note": "", "text": "나리의 글입니다."},
    )
    assert page.status_code == 422
    assert "민지의 글입니다." in text_of(page)
    assert "나리의 글입니다." in text_of(page)
    again = house.client("nari").post(
        f"/voices/desk/{story.pk}/text/",
        {"seen": hidden(page, "seen"), "title": TITLE, "note": "", "text": "나리의 글입니다."},
    )
    assert again.status_code == 302


def test_it_tells_nothing_of_the_teller_in_clear(house: House) -> None:
    story, _ = published(house)
    row = Story.objects.filter(pk=story.pk).values().get()
    clear = " ".join(str(value) for name, value in row.items() if name != "content")
    assert "들꽃" not in clear
    assert not any(house.user(handle) in clear for handle in ("nari", "minji"))
    out = Published.objects.filter(story=story).values().get()
    assert "들꽃" not in str(out)
    assert out["month"] == dates.today().isoformat()[:7]


def test_it_opens_for_the_team_alone(house: House) -> None:
    story = told(house)
    assert house.client("nari").get(f"/voices/desk/{story.pk}/").status_code == 200
    assert house.client("eunha").get(f"/voices/desk/{story.pk}/").status_code == 404
    assert house.client("sora").get(f"/voices/desk/{story.pk}/").status_code == 403


def test_it_makes_one_story_of_two_clicks(house: House) -> None:
    page = house.client("nari").get("/voices/desk/new/")
    given = {
        "once": hidden(page, "once"),
        "seen": "0",
        "teller": "들꽃",
        "language": "ko",
        "asked": "us",
        "why": "알리고 싶어서",
        "notes": "",
    }
    for _ in range(2):
        assert house.client("nari").post("/voices/desk/new/", given).status_code == 302
    assert Story.objects.count() == 1


def test_it_leads_back_when_a_language_is_added(house: House) -> None:
    story = masked(house)
    text = Text("On the river", "", ENGLISH)
    story = writing.write_text(
        by=house.actor("nari"), story=story.pk, seen=story.version, language="en", text=text
    )
    assert story.state == StoryState.DRAFTED
    assert "border" in told_in(house.actor("nari"), story).texts["en"].text


def test_it_keeps_a_new_letter_box_open_as_long_when_the_words_were_lost(house: House) -> None:
    story, lost = published(house, days=700)
    box = writing.give_words(by=house.actor("nari"), story=story.pk)
    ends = house.state.store.row("SELECT ends_on FROM mailbox WHERE id=?", box.mailbox)[0]
    assert ends == (today() + timedelta(days=700)).isoformat()
    assert "/voices/mine/" not in text_of(come_back(Client(), lost.words)), "the old words lead nowhere"
    gone = post(Client(), "/voices/mine/", state=hidden(own_page(house, box.words)), go="withdraw")
    assert gone.status_code == 200
    assert not Published.objects.exists()


def test_it_reads_anew_what_the_teller_answered_anew(house: House) -> None:
    story, _ = agreed(house)
    writing.read_second(by=house.actor("minji"), story=story.pk)
    telling.answer_story(by=None, story=story.pk, edition=story.edition, consent=yes())
    assert Story.objects.get().state == StoryState.AGREED
    page = text_of(house.client("minji").get(f"/voices/desk/{story.pk}/"))
    assert 'value="read"' in page


def test_it_gives_more_time_only_after_the_box_was_kept_open(house: House) -> None:
    story, box = published(house, days=60)
    telling.answer_story(by=None, story=story.pk, edition=story.edition, consent=yes(days=500))
    assert Story.objects.get().expires_on == today() + timedelta(days=60)
    telling.keep_on(by=house.actor("nari"), story=story.pk, words="x")
    assert Story.objects.get().expires_on == today() + timedelta(days=500)
    ends = house.state.store.row("SELECT ends_on FROM mailbox WHERE id=?", box.mailbox)[0]
    assert ends == (today() + timedelta(days=500)).isoformat()


def test_it_is_read_anew_when_the_count_changes_after_the_second_reading(house: House) -> None:
    """Who unticks what the text tells, once it was read, goes past nobody."""
    story, _ = agreed(house)
    writing.read_second(by=house.actor("minji"), story=story.pk)
    story = writing.count_people(by=house.actor("nari"), story=story.pk, tells={}, is_rare=False)
    assert story.state == StoryState.AGREED
    with pytest.raises(Refused):
        telling.publish_story(by=house.actor("nari"), story=story.pk, words="편지")
    assert not Published.objects.exists()


def test_it_hands_nothing_out_that_may_not_stand_on_a_page(house: House) -> None:
    """Print cannot be called back: it needs the second reader and the count as much."""
    story, _ = agreed(house, Channel.SITE, Channel.PRINT)
    given = {"channel": Channel.PRINT, "who": "들불 출판", "where": "소식지", "since": today()}
    with pytest.raises(Refused):
        telling.hand_out(by=house.actor("nari"), story=story.pk, **given)
    writing.read_second(by=house.actor("minji"), story=story.pk)
    story = telling.hand_out(by=house.actor("nari"), story=story.pk, **given)
    assert told_in(house.actor("nari"), story).holders[0]["who"] == "들불 출판"


def test_it_is_kept_by_nobody_between_us_and_the_reader(house: House) -> None:
    story, _ = published(house)
    for path in (f"/voices/{Published.objects.get(story=story).pk}/", "/voices/feed/"):
        assert Client().get(path).headers["Cache-Control"] == "no-store"


def test_it_has_gone_even_when_a_copy_cannot_be_changed(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(paths: list[str]) -> None:
        raise OSError("no room")

    story, box = published(house)
    page = own_page(house, box.words)
    monkeypatch.setattr(leaving, "_leaving", [broken])
    assert post(Client(), "/voices/mine/", state=hidden(page), go="withdraw").status_code == 200
    assert Story.objects.get(pk=story.pk).state == StoryState.LEFT and not Published.objects.exists()
