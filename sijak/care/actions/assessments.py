"""How is a look at needs and strengths kept?"""

from __future__ import annotations

import json
from typing import Any

from django.db import transaction

from sijak.care.models import Assessment
from sijak.care.rules import assessments as rules
from sijak.journal.actions import write_entry
from sijak.journal.enums import Kind
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.people.actions.persons import ChangedMeanwhileError
from sijak.people.sealing import seal_row


def latest_of(*, by: Actor, strand: str) -> Assessment | None:
    rows = Assessment.objects.filter(strand_id=strand).select_for_update()
    return rows.order_by("-done_on", "-version", "-id").first()


@transaction.atomic
def keep_assessment(*, by: Actor, strand: str, content: dict[str, dict[str, Any]], base: str) -> Assessment:
    """``base``: "id:version" of the one that was looked at, or '' for none.

    The same day's is changed; an older one stays as it was and a new one is written beside it.
    Raises ChangedMeanwhileError when somebody kept one in between.
    """
    rules.may_keep_assessment(content=content)
    last = latest_of(by=by, strand=strand)
    if (f"{last.id}:{last.version}" if last else "") != base:
        raise ChangedMeanwhileError
    is_new = last is None or last.done_on != today()
    row = Assessment(strand_id=strand, version=0, done_on=today()) if is_new or last is None else last
    row.version, row.done_by = row.version + 1, by.user_id
    seal_row(by, row, content=json.dumps(content, ensure_ascii=False))
    if not is_new:
        row.save(update_fields=["version", "done_by", "content"])
        return row
    row.save(force_insert=True)
    write_entry(by=by, strand=strand, kind=Kind.ASSESSED, day=today())
    return row
