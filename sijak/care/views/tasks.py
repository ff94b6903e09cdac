"""Write down what is to be done, and say that it is done."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from sijak.care.actions import tasks as actions
from sijak.care.enums import TaskKind
from sijak.care.forms.tasks import DoneForm, TaskForm
from sijak.care.queries import tasks as queries
from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.errors import Refused
from sijak.people.enums import Why
from sijak.people.http import go, sealed_page
from sijak.people.queries.files import open_file_of
from sijak.people.walking import own_strand, strands_to_write, writing_strand

ASKS_FOR_WORD = frozenset({TaskKind.CALL, TaskKind.AFTERCARE, TaskKind.SECOND, TaskKind.FOLLOW})


@require_http_methods(["GET", "POST"])
@needs("files")
def task_write(request: StaffRequest, person: str) -> HttpResponse:
    by, file = request.actor, open_file_of(request.actor, person, Why.TASK)
    strand = writing_strand(file)
    form = TaskForm(request.POST if request.method == "POST" else None, by=by)
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.write_task(by=by, strand=strand, **(given | {"kind": TaskKind(given["kind"])}))
        except Refused as no:
            form.refuse(no)
        else:
            return go("care:task-write", person, said="written")
    page = {"form": form, "file": file, "todos": queries.of_person(by, strands_to_write(file))}
    return sealed_page(request, "care/task/write.html", page)


@require_http_methods(["GET", "POST"])
@needs("files")
def task_done(request: StaffRequest, person: str, task: str) -> HttpResponse:
    by, file = request.actor, open_file_of(request.actor, person, Why.TASK)
    strand = own_strand(file, queries.row_of(task).strand_id)
    todo = queries.one(by, strand, task)
    form = DoneForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.finish_task(by=by, strand=strand, task=task, words=form.cleaned_data["words"],
                                reached=form.was_reached)  # fmt: skip
        except Refused as no:
            form.refuse(no)
        else:
            return go("care:task-write", person, said="done")
    page = {"form": form, "file": file, "todo": todo,
            "asks_for_word": todo.row.kind in ASKS_FOR_WORD}  # fmt: skip
    return sealed_page(request, "care/task/done.html", page)
