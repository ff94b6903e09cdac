"""How does the teller answer, and how does a story stand, end and go?"""

from __future__ import annotations

from datetime import date

from django.db import transaction

from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou
from sijak.kernel.ids import random_id
from sijak.people import letters
from sijak.stories import leaving
from sijak.stories.actions.writing import _held, _keep, held_story, keep_answer, may_answer_now
from sijak.stories.enums import WORDING, Channel, StoryState
from sijak.stories.models import Published, Story
from sijak.stories.queries import answers_of, last_consent
from sijak.stories.rules import steps
from sijak.stories.told import Consent


@transaction.atomic
def answer_story(*, by: Actor | None, story: str, edition: int, consent: Consent) -> Story:
    """Yes or no to each way. A no to our pages takes down what stands there, in this transaction."""
    row = held_story(by=by, story=story)
    may_answer_now(by=by, story=row, edition=edition)
    keep_answer(by=by, story=row, consent=consent)
    if row.state == StoryState.PUBLISHED:
        _shorten(row, steps.ends_on(consent))
    else:
        row.state = StoryState.AGREED if consent.yes else StoryState.MASKED
        row.save(update_fields=["state"])
    return row


def _shorten(row: Story, last: date | None) -> None:
    """An answer alone never makes it stand longer: the letter box must open as long as it stands."""
    if last is None or last <= today():
        _leave(row)
    elif row.expires_on and last < row.expires_on:
        row.expires_on = last
        row.save(update_fields=["expires_on"])


@transaction.atomic
def ask_for_change(*, by: Actor | None, story: str, edition: int, consent: Consent) -> Story:
    """What the teller wants otherwise. The text is written anew, and read anew; what stands goes down."""
    row = held_story(by=by, story=story)
    may_answer_now(by=by, story=row, edition=edition)
    keep_answer(by=by, story=row, consent=consent)
    if row.state == StoryState.PUBLISHED:
        _take_away(row)
    row.state, row.expires_on = StoryState.DRAFTED, None
    row.save(update_fields=["state", "expires_on"])
    return row


@transaction.atomic
def withdraw_story(*, by: Actor | None, story: str, consent: Consent) -> Story:
    """Once, from wherever it stands: after this transaction no page, list or feed holds a word of it."""
    row = held_story(by=by, story=story)
    steps.may_take_down(row.state)
    keep_answer(by=by, story=row, consent=consent)
    _leave(row)
    return row


def _leave(row: Story) -> None:
    _take_away(row)
    row.state, row.expires_on = StoryState.LEFT, None
    row.save(update_fields=["state", "expires_on"])


def _take_away(row: Story) -> None:
    """The copy in clear, as a whole; every list of it is made from that one row."""
    for published in Published.objects.filter(story=row).values_list("pk", flat=True):
        leaving.tell(published)
    Published.objects.filter(story=row).delete()


@transaction.atomic
def publish_story(*, by: Actor, story: str, words: str) -> Story:
    """``words``: the letter that tells the teller until when it stands; it keeps their box open so long."""
    row, told = _held(by, story)
    last = last_consent(answers_of(by, row))
    steps.may_publish(row.state, told, row.mailbox, last, row.edition)
    ends = steps.ends_on(last[1]) if last else None
    made = Published(id=random_id(), story=row, month=today().isoformat()[:7], words={
        code: {"title": text.title, "note": text.note, "text": text.text} for code, text in told.texts.items()
    })  # fmt: skip
    letters.reply_to(by, row.mailbox, words, ends)
    row.state, row.expires_on = StoryState.PUBLISHED, ends
    row.save(update_fields=["state", "expires_on"])
    made.save(force_insert=True)
    leaving.tell(made.pk)
    return row


@transaction.atomic
def keep_on(*, by: Actor, story: str, words: str) -> Story:
    """The teller gave it more time: their box is kept open first, then the story."""
    row, _ = _held(by, story)
    last = last_consent(answers_of(by, row))
    steps.may_keep_on(row.state, last, row.edition)
    ends = steps.ends_on(last[1]) if last else None
    letters.reply_to(by, row.mailbox, words, ends)
    row.expires_on = ends
    row.save(update_fields=["expires_on"])
    return row


@transaction.atomic
def hand_out(*, by: Actor, story: str, channel: str, who: str, where: str, since: date) -> Story:
    """Somebody outside has it now: what can only be written after, not called back."""
    row, told = _held(by, story)
    last = last_consent(answers_of(by, row))
    consent = last[1] if last and last[0] == row.edition else None
    steps.may_hand_out(channel, consent, today(), row.state, told)
    told.holders.append({"id": random_id(), "who": who, "channel": Channel(channel).value, "where": where,
                         "since": since.isoformat(), "written": ""})  # fmt: skip
    _keep(by, row, told)
    return row


@transaction.atomic
def write_after(*, by: Actor, story: str, holder: str) -> Story:
    """The letter that asks them to take it out has gone."""
    row, told = _held(by, story)
    held = next((one for one in told.holders if one["id"] == holder), None)
    if held is None:
        raise NotForYou
    held["written"] = today().isoformat()
    _keep(by, row, told)
    return row


@transaction.atomic
def forget_story(*, by: Actor, story: str) -> None:
    """Row, answers and words. What the teller told is nowhere in this house afterwards."""
    row, told = _held(by, story)
    steps.may_forget(row.state, told)
    row.delete()


@transaction.atomic
def end_story(*, by: Actor | None, story: str, on: date) -> bool:
    """The time that the teller gave is over; nobody has to press anything. Whether it still stood."""
    del by
    row = Story.objects.select_for_update().over(on).filter(pk=story).first()
    if row is None:
        return False
    _leave(row)
    return True


def withdrawal(*, by: Actor | None, method: str, who: str = "", language: str = "") -> Consent:
    """No to every way."""
    del by
    return Consent(no=[one.value for one in Channel], method=method, who=who, wording=WORDING,
                   language=language)  # fmt: skip
