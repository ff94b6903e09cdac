"""What is done with a request for help: received, answered, led to a file, closed?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial

from django.db import IntegrityError, transaction

from sijak.kernel.actor import Actor
from sijak.kernel.dates import now, today
from sijak.people import counting, letters
from sijak.people.actions.files import open_file
from sijak.people.actions.own_page import tell_person
from sijak.people.faces import NewFile, Opened
from sijak.reach import rules
from sijak.reach.asked import Asked
from sijak.reach.enums import (
    PROTECTED,
    CloseReason,
    MatterKind,
    MatterState,
    NotTo,
    Outcome,
    RequestState,
    Way,
)
from sijak.reach.matters import Told
from sijak.reach.models import Matter, Request

TABLE, COLUMN = Request._meta.db_table, "content"
MATTERS = Matter._meta.db_table


def receive_request(
    *, by: Actor | None, request_id: str, asked: Asked, way: Way = Way.PAGE,
    is_danger: bool = False, at: datetime | None = None,
) -> tuple[Request, bool]:  # fmt: skip
    """The request and whether it is new: the same ``request_id`` twice is one request.

    ``by`` is None for a stranger on the public page. ``at`` is when they asked (KST), for practice.
    """
    known = Request.objects.filter(pk=request_id).first()
    if known is not None:
        return known, False
    moment = at or now()
    if by is None and at is None:
        rules.may_receive(Request.objects.filter(way=Way.PAGE, received_on=moment.date()).count())
    in_danger = is_danger or asked.is_danger
    team = letters.intake_team()
    request = Request(
        id=request_id, team=team, received_on=moment.date(), way=way, language=asked.language,
        promised_on=rules.promise_day(moment, is_danger=in_danger), is_danger=in_danger,
        centre=by.centre if by else "",
        content=letters.seal_request(team, TABLE, COLUMN, request_id, asked.to_json()),
    )  # fmt: skip
    try:
        with transaction.atomic():
            request.save(force_insert=True)
            transaction.on_commit(partial(_count, request, "requests", request.received_on))
    except IntegrityError:
        return Request.objects.get(pk=request_id), False
    return request, True


def _count(request: Request, indicator: str, day: date) -> None:
    """After the commit. Marks are idempotent, so a second answer counts once."""
    counting.mark([counting.Mark(indicator, day, request.centre, "", request.id)])


def give_words(*, by: Actor | None, request_id: str, again: bool = False) -> letters.NewBox:
    """Eight words for the letter box of this request, or of what somebody said. Answered once, kept
    nowhere."""
    model = Request if Request.objects.filter(pk=request_id).exists() else Matter
    found = model.objects.get(pk=request_id)
    rules.may_take_words(found, again=again)
    # Making the box takes the vault a moment; nobody's row waits for it.
    box = letters.new_box(found.team)
    with transaction.atomic():
        row = model.objects.select_for_update().get(pk=request_id)
        rules.may_take_words(row, again=again)
        row.mailbox = box.mailbox
        row.save(update_fields=["mailbox"])
    return box


def enter_box(*, by: Actor | None, pass_: str) -> letters.Box:
    """What lies in the letter box. From here on its eight words are in use and stay as they are."""
    box = letters.read_box(pass_)
    for model in (Request, Matter):
        if model.objects.filter(mailbox=box.mailbox, is_entered=False).exists():
            with transaction.atomic():
                for row in model.objects.select_for_update().filter(mailbox=box.mailbox):
                    row.is_entered = True
                    row.save(update_fields=["is_entered"])
    return box


@transaction.atomic
def answer_request(*, by: Actor, request: Request, text: str, promised: date | None) -> Request:
    """The first answer keeps or breaks the promise; each further one may promise a new day.

    With a letter box the text goes there. Without one the worker has spoken with them: ``text``
    is then empty, and only the day and the promise are kept.
    """
    request = Request.objects.select_for_update().visible_to(by).get(pk=request.pk)
    rules.may_answer(request)
    day = today()
    rules.may_promise(promised, day)
    if request.mailbox and text:
        letters.reply_to(by, request.mailbox, text, promised)
    request.next_on = promised
    _note_answer(request, by, day)
    if request.state == RequestState.NEW:
        request.state = RequestState.ANSWERED
    request.save(update_fields=["next_on", "answered_on", "answered_by", "state"])
    return request


def _note_answer(request: Request, by: Actor, day: date) -> None:
    """Who answered first, and whether the promise was kept; counted when it is committed."""
    if request.answered_on is not None:
        return
    request.answered_on, request.answered_by = day, by.user_id
    transaction.on_commit(partial(_count, request, "answered", day))
    if day <= request.promised_on:
        transaction.on_commit(partial(_count, request, "answered_in_time", day))


def reply_letter(*, by: Actor, mailbox: str, text: str, promised: date | None) -> None:
    """A reply into a letter box; when a request still waits there, it counts as its answer."""
    request = Request.objects.visible_to(by).filter(mailbox=mailbox).first()
    if request is not None and request.state in (RequestState.NEW, RequestState.ANSWERED):
        answer_request(by=by, request=request, text=text, promised=promised)
        return
    rules.may_promise(promised, today())
    letters.reply_to(by, mailbox, text, promised)
    matter = Matter.objects.visible_to(by).waiting().filter(mailbox=mailbox).first()
    if matter is not None and not matter.is_right:
        _note_outcome(matter, by, Outcome.ANSWERED)


def take_letter(*, by: Actor | None, mailbox: str, pass_: str, text: str) -> date:
    """The asker wrote again: the day by which they hear from us. ``by`` is None, as for a request.

    A request that was answered or closed waits again; what has a file stands on its team's page.
    """
    letters.write_to_us(pass_, text)
    day = rules.promise_day(now(), is_danger=False)
    with transaction.atomic():
        request = Request.objects.select_for_update().filter(mailbox=mailbox).first()
        if request is None:
            return _wait_again(mailbox, day)
        if request.state == RequestState.OPENED:
            return day
        day = rules.promise_after_letter(request, day)
        if request.state != RequestState.NEW:
            request.state, request.reason, request.next_on = RequestState.ANSWERED, "", day
            request.save(update_fields=["state", "reason", "next_on"])
    return day


def _wait_again(mailbox: str, day: date) -> date:
    """Whoever said something writes again: it waits for its next answer. A right keeps its own clock."""
    matter = Matter.objects.select_for_update().filter(mailbox=mailbox).first()
    if matter is None or matter.is_right:
        return day
    if matter.state == MatterState.NEW:
        return matter.promised_on
    matter.state, matter.promised_on = MatterState.NEW, day
    matter.save(update_fields=["state", "promised_on"])
    return day


@transaction.atomic
def mark_opened(*, by: Actor, request: Request) -> Request:
    """A file now walks on with what was asked here. Whoever opens one has spoken with them."""
    request = Request.objects.select_for_update().visible_to(by).get(pk=request.pk)
    rules.may_open_file(request)
    _note_answer(request, by, today())
    request.state, request.next_on = RequestState.OPENED, None
    request.save(update_fields=["state", "next_on", "answered_on", "answered_by"])
    return request


@transaction.atomic
def open_file_from(
    *, by: Actor, request: Request, ticket: str, new: NewFile, different: bool = False
) -> Opened:
    """A file for whoever asked. Their letter box comes along and goes to the team that walks.

    Raises Refused, and people's KnownPersonError as ``open_file`` does.
    """
    row = Request.objects.select_for_update().visible_to(by).get(pk=request.pk)
    rules.may_open_file(row)
    opened = open_file(by=by, ticket=ticket, new=new, different=different, mailbox=row.mailbox)
    mark_opened(by=by, request=row)
    if row.mailbox:
        letters.move_box(by, row.mailbox, new.team)
    return opened


@transaction.atomic
def close_request(*, by: Actor, request: Request, reason: CloseReason) -> Request:
    request = Request.objects.select_for_update().visible_to(by).get(pk=request.pk)
    rules.may_close(request, reason)
    request.state, request.reason, request.next_on = RequestState.CLOSED, reason, None
    request.save(update_fields=["state", "reason", "next_on"])
    return request


# -- what somebody said to us -------------------------------------------------------------------
def receive_matter(
    *, by: Actor | None, matter_id: str, kind: MatterKind, told: Told, language: str,
    not_to: str = "", box: letters.Box | None = None,
) -> tuple[Matter, bool]:  # fmt: skip
    """The row and whether it is new: the same ``matter_id`` twice is one. ``box``: the letter box of
    somebody who has a file and asks for a right; the answer goes there."""
    known = Matter.objects.filter(pk=matter_id).first()
    if known is not None:
        return known, False
    day = today()
    if box is None:  # behind the eight words nobody is turned away, and one kind floods no other
        rules.may_receive(Matter.objects.filter(received_on=day, kind=kind, mailbox="").count())
    return _keep_matter(Matter(
        id=matter_id, team=_team_for(kind, not_to, box), kind=kind, received_on=day, language=language,
        not_to=not_to, mailbox=box.mailbox if box else "", is_entered=box is not None,
    ), told)  # fmt: skip


def enter_right(
    *, by: Actor, matter_id: str, kind: MatterKind, on: date, told: Told, language: str, mailbox: str,
    teams: Sequence[str],
) -> tuple[Matter, bool]:  # fmt: skip
    """Somebody with a file asked for their right face to face or by telephone: the ten days run from ``on``.

    ``teams`` walk with them: one of the worker's own answers, or intake; protection where only it may.
    """
    known = Matter.objects.filter(pk=matter_id).first()
    if known is not None:
        return known, False
    rules.may_enter_right(on, today())
    ours = next((team for team in by.teams if team in teams), "")
    team = letters.protection_team() if kind in PROTECTED else ours or letters.intake_team()
    return _keep_matter(Matter(
        id=matter_id, team=team, kind=kind, received_on=on, language=language, mailbox=mailbox,
        is_entered=True,
    ), told)  # fmt: skip


def _keep_matter(matter: Matter, told: Told) -> tuple[Matter, bool]:
    """Sealed first; two at once are one."""
    matter.promised_on = rules.matter_promise(MatterKind(matter.kind), matter.received_on)
    matter.content = letters.seal_request(matter.team, MATTERS, COLUMN, matter.pk, told.to_json())
    try:
        with transaction.atomic():
            matter.save(force_insert=True)
    except IntegrityError:
        return Matter.objects.get(pk=matter.pk), False
    return matter, True


def _team_for(kind: MatterKind, not_to: str, box: letters.Box | None) -> str:
    """Protection for what may be about whoever walks with them, or what only an officer does; their
    own team for a copy and for what is wrong in the file; intake for the rest."""
    if kind in PROTECTED:
        return letters.intake_team() if not_to == NotTo.OFFICERS else letters.protection_team()
    return box.team if box else letters.intake_team()


@transaction.atomic
def answer_matter(*, by: Actor, matter: Matter, outcome: Outcome, text: str, strand: str) -> Matter:
    """``strand``: their own page, when it stands in what they wrote. A no is never without its way on."""
    row = Matter.objects.select_for_update().visible_to(by).get(pk=matter.pk)
    rules.may_answer_matter(row, outcome, text, has_way=bool(row.mailbox))
    if text and (row.mailbox or strand):
        letter = rules.with_objection(text, row.language) if outcome == Outcome.REFUSED else text
        tell_person(by=by, mailbox=row.mailbox, strand=strand, text=letter)
    return _note_outcome(row, by, outcome)


def _note_outcome(row: Matter, by: Actor, outcome: Outcome) -> Matter:
    row.state, row.outcome = MatterState.ANSWERED, outcome
    row.answered_on, row.answered_by = today(), by.user_id
    row.save(update_fields=["state", "outcome", "answered_on", "answered_by"])
    return row


def forget_matters(*, by: Actor, mailbox: str) -> int:
    """A person is erased: what they asked for and said in this letter box goes with them."""
    del by
    if not mailbox:
        return 0
    gone, _ = Matter.objects.filter(mailbox=mailbox).delete()
    asked, _ = Request.objects.filter(mailbox=mailbox).delete()
    return gone + asked
