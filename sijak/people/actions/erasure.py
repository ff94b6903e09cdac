"""How does a person go from this house for good, and what shows that it was done?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.apps import apps
from django.db import models, transaction

from sijak.accounts.line import vault
from sijak.kernel.actor import Actor
from sijak.kernel.errors import NotForYou
from sijak.people import parts, rules
from sijak.people.actions.papers import drop_papers_of
from sijak.people.faces import File
from sijak.people.models import Erasure, Strand
from vault.client import Denied


def erase_person(*, by: Actor, file: File, typed: str) -> Erasure:
    """The keys first, so that nothing opens whatever happens next; then every row on the person's
    strands, the pieces of papers, and what departments keep by the letter box. Cannot be undone.

    ``typed``: the office's code of the file, written by the officer. Denied("step-up") leads to the
    officer's key. Raises Refused; NotForYou when the file is not theirs to erase.
    """
    rules.may_erase(file.code, typed)
    with transaction.atomic():
        try:
            done = vault().erase(by.token, file.id)
        except Denied as no:
            if no.code == "not-yours":
                raise NotForYou from None
            raise
        papers = drop_papers_of(by=by, strands=done["strands"])
        rows = parts.tell_erased(by, file.mailbox) + _drop_rows(done["strands"])
        row = Erasure(
            erased_on=date.fromisoformat(done["erased_on"]), erased_by=by.user_id,
            complete_on=date.fromisoformat(done["complete_on"]), rows=rows, papers=papers,
        )  # fmt: skip
        row.save(force_insert=True)
    return row


def _drop_rows(strands: Sequence[str]) -> int:
    """Straight from the tables: rows that protect each other all belong to the one who goes."""
    gone = 0
    for rows in _rows_on(strands):
        gone += rows._raw_delete(rows.db)
    return gone + Strand.objects.filter(pk__in=strands)._raw_delete("default")


def _rows_on(strands: Sequence[str]) -> Iterator[models.QuerySet[models.Model]]:
    """Every row of every department on these strands, and what hangs on such a row and on no strand."""
    own = {model: field.name for model, field in _links() if field.related_model is Strand}
    for model, field in _links():
        if model not in own and field.related_model in own:
            on = f"{field.name}__{own[field.related_model]}_id__in"
            yield model._base_manager.filter(**{on: strands})
    for model, name in own.items():
        yield model._base_manager.filter(**{f"{name}_id__in": strands})


def _links() -> Iterator[tuple[type[models.Model], models.ForeignKey[models.Model]]]:
    for model in apps.get_models():
        for field in model._meta.local_concrete_fields:
            if isinstance(field, models.ForeignKey):
                yield model, field
