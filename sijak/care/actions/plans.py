"""How is a plan kept in the person's words, and shared with them?"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction

from sijak.care.actions.sharing import share_words
from sijak.care.enums import TaskKind
from sijak.care.models import Plan, Task
from sijak.care.queries.plans import PlanView
from sijak.care.rules import plans as rules
from sijak.care.steps import Goal, Step
from sijak.journal.actions import write_entry
from sijak.journal.enums import Kind
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou
from sijak.people.actions.persons import ChangedMeanwhileError
from sijak.people.rules import may_change_own_page
from sijak.people.sealing import seal_row, seal_rows


@transaction.atomic
def keep_plan(
    *, by: Actor, strand: str, goals: Sequence[Goal], in_words: str, review_on: date,
    agreed: bool, base: str,
) -> Plan:  # fmt: skip
    """``base``: "id:version" of the plan that was on the page, or ''. ``agreed``: gone through
    together today. Raises ChangedMeanwhileError when somebody kept it in between."""
    rules.may_keep_plan(goals=goals, review_on=review_on, today=today())
    old = Plan.objects.filter(strand_id=strand, is_current=True).select_for_update().first()
    if (f"{old.id}:{old.version}" if old else "") != base:
        raise ChangedMeanwhileError
    row = old or Plan(strand_id=strand, version=0, made_on=today(), made_by=by.user_id)
    row.version, row.review_on = row.version + 1, review_on
    row.agreed_on = today() if agreed else row.agreed_on
    content = {"goals": [{"words": g.words, "why": g.why} for g in goals], "in_words": in_words}
    seal_row(by, row, content=json.dumps(content, ensure_ascii=False))
    if old:
        row.save(update_fields=["version", "review_on", "agreed_on", "content"])
    else:
        row.save(force_insert=True)
        write_entry(by=by, strand=strand, kind=Kind.PLANNED, day=today())
    _keep_steps(by, row, goals)
    return row


def _keep_steps(by: Actor, plan: Plan, goals: Sequence[Goal]) -> None:
    """Open steps are changed, new ones added, those taken off the page go; done ones stay with
    their goal, whatever its number is now, or with none when it was given up."""
    tasks = list(Task.objects.select_for_update().filter(plan=plan))
    open_now = {t.id: t for t in tasks if t.done_on is None}
    done = {t.id: t for t in tasks if t.done_on is not None}
    goal_of = {s.id: n for n, goal in enumerate(goals, 1) for s in goal.steps if s.id in done}
    for task in done.values():
        task.goal = goal_of.get(task.id, 0)
        task.save(update_fields=["goal"])
    kept: list[tuple[Task, dict[str, str]]] = [
        (_step(plan, open_now.pop(step.id, None), number, step), _words(step))
        for number, goal in enumerate(goals, 1)
        for step in goal.steps
        if step.done_on is None and step.id not in done
    ]
    seal_rows(by, kept)
    for task, _ in kept:
        if task.version == 1:
            task.save(force_insert=True)
        else:
            task.save(update_fields=["version", "goal", "owner", "due_on", "content"])
    Task.objects.filter(pk__in=list(open_now)).delete()


def _step(plan: Plan, old: Task | None, number: int, step: Step) -> Task:
    task = old or Task(strand_id=plan.strand_id, kind=TaskKind.STEP, plan=plan, version=0)
    task.version += 1
    task.goal, task.owner, task.due_on = number, step.owner, step.due_on
    return task


def _words(step: Step) -> dict[str, str]:
    return {"content": json.dumps({"what": step.what}, ensure_ascii=False)}


@transaction.atomic
def finish_step(*, by: Actor, strand: str, task: str) -> Task:
    row = Task.objects.select_for_update().filter(strand_id=strand, pk=task, kind=TaskKind.STEP).first()
    if row is None:
        raise NotForYou
    if row.done_on is None:
        row.done_on, row.done_by = today(), by.user_id
        row.save(update_fields=["done_on", "done_by"])
    return row


def share_plan(*, by: Actor, own_page: str, view: PlanView) -> None:
    """A copy on the person's own page. ``own_page``: the strand ``self``."""
    rules.may_share_plan(has_goals=bool(view.goals), agreed_on=view.row.agreed_on if view.row else None)
    if view.row is None:
        raise NotForYou
    may_change_own_page(own_page)
    steps: list[dict[str, Any]] = [
        {"goal": goal.number, "what": step.what, "due_on": step.due_on.isoformat(),
         "done": step.done_on is not None, "own": step.owner == ""}
        for goal in view.goals for step in goal.steps
    ]  # fmt: skip
    words = {
        "day": today().isoformat(), "in_words": view.in_words,
        "goals": [{"words": g.words, "why": g.why} for g in view.goals],
        "review_on": view.row.review_on.isoformat(), "steps": steps,
    }  # fmt: skip
    share_words(by=by, strand=own_page, kind="plan", ref="plan", words=words)
