"""Plain pages, well written: no query in a loop, nothing read that is not shown."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from bench.plain.models import (
    Appointment,
    AtTheDesk,
    Consent,
    Draft,
    Entry,
    LadderRung,
    Note,
    Outgoing,
    Person,
    Plan,
    Reading,
    SafetyCard,
    Shared,
    Tally,
    Task,
)

A_PAGE = 20
MONTHS = 12


class NoteForm(forms.ModelForm):
    class Meta:
        model = Note
        fields = ("once", "kind", "happened_on", "minutes", "channel", "setting", "their_words", "data",
                  "assessment", "plan")  # fmt: skip
        widgets = {"once": forms.HiddenInput}


@login_required
def person(request: HttpRequest, person: int) -> HttpResponse:
    one = get_object_or_404(Person.objects.select_related("lead"), pk=person)
    newest, day = A_PAGE + 1, date.today()
    notes = list(Note.objects.filter(person=one).order_by("-happened_on")[:newest])
    tries = list(LadderRung.objects.filter(person=one).order_by("-day")[:newest])
    met = list(Appointment.objects.filter(person=one, day__lt=date.today()).order_by("-day")[:newest])
    entries = list(Entry.objects.filter(person=one).order_by("-day")[:newest])
    told = {(note.happened_on, note.kind) for note in notes}
    knots = [(n.happened_on, n.kind, n.their_words, n.data[:280]) for n in notes]
    knots += [(t.day, t.rung, "", t.content[:280]) for t in tries]
    knots += [(m.day, m.kind, "", "") for m in met]
    knots += [(e.day, e.kind, "", "") for e in entries if (e.day, e.kind) not in told]
    knots.sort(key=lambda knot: knot[0], reverse=True)
    return render(request, "plain/person.html", {
        "person": one, "safe": json.loads(one.safe_contact), "knots": knots[:A_PAGE],
        "has_more": len(knots) > A_PAGE, "parts": list(one.parts.all()),
        "goals": json.loads(Plan.objects.filter(person=one).latest("made_on").content)["goals"],
        "tasks": [(t, json.loads(t.content)) for t in
                  Task.objects.filter(person=one, done_on=None).order_by("due_on")[:8]],
        "ahead": [(a, json.loads(a.content)) for a in
                  Appointment.objects.filter(person=one, day__gte=day).order_by("day")[:5]],
        "consents": list(Consent.objects.filter(person=one)),
        "card": SafetyCard.objects.filter(person=one).exists(),
        "shared": Shared.objects.filter(person=one).count(),
        "readings": list(Reading.objects.filter(person=one).select_related("reader")
                         .order_by("-at")[:5]),
    })  # fmt: skip


@login_required
def today(request: HttpRequest) -> HttpResponse:
    day, user = date.today(), request.user
    until = day + timedelta(days=7)
    tasks = list(Task.objects.filter(owner=user, done_on=None, due_on__lte=until)
                 .select_related("person").order_by("due_on"))  # fmt: skip
    rows = [(task, json.loads(task.content)["what"]) for task in tasks]
    people = list(Person.objects.filter(lead=user).values_list("id", "stage", "heard_on"))
    meets = list(Appointment.objects.filter(worker=user, day=day).select_related("person"))
    plans = list(Plan.objects.filter(made_by=user, review_on__lte=until).select_related("person"))
    quiet = [p for p in people if p[1] != "closed" and (day - p[2]).days > 30]
    return render(request, "plain/today.html", {
        "overdue": [row for row in rows if row[0].due_on < day],
        "due": [row for row in rows if row[0].due_on == day],
        "ahead": [row for row in rows if row[0].due_on > day], "day": day,
        "meets": meets, "plans": plans, "quiet": quiet, "people": len(people),
    })  # fmt: skip


@login_required
def note_write(request: HttpRequest, person: int) -> HttpResponse:
    """A second click finds the first (the form asks for ``once``), an appointment that was kept has
    counted the meeting already, and the draft of the page goes: as in the house."""
    one = get_object_or_404(Person, pk=person)
    form = NoteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            note = form.save(commit=False)
            note.person, note.author, note.written_on = one, request.user, date.today()
            kept = Entry.objects.filter(person=one, kind=note.kind, day=note.happened_on).exists()
            note.save()
            if not kept or Note.objects.filter(person=one, happened_on=note.happened_on).exists():
                Entry.objects.create(
                    person=one, day=note.happened_on, month=str(note.happened_on)[:7],
                    kind=note.kind, minutes=note.minutes, channel=note.channel,
                )  # fmt: skip
            Person.objects.filter(pk=one.pk).update(heard_on=note.happened_on)
        draft = Draft.objects.filter(owner=request.user, place=request.path).first()  # type: ignore[misc]
        if draft is not None:
            draft.delete()
        return redirect("note", person=one.pk, note=note.pk)
    return render(request, "plain/note_write.html", {"person": one, "form": form})


@login_required
def note(request: HttpRequest, person: int, note: int) -> HttpResponse:
    found = get_object_or_404(Note.objects.select_related("person"), pk=note, person=person)
    return render(request, "plain/note.html", {"note": found})


COLUMNS = (("waiting", "기다림"), ("doctor", "의사 만나는 중"), ("paying", "돈 내는 중"), ("gone", "돌아감"))
DEPARTMENTS = {
    "inside": "속병 (내과)",
    "bones": "뼈와 마디 (정형외과)",
    "psychiatry": "마음 (정신건강의학과)",
    "nerves": "신경과 머리 (신경과)",
    "women": "부인병 (산부인과)",
    "teeth": "이 (치과)",
    "eyes": "눈",
    "ears": "귀, 코, 목 (이비인후과)",
    "skin": "살갗 (피부)",
    "urine": "콩팥과 오줌 (비뇨의학과)",
    "surgery": "수술 (외과)",
    "emergency": "응급실 (구급실)",
    "check_up": "건강검진",
    "other": "다른 과",
}


class WalkInForm(forms.Form):
    alias = forms.CharField(max_length=40, required=False)
    who = forms.ChoiceField(widget=forms.RadioSelect, choices=[("known", "왔던 분"), ("new", "새로 옴")])
    department = forms.ChoiceField(required=False, choices=[("", "아직 모름"), *DEPARTMENTS.items()])
    note = forms.CharField(max_length=120, required=False)


@login_required
def room(request: HttpRequest) -> HttpResponse:
    """The board of one room today, in four columns."""
    now = datetime.now()
    there = list(AtTheDesk.objects.filter(day=now.date()).select_related("person").order_by("number"))
    for one in there:
        one.minutes = (now.hour - one.came_at.hour) * 60 + now.minute - one.came_at.minute  # type: ignore[attr-defined]
        one.word = DEPARTMENTS[one.department]  # type: ignore[attr-defined]
    return render(request, "plain/room.html", {
        "columns": [(state, word, [one for one in there if one.state == state]) for state, word in COLUMNS],
        "came": len(there), "came_new": sum(one.is_new for one in there), "form": WalkInForm(), "day": now,
    })  # fmt: skip


@login_required
def purse(request: HttpRequest) -> HttpResponse:
    """What waits for a decision, the first page of it."""
    rows = Outgoing.objects.order_by("-is_urgent", "due_on", "number")
    shown = Paginator(rows.select_related("asked_by", "person"), 25).get_page(request.GET.get("page"))
    total = rows.aggregate(s=Sum("won"))["s"]
    return render(request, "plain/purse.html", {"page": shown, "total": total, "today": date.today()})


@login_required
def figures(request: HttpRequest) -> HttpResponse:
    """From a table of sums, as a plain house with a million rows would have one."""
    by = request.GET.get("by", "centre")
    months = sorted(Tally.objects.filter(dimension=by).values_list("month", flat=True).distinct())
    months = [m for m in months if len(m) == 7][-MONTHS:]
    rows = Tally.objects.filter(dimension=by, month__in=months).order_by("indicator", "value")
    tables: list[dict[str, Any]] = []
    for indicator, found in groupby(rows, key=lambda row: row.indicator):
        cells: dict[str, dict[str, int]] = {}
        for row in found:
            cells.setdefault(row.value, {})[row.month] = row.n
        lines = [(value, [of.get(m, 0) for m in months]) for value, of in cells.items()]
        total = [sum(line[1][at] for line in lines) for at in range(len(months))]
        tables.append(
            {
                "indicator": indicator,
                "lines": lines,
                "all": total,
                "most": max(total, default=1) or 1,
            }
        )
    return render(request, "plain/figures.html", {"tables": tables, "months": months})
