"""How is a yes given, refused and taken back?"""

from __future__ import annotations

import json

from django.db import transaction

from sijak.kernel.actor import Actor
from sijak.kernel.dates import now, today
from sijak.people import rules, wordings
from sijak.people.actions.own_page import share_consents
from sijak.people.enums import ConsentKind, ConsentMethod, ConsentState
from sijak.people.models import Consent
from sijak.people.sealing import open_row, seal_row


def set_consent(
    *, by: Actor, contact: str, kind: ConsentKind, state: ConsentState, method: ConsentMethod,
    language: str, own_page: str = "",
) -> Consent:  # fmt: skip
    """One kind, with its day, its method and the wording's version; what was said before stays.

    ``contact``: the strand. ``own_page``: the strand on which the person reads it too, where this
    worker holds it. Raises Refused for what cannot be taken back.
    """
    with transaction.atomic():
        row = Consent.objects.filter(strand_id=contact, kind=kind).select_for_update().first()
        is_new = row is None
        row = row or Consent(strand_id=contact, kind=kind, state=ConsentState.UNASKED, version=0)
        rules.may_change_consent(row.state, state)
        detail = {} if is_new else json.loads(open_row(by, row, "consent").get("detail") or "{}")
        said = {"state": state, "day": today().isoformat(), "method": method, "by": by.user_id,
                "at": now().isoformat()}  # fmt: skip
        if state != ConsentState.WITHDRAWN:
            detail |= {"wording": wordings.current(), "language": language}
        detail["said"] = [*detail.get("said", []), said]
        row.state, row.version = state, row.version + 1
        seal_row(by, row, detail=json.dumps(detail, ensure_ascii=False))
        row.save(force_insert=True) if is_new else row.save(update_fields=["state", "version", "detail"])
        if own_page:
            share_consents(by=by, own_page=own_page, rows=[row], wording=detail.get("wording", ""))
    return row
