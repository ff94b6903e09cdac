"""How is somebody found who goes along, and how is it called off?"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from sijak.accounts.actions import give_slip, withdraw_slip
from sijak.care.queries.pages import contents
from sijak.health.enums import GoingState
from sijak.health.models import Going, Outing
from sijak.health.queries import going as queries
from sijak.health.queries.afternoon import PURPOSE, office_phone, safe_words
from sijak.health.queries.companions import candidates
from sijak.health.queries.strands import must_open
from sijak.health.rules import going as rules
from sijak.kernel.actor import Actor
from sijak.kernel.dates import KST, both_days, clock_words, now, today
from sijak.kernel.errors import NotForYou, Refused
from sijak.people.faces import File
from sijak.people.sealing import seal_row

MIDNIGHT = time(23, 59)


@dataclass(frozen=True, slots=True, repr=False)
class Wanted:
    """What was asked for on the page "who goes along"."""

    day: date
    at: time
    hospital: str
    place: str = ""
    what: str = ""
    speech: str = ""
    sex: str = ""
    car: bool = False
    know: str = ""

    def words(self) -> dict[str, Any]:
        return {"at": f"{self.at:%H:%M}", "place": self.place, "what": self.what, "speech": self.speech,
                "sex": self.sex, "car": self.car, "know": self.know}  # fmt: skip


@transaction.atomic
def ask_going(*, by: Actor, strand: str, once: str, wanted: Wanted) -> Going:
    """``once``: a random id that came with the form, so that two clicks make one row."""
    moment = now()
    rules.may_ask(day=wanted.day, at=wanted.at, today=moment.date(), now=moment.time())
    before = Going.objects.filter(pk=once, strand_id=strand).first()
    if before is not None:
        return before
    row = Going(id=once, strand_id=strand, day=wanted.day, hospital=wanted.hospital, asked_by=by.user_id)
    seal_row(by, row, content=json.dumps(wanted.words(), ensure_ascii=False))
    row.save(force_insert=True)
    return row


@transaction.atomic
def choose_goer(*, by: Actor, file: File, strand: str, going: str, goer: str, reserve: str = "") -> Going:
    """Takes the half day of both and hands the one who goes their slip. ``reserve``: takes it over when
    the first calls off, and knows nothing of the person until then. Raises Refused."""
    row = locked(by=by, strand=strand, going=going)
    content = contents(by, [row], "company")[row.id]
    asked = queries.Asked(row, content, {})
    rules.may_choose(state=row.state, day=row.day, today=today(), goer=goer, reserve=reserve)
    free_half_days(by=by, row=row, content=content)
    able = {one.user: one for one in candidates(by, asked.wish)}
    for field, user in (("goer", goer), ("reserve", reserve)):
        if user or field == "goer":
            if user not in able:
                raise Refused(_("Choose somebody from the list."), field=field)
            rules.may_choose_this(able[user].reasons, field=field)
            _take_half_day(user, asked, field)
    slip = _hand_slip(by, file, asked, goer, reserve)
    row.state, row.is_fallen, row.is_reserve = GoingState.OFFERED, False, False
    _seal_again(by, row, content | {"goer": goer, "reserve": reserve, "slip": slip})
    row.save(update_fields=["state", "is_fallen", "is_reserve", "version", "content"])
    return row


@transaction.atomic
def end_going(*, by: Actor, strand: str, going: str) -> Going:
    """Nobody needs to go any more: half days are free again, the slip ends."""
    row = locked(by=by, strand=strand, going=going)
    rules.may_call_off(state=row.state)
    content = contents(by, [row], "company")[row.id]
    free_half_days(by=by, row=row, content=content)
    row.state, row.is_fallen = GoingState.OFF, False
    row.save(update_fields=["state", "is_fallen"])
    if content.get("slip"):
        # What a colleague gave ends with its day, and its page says that nobody is needed.
        withdraw_slip(by=by, slip=str(content["slip"]))
    return row


@transaction.atomic
def ask_anew(*, by: Actor, strand: str, going: str) -> Going:
    """Somebody called off and nobody took it over: seen, and open for another choice."""
    row = locked(by=by, strand=strand, going=going)
    rules.may_call_off(state=row.state)
    row.is_fallen = False
    row.save(update_fields=["is_fallen"])
    return row


def locked(*, by: Actor, strand: str, going: str) -> Going:
    must_open(by, strand)
    row = Going.objects.select_for_update().filter(strand_id=strand, pk=going).first()
    if row is None:
        raise NotForYou
    return row


def free_half_days(*, by: Actor, row: Going, content: dict[str, Any]) -> None:
    del by
    half = rules.half_of(queries.Asked(row, content, {}).at)
    held = ["goer", "reserve"] if row.state != GoingState.OPEN else ["reserve"]
    if row.is_reserve:  # the first has called off; whoever called off is free again by that
        held = ["reserve"] if row.state != GoingState.OPEN else []
    users = [str(content[name]) for name in held if content.get(name)]
    Outing.objects.filter(worker__in=users, day=row.day, half=half).delete()


def free_reserve(*, by: Actor, row: Going, content: dict[str, Any]) -> None:
    """Whoever stood by did not go. The half day of the one who went counts in that week."""
    del by
    half = rules.half_of(queries.Asked(row, content, {}).at)
    if not row.is_reserve and content.get("reserve"):
        Outing.objects.filter(worker=str(content["reserve"]), day=row.day, half=half).delete()


def _take_half_day(user: str, asked: queries.Asked, field: str) -> None:
    """The database decides when two workers choose the same one at once."""
    try:
        with transaction.atomic():
            Outing.objects.create(worker=user, day=asked.row.day, half=rules.half_of(asked.at))
    except IntegrityError:
        no = _("A colleague was faster: they go along with somebody else then.")
        raise Refused(no, field=field) from None


def _hand_slip(by: Actor, file: File, asked: queries.Asked, goer: str, reserve: str) -> str:
    """Only what that afternoon needs. It ends that evening. What they are ill with stands nowhere."""
    row = asked.row
    when = f"{both_days(row.day)}, {clock_words(asked.at)}"
    words = {
        "name": file.display, "when": when, "place": asked.place, "safe": safe_words(file.safe),
        "note": asked.know, "office": office_phone(), "ref": row.id, "day": row.day.isoformat(),
        "at": f"{asked.at:%H:%M}", "hospital": row.hospital,
    }  # fmt: skip
    ends = datetime.combine(row.day, MIDNIGHT, KST)
    if ends <= now():
        ends = now() + timedelta(hours=1)
    return give_slip(
        by=by, person=file.id, to=goer, purpose=PURPOSE, hours=0, ends_at=int(ends.timestamp()),
        words={code: text for code, text in words.items() if text}, after=reserve,
    )  # fmt: skip


def _seal_again(by: Actor, row: Going, content: dict[str, Any]) -> None:
    row.version += 1
    seal_row(by, row, content=json.dumps(content, ensure_ascii=False))
