"""What is the plan, in whose words, and how far has it come?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sijak.care.enums import TaskKind
from sijak.care.models import Plan, Task
from sijak.care.queries.pages import as_json, contents
from sijak.care.steps import Goal, Step
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.people.faces import File
from sijak.people.models import StrandRow
from sijak.people.parts import Panel, Words


@dataclass(frozen=True, slots=True, repr=False)
class PlanView:
    row: Plan | None
    goals: list[Goal]
    in_words: str

    @property
    def base(self) -> str:
        return f"{self.row.id}:{self.row.version}" if self.row else ""

    @property
    def is_due(self) -> bool:
        return self.row is not None and self.row.review_on <= today()

    @property
    def texts(self) -> list[str]:
        return [self.in_words, *(g.words for g in self.goals), *(g.why for g in self.goals),
                *(s.what for g in self.goals for s in g.steps)]  # fmt: skip


def plan_of(by: Actor, strand: str) -> PlanView:
    plan = Plan.objects.filter(strand_id=strand, is_current=True).first()
    if plan is None:
        return PlanView(None, [], "")
    steps = list(Task.objects.filter(plan=plan, kind=TaskKind.STEP).order_by("goal", "due_on"))
    opened = contents(by, [plan, *steps], "plan")
    content = opened[plan.id]
    goals = [
        Goal(str(goal.get("words", "")), str(goal.get("why", "")),
             [_step(t, opened[t.id]) for t in steps if t.goal == number], number)
        for number, goal in enumerate(content.get("goals") or [], 1)
    ]  # fmt: skip
    return PlanView(plan, goals, str(content.get("in_words") or ""))


def _step(task: Task, content: dict[str, Any]) -> Step:
    return Step(str(content.get("what") or content.get("words") or ""), task.owner, task.due_on,
                task.id, task.version, task.done_on)  # fmt: skip


# -- the card on a person's page ------------------------------------------------------------------
@dataclass(frozen=True, slots=True, repr=False)
class PanelGoal:
    words: str
    done: int
    steps: int
    next_what: str
    next_on: date | None


@dataclass(frozen=True, slots=True, repr=False)
class PlanPanel:
    review_on: date
    is_due: bool
    goals: list[PanelGoal]


def panel(by: Actor, file: File) -> Panel | None:
    """The plan and the next step of each goal: few rows to open, whatever the plan's length."""
    strand = file.strands.get("casework")
    if not strand:
        return None
    plan = Plan.objects.filter(strand_id=strand, is_current=True).first()
    steps = list(Task.objects.filter(plan=plan).order_by("due_on")) if plan else []
    ahead: dict[int, Task] = {}
    for task in steps:
        if task.done_on is None:
            ahead.setdefault(task.goal, task)
    rows: list[StrandRow] = [plan, *ahead.values()] if plan else []

    def show(words: list[Words]) -> PlanPanel | None:
        if plan is None:
            return None
        goals = as_json(words[0]).get("goals") or []
        what = {t.goal: str(as_json(w).get("what") or "")
                for t, w in zip(ahead.values(), words[1:], strict=True)}  # fmt: skip
        shown = [
            PanelGoal(
                str(goal.get("words", "")), sum(t.goal == n and t.done_on is not None for t in steps),
                sum(t.goal == n for t in steps), what.get(n, ""),
                ahead[n].due_on if n in ahead else None,
            )
            for n, goal in enumerate(goals, 1)
        ]  # fmt: skip
        return PlanPanel(plan.review_on, plan.review_on <= today(), shown)

    return Panel("care/plan/panel.html", rows, show)
