"""What is written on the page that the person reads too: by us, and by themselves?"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress

from django.db import transaction

from sijak.kernel.actor import Actor
from sijak.kernel.dates import now, today
from sijak.kernel.errors import Refused
from sijak.people import letters, rules, wordings
from sijak.people.enums import ConsentKind, ConsentState
from sijak.people.models import Consent, Shared
from sijak.people.queries.shared import CONSENT, SAY, latest_consents
from sijak.people.sealing import seal_row, seal_rows
from vault.client import Denied


def share_consents(*, by: Actor, own_page: str, rows: Sequence[Consent], wording: str) -> None:
    """So that the person sees their four yeses and can change each. ``row`` is the way to the consent
    itself: it stands only in these sealed words (docs/adr/0026)."""
    told: list[tuple[Shared, dict[str, str]]] = []
    for row in rows:
        content = {"kind": CONSENT, "consent": row.kind, "state": row.state, "wording": wording,
                   "day": today().isoformat(), "at": now().isoformat(), "row": row.pk}  # fmt: skip
        told.append((Shared(strand_id=own_page), {"content": json.dumps(content, ensure_ascii=False)}))
    seal_rows(by, told)
    Shared.objects.bulk_create([row for row, _ in told])


def say_consent(*, by: None, pass_: str, kind: ConsentKind, state: ConsentState, letter: str) -> None:
    """The person's own switch: it holds from this moment, for everybody. ``by`` None: they come with
    their eight words. ``letter`` tells their team. Raises Refused for what cannot be taken back."""
    box = letters.read_box(pass_)
    known = latest_consents(letters.shared_with(pass_, box.strand)).get(kind, {})
    with transaction.atomic():
        consent = Consent.objects.select_for_update().filter(pk=known.get("row", "")).first()
        rules.may_say(consent.state if consent else None, state)
        if consent is None or consent.state == state:
            return
        said = {"kind": SAY, "consent": kind, "state": state, "wording": wordings.current(),
                "day": today().isoformat(), "at": now().isoformat(), "row": consent.pk}  # fmt: skip
        row = Shared(strand_id=box.strand)
        letters.seal_own_row(pass_, row, json.dumps(said, ensure_ascii=False))
        row.save(force_insert=True)
        consent.state = state
        consent.save(update_fields=["state"])
    with suppress(Refused):  # too many letters today: the switch holds all the same, and shows it
        letters.write_to_us(pass_, letter)


def tell_person(*, by: Actor, mailbox: str, strand: str, text: str) -> None:
    """A letter into their box; where another team answers it, or there is none, a word on their own page.
    Raises Refused when this worker's keys do neither."""
    try:
        if mailbox:
            letters.reply_to(by, mailbox, text, None)
            return
    except Denied:
        pass
    _write_word(by, strand, text)


def _write_word(by: Actor, strand: str, text: str) -> None:
    row = Shared(strand_id=strand)
    content = {"kind": "message", "day": today().isoformat(), "words": text}
    try:
        rules.may_reach(strand)
        seal_row(by, row, content=json.dumps(content, ensure_ascii=False))
    except Denied:
        rules.may_reach("")
    row.save(force_insert=True)
