"""How is a safety plan kept, and how does it come to stand on the person's own page?"""

from __future__ import annotations

import json

from django.db import transaction
from django.utils.translation import override

from sijak.care.actions.sharing import share_words, take_words_back
from sijak.counselling.models import SafetyPlan
from sijak.counselling.queries.safety_plans import PARTS, REF, PlanView, is_shared
from sijak.counselling.rules import safety_plans as rules
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.people.actions.persons import ChangedMeanwhileError
from sijak.people.faces import File
from sijak.people.sealing import seal_row

# On the person's own page it is a message of ours, in their words.
SHARED_AS = "message"
SPOKEN = {"zh": "zh-hans", "en": "en"}  # languages of the house; to everybody else in Korean


@transaction.atomic
def write_plan(*, by: Actor, file: File, words: dict[str, str], version: int) -> SafetyPlan:
    """On ``safety``; ``version`` 0 for the first. What stands on their own page follows. Raises
    ChangedMeanwhileError, Refused."""
    kept = {code: words[code] for code in PARTS if words.get(code)}
    rules.may_keep_plan(has_words=bool(kept))
    safety = file.strands["safety"]
    row = SafetyPlan.objects.select_for_update().filter(strand_id=safety).first()
    if (row.version if row else 0) != version:
        raise ChangedMeanwhileError
    is_new = row is None
    row = row or SafetyPlan(strand_id=safety, version=0)
    row.version += 1
    content = kept | {"day": today().isoformat(), "by": by.user_id}
    seal_row(by, row, content=json.dumps(content, ensure_ascii=False))
    row.save(force_insert=True) if is_new else row.save(update_fields=["version", "content"])
    if is_shared(by, file):
        share_plan(by=by, file=file, view=PlanView(row.version, kept))
    return row


@transaction.atomic
def share_plan(*, by: Actor, file: File, view: PlanView) -> None:
    """Written on ``self``, in the person's language; what stood there of it is written anew."""
    own_page = file.strands.get("self", "")
    rules.may_share_plan(has_words=bool(view.version), has_page=bool(own_page))
    with override(SPOKEN.get(file.language, "ko")):
        words = "\n\n".join(f"{heading}\n{said}" for _, heading, said in view.written)
    share_words(by=by, strand=own_page, kind=SHARED_AS, ref=REF,
                words={"day": today().isoformat(), "words": words})  # fmt: skip


@transaction.atomic
def take_plan_back(*, by: Actor, file: File) -> None:
    """It goes from their own page. Our plan stays."""
    if own_page := file.strands.get("self", ""):
        take_words_back(by=by, strand=own_page, kind=SHARED_AS, ref=REF)
