"""How does a tablet go into somebody's hands, take answers without being able to read them, and come
back?

Nobody is signed in on it (``by`` None). Its address is random and opens for two hours; only a digest of
it is kept. What its page has to know to raise a signal is sealed by the vault to that address.
"""

from __future__ import annotations

import json
import secrets
import time
from datetime import date
from typing import Any

from django.db import transaction

from sijak.care.actions.sharing import take_words_back
from sijak.counselling.actions.danger import raise_signal
from sijak.counselling.actions.screenings import write_taken_in
from sijak.counselling.enums.screenings import Mode, Setting
from sijak.counselling.instruments import Instrument, Step, instrument
from sijak.counselling.models import Handed, HandedAnswer, Screening
from sijak.counselling.queries.at_home import SHARED_AS
from sijak.counselling.queries.tablets import digest_of, passage_of, purpose_of
from sijak.counselling.rules import screenings as rules
from sijak.counselling.rules.answers import as_number, as_text
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou
from sijak.kernel.ids import random_id
from sijak.people.letters import seal_form
from sijak.people.models import Strand
from sijak.people.queries.files import own_page_of, strand_of_row
from sijak.people.team_sealing import open_team_row, open_team_rows, seal_team_row


@transaction.atomic
def hand_tablet(
    *, by: Actor, person: str, strand: str, once: str, key: str, language: str, setting: Setting
) -> str:
    """The random part of the tablet's address; answered once and kept nowhere. ``once``: a random id
    that came with the form; a second click takes the place of the first, whose address is lost."""
    one = instrument(key)
    rules.may_ask(one, language)
    assert one is not None
    token = secrets.token_urlsafe(32)
    team = Strand.objects.values_list("team", flat=True).get(pk=strand)
    Handed.objects.visible_to(by).filter(pk=once, answers=None).delete()
    row = Handed(
        id=random_id() if Handed.objects.filter(pk=once).exists() else once, team=team,
        digest=digest_of(token), instrument=one.key, edition=one.edition,
        day=today(), passage=_passage(token, person=person, strand=strand, is_raised=False,
                                      until=int(time.time()) + rules.TABLET_SECONDS),
    )  # fmt: skip
    content = {"person": person, "strand": strand, "by": by.user_id, "setting": setting.value,
               "language": language}  # fmt: skip
    seal_team_row(row, by=by, content=json.dumps(content))
    row.save(force_insert=True)
    return token


def _passage(token: str, **content: Any) -> str:
    return seal_form(purpose_of(token), content)


@transaction.atomic
def answer_on_tablet(
    *, by: None, handed: Handed, token: str, one: Instrument, step: Step, value: int | None
) -> bool:
    """Kept at once, sealed to the team. Answers whether a signal of danger was raised now."""
    known = passage_of(handed, token)
    if known is None or handed.is_back:
        raise NotForYou
    rules.may_choose(value, one.values(step))
    keep_answer(by=by, handed=handed, step=step.key, value=value)
    if not one.is_danger(step.key, value) or known["is_raised"]:
        return False
    raise_signal(by=by, team=handed.team, person=known["person"], strand=known["strand"],
                 source=one.key, item=step.key)  # fmt: skip
    handed.passage = _passage(token, **(known | {"is_raised": True}))
    handed.save(update_fields=["passage"])
    return True


@transaction.atomic
def keep_answer(*, by: None, handed: Handed, step: str, value: int | None) -> None:
    """In the place of what was answered before; sealed without a session."""
    row = HandedAnswer.objects.select_for_update().filter(handed=handed, step=step).first()
    is_new = row is None
    row = row or HandedAnswer(team=handed.team, handed=handed, step=step, version=0)
    row.version += 1
    seal_team_row(row, by=by, content=as_text(value))
    if is_new:
        row.save(force_insert=True)
    else:
        row.save(update_fields=["version", "content"])


@transaction.atomic
def give_tablet_back(*, by: None, handed: Handed) -> None:
    """From now on the address takes no answer."""
    handed.is_back = True
    handed.save(update_fields=["is_back"])


@transaction.atomic
def take_in(*, by: Actor, handed: str, is_sure: bool = False) -> tuple[str, Screening | None]:
    """The answers go to the person's strand and leave the team's table. (person, screening); None
    when nothing was answered. ``is_sure``: it came back without anybody having said so on it."""
    row = Handed.objects.select_for_update().visible_to(by).filter(pk=handed).first()
    if row is None:
        raise NotForYou
    known = dict(json.loads(open_team_row(by, row, "screening")["content"]))
    strand_of_row(by, known["person"], known["strand"])
    rules.may_take_in(is_back=row.is_back, is_sure=is_sure, until=row.until, today=today())
    given = list(HandedAnswer.objects.filter(handed=row))
    words = open_team_rows(by, given, "screening")
    answers = {one.step: as_number(said["content"]) for one, said in zip(given, words, strict=True)}
    one, screening = instrument(row.instrument), None
    if one is not None and any(value is not None for value in answers.values()):
        screening = write_taken_in(
            by=by, strand=known["strand"], once=row.id, one=one, day=row.day,
            setting=Setting(known["setting"]), asked_by=known["by"], language=known["language"],
            answers=answers, mode=Mode.HOME if row.until else Mode.SELF,
        )  # fmt: skip
    if row.until and (own_page := own_page_of(by, known["person"])):
        take_words_back(by=by, strand=own_page, kind=SHARED_AS, ref=row.id)
    row.delete()
    return known["person"], screening


@transaction.atomic
def forget_untouched(*, by: None, before: date) -> int:
    """Tablets handed, and questions at home that ended, before this day, on which nobody answered anything.
    Answered ones wait for whoever takes them in, however long it takes. How many were forgotten."""
    rows = Handed.objects.filter(day__lt=before, answers=None).exclude(until__gte=before)
    count = rows.count()
    rows.delete()
    return count
