"""What becomes of a text when each marked passage is decided?"""

from __future__ import annotations

import pytest

from sijak.kernel.errors import Refused
from sijak.stories.enums import Decision
from sijak.stories.rules import masking
from sijak.stories.rules.masking import BROADER, Decided, decide, open_passages
from sijak.stories.told import Text, Told


def test_it_changes_what_was_decided_and_nothing_else() -> None:
    text = Text("강을 건너", "", "혜산시에서 리철수와 걸었습니다. 어머니는 남았습니다.")
    decided = [
        Decided("혜산시", Decision.REPLACE, "국경 가까운 도시"),
        Decided("리철수", Decision.REPLACE, "한 친구"),
        Decided("어머니", Decision.KEEP, "누구에게나 있음"),
    ]
    after, kept = masking.decide(text, "ko", decided, {})
    assert after.text == "국경 가까운 도시에서 한 친구와 걸었습니다. 어머니는 남았습니다."
    masking.may_call_masked(Told(texts={"ko": after}, kept=kept))
    later = Text(after.title, "", after.text + " 회령이 보였습니다.")
    with pytest.raises(Refused):
        masking.may_call_masked(Told(texts={"ko": later}, kept=kept))


def test_it_takes_out_what_is_to_go() -> None:
    text = Text("편지", "", "나는 1998년 3월 강을 건넜습니다.")
    after, _ = masking.decide(text, "ko", [Decided("1998년 3월", Decision.REMOVE, "")], {})
    assert after.text == "나는 강을 건넜습니다."


def test_it_calls_nothing_masked_that_the_reader_cannot_look_at() -> None:
    with pytest.raises(Refused):
        masking.may_call_masked(Told(texts={"ko": Text("", "", "Только по-русски.")}))


def test_it_asks_about_a_name_in_the_broader_words_too() -> None:
    text = Text("", "", "혜산시에서 리철수를 만났습니다. 그리고 걸었습니다.")
    decided = [Decided("혜산시", Decision.REPLACE, "김영희가 살던 함경북도")]
    after, kept = decide(text, "ko", decided, {})
    left = {one.what for one in open_passages(after, "ko", kept)}
    assert any("김영희" in what for what in left), left
    assert not any("함경북도" in what for what in left), "a broader place was chosen"


def test_it_keeps_a_broader_place_only_where_it_was_chosen() -> None:
    kept = {"함경북도의 작은 도시": BROADER}
    inside = Text("", "", "나는 함경북도의 작은 도시에서 자랐습니다.")
    outside = Text("", "", "나는 함경북도의 큰 마을에서 자랐습니다.")
    assert open_passages(inside, "ko", kept) == []
    assert [one.what for one in open_passages(outside, "ko", kept)] == ["함경북도"]
