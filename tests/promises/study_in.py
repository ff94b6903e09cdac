"""``python -m tests.promises.study_in``: a round of scholarships, from a draft to an award.

For a house that runs: its environment is given; who acts and what is written come by stdin (JSON: actors
{handle: {token, user, role, teams}}, teams, words), so that no word of it is on a command line. Answers, on
stdout, {mailbox: pass} of the drafts: only their eight words open them.
"""

from __future__ import annotations

import json
import sys
from datetime import timedelta
from decimal import Decimal
from typing import Any


def main() -> None:
    import django

    django.setup()
    print(json.dumps(live(json.load(sys.stdin))))


def live(told: dict[str, Any]) -> dict[str, str]:
    from sijak.kernel.dates import today
    from sijak.people.letters import NewBox
    from sijak.practice import study
    from sijak.scholarships.actions import applying, awarding, deciding, reading, releasing
    from sijak.scholarships.actions.applying import Mine
    from sijak.scholarships.enums import AppState, Conflicted
    from sijak.scholarships.models import Application, Award, Draft, Review
    from sijak.scholarships.queries import desk
    from sijak.scholarships.rules import blind
    from sijak.scholarships.rules.reading import Points

    words = iter(told["words"])
    by = {handle: actor_of(one) for handle, one in told["actors"].items()}
    sora, teams = by["sora"], told["teams"]
    one = study.announced(sora, teams["study"], teams["readers"], study.rules(today(), 1))
    for reader in ("minji", "yongil"):
        releasing.tell_ties(by=by[reader], team=one.team, schools=[next(words)])
    boxes: dict[str, NewBox] = {}

    def mine(pk: str) -> Mine:
        return Mine(boxes[pk].pass_, Draft.objects.select_related("round").get(pk=pk))

    for number in range(2):
        pk = f"{number:032x}".replace("0", "a")
        boxes[pk] = applying.begin_draft(by=None, draft_id=pk, pk=one.pk)
        about = {"name": next(words), "level": "under", "school": next(words), "other": "no"}
        essay = {"aim": next(words), "plan": next(words), "life": next(words)}
        grades = {"scale": "p100", "grade": str(99 - number)}
        for step, said in (("about", about), ("grades", grades), ("essay", essay)):
            applying.keep_step(by=mine(pk), step=step, said=said)
        token = applying.ask_for_word(by=mine(pk))
        content_of = json.dumps({"name": next(words), "knows": "", "words": ""}, ensure_ascii=False)
        applying.give_word(by=None, token=token, content=content_of)
        applying.send_application(by=mine(pk), language="ko")
        opened = desk.open_application(sora, pk)
        kept = set(blind.left_in(essay["aim"], (), ()))
        texts = {"aim": essay["aim"], "plan": "", "life": ""}
        releasing.release_application(by=sora, pk=pk, texts=texts, kept=kept, is_read=True)
        releasing.bar_reader(by=sora, pk=opened.row.pk, reader=by["seolhwa"].user_id, why=Conflicted.FAMILY)
    study.close(one, today())
    for _ in range(2):
        releasing.share_out(by=sora, one=one)
        for row in Review.objects.waiting().filter(piece__application__round=one):
            reader = next(each for each in by.values() if each.user_id == row.reader)
            points = Points(reader.user_id, 4, 3, 3)
            reading.give_points(by=reader, pk=row.pk, points=points, why=next(words))
    deciding.write_minutes(by=sora, pk=one.pk, present=next(words), words=next(words), reserves=0)
    deciding.confirm_choice(by=by["shinae"], pk=one.pk)
    lost = Application.objects.get(round=one, state=AppState.NOT_CHOSEN)
    deciding.say_no(by=None, application=lost, words=next(words), decided_on=today())
    award = Award.objects.get(application__round=one)
    own = mine(award.application_id)
    awarding.send_report(by=own, scale="p100", grade=Decimal(90), life=next(words))
    awarding.offer_mentoring(by=own, words=next(words))
    awarding.pause_award(by=sora, pk=award.pk, why=next(words))
    awarding.resume_award(by=sora, pk=award.pk, starts_on=today() + timedelta(days=30))
    return {box.mailbox: box.pass_ for box in boxes.values()}


def actor_of(one: dict[str, Any]) -> Any:
    from sijak.accounts.enums import permissions_of
    from sijak.kernel.actor import Actor

    return Actor(token=one["token"], user_id=one["user"], name="", role=one["role"],
                 permissions=permissions_of(one["role"]), teams=tuple(one["teams"]), centre="", language="ko",
                 where="test", is_officer=False)  # fmt: skip


if __name__ == "__main__":
    main()
