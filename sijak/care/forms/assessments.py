"""What may be marked in the thirteen domains? Everything may be skipped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms as django_forms

from sijak.care.enums import Domain, Level, Urgency
from sijak.care.queries.assessments import ICONS, Line, lines_of
from sijak.kernel.forms import ChoiceField, Form, LineField, WordsField

SCALES = ("client", "worker", "urgency")
LEVELS = [(str(v), label) for v, label in Level.choices]
URGENCIES = [(str(v), label) for v, label in Urgency.choices]


@dataclass(frozen=True, slots=True)
class Section:
    """One domain as the page draws it: thirteen times sixteen radio buttons are drawn in one go."""

    domain: Domain
    number: int
    values: dict[str, str]
    strengths: str
    errors: list[str]

    @property
    def icon(self) -> str:
        return ICONS[self.domain.value]

    @property
    def client(self) -> str:
        return self.values["client"]

    @property
    def worker(self) -> str:
        return self.values["worker"]

    @property
    def urgency(self) -> str:
        return self.values["urgency"]

    @property
    def next(self) -> Domain | None:
        domains = list(Domain)
        return domains[self.number] if self.number < len(domains) else None


class AssessForm(Form):
    base = LineField(widget=django_forms.HiddenInput, required=False, limit=60)

    def __init__(self, data: Mapping[str, Any] | None = None, **options: Any) -> None:
        super().__init__(data, **options)
        for domain in Domain:
            for scale in SCALES:
                choices = URGENCIES if scale == "urgency" else LEVELS
                self.fields[f"{domain}_{scale}"] = ChoiceField(choices=choices, required=False)
            self.fields[f"{domain}_strengths"] = WordsField(required=False, limit=300)
        if self.is_bound:  # the fields came after the data was made safe
            self.data = self.made_safe(self.data)

    @staticmethod
    def initial_of(content: Mapping[str, Any], base: str) -> dict[str, Any]:
        start: dict[str, Any] = {"base": base}
        for line in lines_of(content):
            for scale in SCALES:
                value = getattr(line, scale)
                start[f"{line.domain}_{scale}"] = "" if value is None else str(value)
            start[f"{line.domain}_strengths"] = line.strengths
        return start

    def sections(self) -> list[Section]:
        return [
            Section(
                domain, number, {s: str(self[f"{domain}_{s}"].value() or "") for s in SCALES},
                str(self[f"{domain}_strengths"].value() or ""),
                [str(e) for s in (*SCALES, "strengths") for e in self[f"{domain}_{s}"].errors],
            )
            for number, domain in enumerate(Domain, 1)
        ]  # fmt: skip

    def content(self) -> dict[str, dict[str, Any]]:
        """Only what was marked: {domain: {client, worker, urgency, strengths}}."""
        known, out = self.cleaned_data, {}
        for domain in Domain:
            one: dict[str, Any] = {
                s: int(known[f"{domain}_{s}"]) for s in SCALES if known[f"{domain}_{s}"] != ""
            }
            if known[f"{domain}_strengths"]:
                one["strengths"] = known[f"{domain}_strengths"]
            if one:
                out[domain.value] = one
        return out

    def lines(self) -> list[Line]:
        return lines_of(self.content())
