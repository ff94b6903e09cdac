"""A plan in the person's words: goals, steps with owner and day, two writers, no step lost."""

from datetime import date, timedelta
from typing import Any

import pytest

from sijak.care.actions.plans import finish_step, keep_plan, share_plan
from sijak.care.models import Plan, Task
from sijak.care.queries.plans import plan_of
from sijak.care.steps import Goal, Step
from sijak.journal.models import Entry
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou, Refused
from sijak.people.actions.persons import ChangedMeanwhileError
from sijak.people.queries.shared import shared_of
from tests.care.folk import at_noon
from tests.house import House

LATER = timedelta(days=20)


def goal(words: str = "딸이 학교에서 웃게", *steps: Step) -> Goal:
    return Goal(words, "", list(steps))


def keep(house: House, strand: str, *goals: Goal, base: str = "", by: str = "minji",
         review_on: date | None = None, agreed: bool = False) -> Plan:  # fmt: skip
    return keep_plan(by=house.actor(by), strand=strand, goals=goals, in_words="", base=base,
                     review_on=review_on or today() + timedelta(days=90), agreed=agreed)  # fmt: skip


def test_it_refuses_none_and_more_than_three_goals(house: House) -> None:
    strand = house.make_person()["strands"]["casework"]
    for goals in ([], [goal()] * 4):
        with pytest.raises(Refused):
            keep(house, strand, *goals)


def test_it_refuses_a_review_that_is_past_or_too_far(house: House) -> None:
    strand = house.make_person()["strands"]["casework"]
    for day in (today(), today() - LATER, today() + timedelta(days=400)):
        with pytest.raises(Refused) as no:
            keep(house, strand, goal(), review_on=day)
        assert no.value.field == "review_on"


def test_it_keeps_goals_and_steps_with_owner_and_day(house: House) -> None:
    strand, minji = house.make_person()["strands"]["casework"], house.actor("minji")
    own, ours = (
        Step("아침에 함께 걷기", "", today() + LATER),
        Step("학교에 전화", minji.user_id, today()),
    )
    keep(house, strand, goal("딸이 웃게", own, ours), goal("밤에 네 시간 자기"))
    view = plan_of(house.actor("sora"), strand)
    assert [g.words for g in view.goals] == ["딸이 웃게", "밤에 네 시간 자기"]
    assert {(s.what, s.owner, s.due_on) for s in view.goals[0].steps} == {
        ("아침에 함께 걷기", "", today() + LATER), ("학교에 전화", minji.user_id, today())}  # fmt: skip
    assert Entry.objects.filter(kind="planned").count() == 1


def test_it_changes_adds_and_takes_off_open_steps_and_keeps_done_ones(house: House) -> None:
    strand, minji = house.make_person()["strands"]["casework"], house.actor("minji")
    keep(house, strand, goal("하나", Step("가", "", today()), Step("나", "", today())))
    first, second = plan_of(minji, strand).goals[0].steps
    finish_step(by=minji, strand=strand, task=first.id)
    view = plan_of(minji, strand)
    changed = Step("다", minji.user_id, today() + LATER, second.id)
    done = next(s for s in view.goals[0].steps if s.done_on)
    keep(house, strand, goal("하나", done, changed, Step("라", "", today())), base=view.base)
    after = plan_of(minji, strand).goals[0].steps
    assert {s.what for s in after} == {first.what, "다", "라"}
    assert Task.objects.get(pk=second.id).version == 2
    keep(house, strand, goal("하나", done), base=plan_of(minji, strand).base)
    assert [s.what for s in plan_of(minji, strand).goals[0].steps] == [first.what]


def test_it_does_not_reopen_a_step_that_somebody_finished_meanwhile(house: House) -> None:
    strand, minji = house.make_person()["strands"]["casework"], house.actor("minji")
    keep(house, strand, goal("하나", Step("가", "", today())))
    view = plan_of(minji, strand)
    step = view.goals[0].steps[0]
    finish_step(by=house.actor("sora"), strand=strand, task=step.id)
    keep(house, strand, goal("하나", step), base=view.base)
    assert [s.done_on for s in plan_of(minji, strand).goals[0].steps] == [today()]


def test_it_refuses_the_later_of_two_writers(house: House) -> None:
    strand = house.make_person()["strands"]["casework"]
    keep(house, strand, goal("하나"))
    with pytest.raises(ChangedMeanwhileError):
        keep(house, strand, goal("둘"), by="sora")
    assert Plan.objects.count() == 1


def test_it_shares_only_what_was_agreed(house: House) -> None:
    made, minji = house.make_person(), house.actor("minji")
    strand, own_page = made["strands"]["casework"], made["strands"]["self"]
    keep(house, strand, goal("하나", Step("가", "", today())))
    with pytest.raises(Refused):
        share_plan(by=minji, own_page=own_page, view=plan_of(minji, strand))
    keep(house, strand, goal("하나", Step("가", "", today())), base=plan_of(minji, strand).base,
         agreed=True)  # fmt: skip
    for _ in range(2):
        share_plan(by=minji, own_page=own_page, view=plan_of(minji, strand))
    shared = shared_of(minji, own_page)
    assert len(shared) == 1 and shared[0].kind == "plan"
    assert shared[0].content["goals"][0]["words"] == "하나"


