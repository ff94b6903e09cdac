"""How are questions given home with somebody, and how does an answer come back?

The same way as a tablet's: each answer is sealed to the team the moment it is given, and nobody, not the
person either, reads it again on that side. In place of a tablet's address stand their own pages.
"""

from __future__ import annotations

import json
import secrets
from datetime import date

from django.db import transaction

from sijak.care.actions.sharing import share_words
from sijak.counselling.actions.danger import raise_signal
from sijak.counselling.actions.tablets import keep_answer
from sijak.counselling.enums.screenings import Setting
from sijak.counselling.instruments import Step, instrument
from sijak.counselling.models import Handed
from sijak.counselling.queries.at_home import SHARED_AS, Sheet
from sijak.counselling.queries.tablets import digest_of
from sijak.counselling.rules import at_home as rules
from sijak.counselling.rules import screenings
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.people.models import Strand
from sijak.people.team_sealing import seal_team_row


@transaction.atomic
def ask_at_home(
    *, by: Actor, person: str, strand: str, own_page: str, once: str, key: str, language: str,
    until: date | None,
) -> Handed:  # fmt: skip
    """``own_page``: the ``self`` strand, on which the person finds them. ``once``: a random id that came
    with the form; a second click is the same sheet. Raises Refused."""
    one = instrument(key)
    screenings.may_ask(one, language)
    assert one is not None
    day = rules.may_give_home(has_page=bool(own_page), until=until, today=today())
    before = Handed.objects.visible_to(by).filter(pk=once).first()
    if before is not None:
        return before
    token = secrets.token_urlsafe(32)
    team = Strand.objects.values_list("team", flat=True).get(pk=strand)
    row = Handed(id=once, team=team, digest=digest_of(token), instrument=one.key, edition=one.edition,
                 day=today(), until=day, passage="")  # fmt: skip
    content = {"person": person, "strand": strand, "by": by.user_id, "setting": Setting.HOME.value,
               "language": language}  # fmt: skip
    seal_team_row(row, by=by, content=json.dumps(content))
    row.save(force_insert=True)
    share_words(by=by, strand=own_page, kind=SHARED_AS, ref=row.id, words={
        "day": today().isoformat(), "until": day.isoformat(), "token": token, "person": person,
        "strand": strand,
    })  # fmt: skip
    return row


@transaction.atomic
def answer_at_home(*, by: None, sheet: Sheet, step: Step, value: int | None) -> bool:
    """Kept at once, sealed to the team. Answers whether it tells of danger: then a signal waits for the
    team from now on."""
    rules.may_answer_sheet(is_open=sheet.is_open)
    screenings.may_choose(value, sheet.one.values(step))
    keep_answer(by=by, handed=sheet.handed, step=step.key, value=value)
    if not sheet.one.is_danger(step.key, value):
        return False
    raise_signal(by=by, team=sheet.handed.team, person=sheet.person, strand=sheet.strand,
                 source=sheet.one.key, item=step.key)  # fmt: skip
    return True


@transaction.atomic
def give_sheet_back(*, by: None, sheet: Sheet) -> None:
    """From now on it takes no answer, and a counsellor may take it in."""
    rules.may_answer_sheet(is_open=sheet.is_open)
    sheet.handed.is_back = True
    sheet.handed.save(update_fields=["is_back"])
