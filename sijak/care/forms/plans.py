"""What is written in a plan? One to three goals in the person's words, and steps towards them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django import forms as django_forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from sijak.accounts.queries import colleagues, names_of_workers
from sijak.care.queries.plans import PlanView
from sijak.care.steps import Goal, Step
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.forms import ChoiceField, DayField, Form, LineField, WordsField

GOALS, STEPS, REVIEW_DAYS = 3, 6, 90


@dataclass(frozen=True, slots=True, repr=False)
class StepRow:
    what: BoundField
    owner: BoundField
    due_on: BoundField
    id: BoundField
    number: int


@dataclass(frozen=True, slots=True, repr=False)
class GoalBox:
    number: int
    words: BoundField
    why: BoundField
    rows: list[StepRow]
    done: list[Step]
    is_open: bool


class PlanForm(Form):
    base = LineField(widget=django_forms.HiddenInput, required=False, limit=60)
    in_words = WordsField(
        label=_("What they wish for, as they say it"), required=False, limit=1500, rows=3,
        help_text=_("Write what was said, in the words in which it was said."),
    )  # fmt: skip
    review_on = DayField(label=_("When do we look at it again?"))
    agreed = django_forms.BooleanField(
        label=_("We went through it together today, and they agree"), required=False
    )

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, by: Actor, view: PlanView, **options: Any
    ) -> None:
        options.setdefault("initial", initial_of(view))
        super().__init__(data, **options)
        self.view = view
        owners = owners_of(by, view)
        for goal in range(1, GOALS + 1):
            self.fields[f"g{goal}_words"] = LineField(
                label=_("Goal, in their words"), required=False, limit=160
            )
            self.fields[f"g{goal}_why"] = LineField(
                label=_("Why it matters to them"), required=False, limit=240
            )
            for step in range(1, STEPS + 1):
                self._add_step(f"g{goal}s{step}", owners)
        if self.is_bound:  # the fields came after the data was made safe
            self.data = self.made_safe(self.data)

    def _add_step(self, name: str, owners: list[tuple[str, Any]]) -> None:
        self.fields[f"{name}_what"] = LineField(label=_("Step"), required=False, limit=70)
        self.fields[f"{name}_owner"] = ChoiceField(label=_("Who"), choices=owners, required=False)
        self.fields[f"{name}_due_on"] = DayField(label=_("By when"), required=False)
        self.fields[f"{name}_id"] = LineField(widget=django_forms.HiddenInput, required=False, limit=32)

    def clean(self) -> dict[str, Any]:
        known = super().clean() or {}
        for goal in range(1, GOALS + 1):
            names = [f"g{goal}s{step}" for step in range(1, STEPS + 1)]
            named = [name for name in names if known.get(f"{name}_what")]
            for name in named:
                if not known.get(f"{name}_due_on") and f"{name}_due_on" not in self.errors:
                    self.add_error(f"{name}_due_on", _("By when? Give a day."))
            if named and not known.get(f"g{goal}_words") and f"g{goal}_words" not in self.errors:
                self.add_error(f"g{goal}_words", _("These steps need a goal."))
        return known

    def goals(self) -> list[Goal]:
        """Goals with words, numbered anew; done steps of a goal go with it."""
        known = self.cleaned_data
        out: list[Goal] = []
        for goal in range(1, GOALS + 1):
            if known.get(f"g{goal}_words"):
                steps = [*self._steps(goal), *self._not_shown(goal)]
                out.append(Goal(known[f"g{goal}_words"], known[f"g{goal}_why"], steps, len(out) + 1))
        return out

    def _steps(self, goal: int) -> list[Step]:
        known = self.cleaned_data
        names = [f"g{goal}s{step}" for step in range(1, STEPS + 1)]
        return [
            Step(known[f"{n}_what"], known[f"{n}_owner"], known[f"{n}_due_on"], known[f"{n}_id"])
            for n in names if known.get(f"{n}_what") and known.get(f"{n}_due_on")
        ]  # fmt: skip

    def _done(self, goal: int) -> list[Step]:
        goals = self.view.goals
        return [s for s in goals[goal - 1].steps if s.done_on] if goal <= len(goals) else []

    def boxes(self) -> list[GoalBox]:
        return [self._box(goal) for goal in range(1, GOALS + 1)]

    def _not_shown(self, goal: int) -> list[Step]:
        """Steps that the form does not show as boxes, and that so are not taken off by it."""
        goals = self.view.goals
        ahead = [s for s in goals[goal - 1].steps if not s.done_on] if goal <= len(goals) else []
        return [*self._done(goal), *ahead[STEPS:]]

    def _row(self, name: str, number: int) -> StepRow:
        what, owner = self[f"{name}_what"], self[f"{name}_owner"]
        return StepRow(what, owner, self[f"{name}_due_on"], self[f"{name}_id"], number)

    def _box(self, goal: int) -> GoalBox:
        rows = [self._row(f"g{goal}s{number}", number) for number in range(1, STEPS + 1)]
        filled = sum(bool(row.what.value()) for row in rows)
        words = self[f"g{goal}_words"]
        is_open = goal == 1 or bool(words.value()) or bool(filled) or bool(words.errors)
        shown = rows[: min(STEPS, max(3, filled + 1))]
        return GoalBox(goal, words, self[f"g{goal}_why"], shown, self._done(goal), is_open)

    def texts(self) -> list[str]:
        return [str(v) for k, v in self.data.items() if k == "in_words" or k.endswith(("_words", "_what"))]


def owners_of(by: Actor, view: PlanView) -> list[tuple[str, Any]]:
    """Who may take a step: the person, whoever works here, and whoever already has one."""
    known = names_of_workers(by)
    named = {step.owner for goal in view.goals for step in goal.steps if step.owner}
    people = {**colleagues(by), **{user: known.get(user, "") for user in named}}
    return [("", _("the person")), *people.items()]


def initial_of(view: PlanView) -> dict[str, Any]:
    start: dict[str, Any] = {
        "base": view.base, "in_words": view.in_words,
        "review_on": view.row.review_on if view.row and not view.is_due
        else today() + timedelta(days=REVIEW_DAYS),
    }  # fmt: skip
    for goal in view.goals:
        start |= {f"g{goal.number}_words": goal.words, f"g{goal.number}_why": goal.why}
        ahead = [step for step in goal.steps if step.done_on is None]
        for number, step in enumerate(ahead[:STEPS], 1):
            name = f"g{goal.number}s{number}"
            start |= {f"{name}_what": step.what, f"{name}_owner": step.owner,
                      f"{name}_due_on": step.due_on, f"{name}_id": step.id}  # fmt: skip
    return start