def test_it_finishes_no_step_of_another_file(house: House) -> None:
    strand, minji = house.make_person()["strands"]["casework"], house.actor("minji")
    other = house.make_person()["strands"]["casework"]
    keep(house, strand, goal("하나", Step("가", "", today())))
    step = plan_of(minji, strand).goals[0].steps[0]
    with pytest.raises(NotForYou):
        finish_step(by=minji, strand=other, task=step.id)


# -- in pages -----------------------------------------------------------------------------------------
def sent(**rest: Any) -> dict[str, Any]:
    return {"base": "", "in_words": "딸하고 웃고 싶다", "review_on": (today() + LATER).isoformat(),
            "g1_words": "딸이 웃게", **rest}  # fmt: skip


def test_it_is_written_read_printed_and_shared_in_pages(house: House) -> None:
    made, client = house.make_person(display="봄이네"), house.client("minji")
    url = f"/en/care/{made['person']}/plan/"
    step = {"g1s1_what": "학교에 전화", "g1s1_owner": house.user("minji"),
            "g1s1_due_on": (today() + LATER).isoformat(), "agreed": "on"}  # fmt: skip
    assert "No plan yet" in client.get(url).content.decode()
    assert client.post(f"{url}write/", sent(**step)).status_code == 302
    assert "학교에 전화" in client.get(url).content.decode()
    printed = client.get(f"{url}print/").content.decode()
    assert "봄이네" in printed and "봄이네" not in printed[: printed.index("</title>")]
    assert client.post(f"{url}share/").status_code == 302
    own = client.get(f"/en/people/{made['person']}/self/").content.decode()
    assert "딸이 웃게" in own and "학교에 전화" in own
    page = client.get(f"/en/people/{made['person']}/").content.decode()
    assert "딸이 웃게" in page and "학교에 전화" in page
    task = Task.objects.get()
    assert client.post(f"{url}steps/{task.id}/done/").status_code == 302
    assert Task.objects.get().done_on == today()


def test_it_asks_for_the_day_of_a_step_and_the_goal_of_steps(house: House) -> None:
    made, client = house.make_person(), house.client("minji")
    url = f"/en/care/{made['person']}/plan/write/"
    page = client.post(url, sent(g1s1_what="학교에 전화", g2s1_what="은행", g2s1_due_on="2030-01-01"))
    text = page.content.decode()
    assert page.status_code == 200 and not Plan.objects.exists()
    assert "By when? Give a day." in text and "These steps need a goal." in text
    assert "학교에 전화" in text and "은행" in text


def test_it_shows_words_of_the_north_without_keeping_anything(house: House) -> None:
    made, client = house.make_person(), house.client("minji")
    url = f"/en/care/{made['person']}/plan/write/"
    page = client.post(url, sent(g1_words="치통이 없게", go="words")).content.decode()
    assert "이쏘기" in page and not Plan.objects.exists()


def test_it_shows_both_plans_to_the_later_writer(house: House) -> None:
    made = house.make_person()
    url = f"/en/care/{made['person']}/plan/write/"
    assert house.client("minji").post(url, sent()).status_code == 302
    late = house.client("sora").post(url, sent(g1_words="빚 절반 갚기", in_words="돈이 무섭다"))
    text = late.content.decode()
    assert late.status_code == 409
    for words in ("빚 절반 갚기", "딸이 웃게", "돈이 무섭다", "딸하고 웃고 싶다"):
        assert words in text
    base = late.context["form"]["base"].value()
    assert house.client("sora").post(url, sent(base=base, g1_words="둘 다")).status_code == 302


def test_it_keeps_a_seventh_step_that_the_form_does_not_show(house: House) -> None:
    made, minji = house.make_person(), house.actor("minji")
    strand = made["strands"]["casework"]
    steps = [Step(f"걸음 {n}", "", today() + timedelta(days=n)) for n in range(7)]
    keep(house, strand, goal("하나", *steps))
    url = f"/en/care/{made['person']}/plan/write/"
    form = house.client("minji").get(url).context["form"]
    data = {f.html_name: str(f.value() or "") for f in form if f.html_name != "agreed"}
    assert house.client("minji").post(url, data).status_code == 302
    assert len(plan_of(minji, strand).goals[0].steps) == 7


def test_it_shows_that_the_first_plan_is_past_its_day(house: House) -> None:
    made = house.make_person()
    url = f"/en/care/{made['person']}/plan/"
    for days, is_late in ((30, False), (31, True)):
        with at_noon(today() + timedelta(days=days)):
            for page in (url, f"{url}write/"):
                text = house.client("minji").get(page).content.decode()
                assert "A first plan is due by" in text and ("past its day" in text) == is_late
