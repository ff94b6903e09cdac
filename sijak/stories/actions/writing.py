"""How is a story kept, written, masked and counted?"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou, Refused
from sijak.people import letters
from sijak.people.team_sealing import open_team_row, seal_team_row
from sijak.stories.enums import StoryState
from sijak.stories.models import Answer, Story
from sijak.stories.rules import masking, steps
from sijak.stories.rules.masking import Decided
from sijak.stories.rules.score import score
from sijak.stories.told import Consent, Text, Told
from sijak.stories.words import standing_letter


@dataclass(frozen=True, slots=True, repr=False)
class Interview:
    """What was told, as it was typed."""

    teller: str
    language: str
    asked: str
    why: str
    notes: str
    is_free: bool
    is_explained: bool


def _held(by: Actor, pk: str) -> tuple[Story, Told]:
    """Locked and opened. Raises NotForYou."""
    row = Story.objects.select_for_update().visible_to(by).filter(pk=pk).first()
    if row is None:
        raise NotForYou
    return row, Told.from_json(open_team_row(by, row, "story")["content"])


def _keep(by: Actor, row: Story, told: Told, *fields: str) -> None:
    row.version += 1
    seal_team_row(row, by=by, content=told.to_json())
    row.save(update_fields=["version", "content", *fields])


def _rewritten(row: Story, told: Told, by: Actor) -> None:
    """Another text than the one that was read: the teller and the second reader read it anew."""
    row.edition += 1
    row.state, row.letter = StoryState.DRAFTED, ""
    told.unsettle(by.user_id)


@transaction.atomic
def keep_story(*, by: Actor, once: str, team: str, interview: Interview) -> Story:
    """What somebody told. ``once``: two clicks make one story."""
    if team not in by.teams:
        raise NotForYou
    before = Story.objects.visible_to(by).filter(pk=once).first()
    if before is not None:
        return before
    row = Story(id=once, team=team, language=interview.language, told_on=today())
    told = Told(by=by.user_id)
    _take(told, interview)
    seal_team_row(row, by=by, content=told.to_json())
    row.save(force_insert=True)
    return row


def _take(told: Told, interview: Interview) -> None:
    told.teller, told.asked, told.why, told.notes = (
        interview.teller, interview.asked, interview.why, interview.notes,
    )  # fmt: skip
    told.is_free, told.is_explained = interview.is_free, interview.is_explained


@transaction.atomic
def amend_interview(*, by: Actor, story: str, seen: int, interview: Interview) -> Story:
    row, told = _held(by, story)
    steps.may_save(seen, row.version)
    steps.may_change(row.state)
    _take(told, interview)
    row.language = interview.language
    _keep(by, row, told, "language")
    return row


@transaction.atomic
def write_text(*, by: Actor, story: str, seen: int, language: str, text: Text) -> Story:
    """One language. An empty text takes that language out. Nothing happens when nothing changed."""
    row, told = _held(by, story)
    steps.may_save(seen, row.version)
    steps.may_change(row.state)
    if told.texts.get(language, Text()) == text:
        return row
    if text.whole:
        told.texts[language] = text
    else:
        told.texts.pop(language, None)
    _rewritten(row, told, by)
    _keep(by, row, told, "edition", "state", "letter")
    return row


@transaction.atomic
def decide_passages(*, by: Actor, story: str, seen: int, language: str, decided: list[Decided]) -> Story:
    """Each passage is left with a reason, said more broadly, or taken out of the text at once."""
    row, told = _held(by, story)
    steps.may_save(seen, row.version)
    steps.may_change(row.state)
    before = told.texts.get(language, Text())
    told.texts[language], told.kept = masking.decide(before, language, decided, told.kept)
    if told.texts[language] != before:
        _rewritten(row, told, by)
    _keep(by, row, told, "edition", "state", "letter")
    return row


@transaction.atomic
def finish_masking(*, by: Actor, story: str) -> Story:
    row, told = _held(by, story)
    steps.may_mask(row.state, told)
    row.state = StoryState.MASKED
    row.save(update_fields=["state"])
    return row


@transaction.atomic
def count_people(*, by: Actor, story: str, tells: dict[str, str], is_rare: bool) -> Story:
    """What the text tells, ticked by a worker. Who signed did so for another number."""
    row, told = _held(by, story)
    steps.may_change(row.state)
    if (told.tells, told.is_rare) != (tells, is_rare):
        told.signed = []
        if row.state == StoryState.READ:  # the second reader read another count
            told.second, row.state = "", StoryState.AGREED
    told.tells, told.is_rare, told.is_counted = tells, is_rare, True
    _keep(by, row, told, "state")
    return row


@transaction.atomic
def sign_for(*, by: Actor, story: str, why: str) -> Story:
    """An officer takes it upon themselves although few people fit."""
    row, told = _held(by, story)
    found = score(told.tells, is_rare=told.is_rare)
    steps.may_sign(found, told, is_officer=by.is_officer, by=by.user_id)
    told.signed.append({"by": by.user_id, "day": today().isoformat(), "why": why})
    _keep(by, row, told)
    return row


@transaction.atomic
def read_second(*, by: Actor, story: str) -> Story:
    row, told = _held(by, story)
    steps.may_read(row.state, told, by.user_id)
    told.second, row.state = by.user_id, StoryState.READ
    _keep(by, row, told, "state")
    return row


def give_words(*, by: Actor, story: str) -> letters.NewBox:
    """Eight words for a letter box of this story alone. Earlier ones lead nowhere from then on."""
    with transaction.atomic():
        row, _ = _held(by, story)
        steps.may_give_words(row.state)
    box = letters.new_box(row.team)  # takes the vault a moment: nobody's row waits for it
    with transaction.atomic():
        row, _ = _held(by, story)
        row.mailbox, row.letter = box.mailbox, ""
        row.save(update_fields=["mailbox", "letter"])
        if row.state == StoryState.PUBLISHED and row.expires_on:
            # The new box, too, opens as long as the story stands.
            letter = standing_letter(row.language, row.expires_on)
            letters.reply_to(by, box.mailbox, letter, row.expires_on)
    return box


def send_text(*, by: Actor, story: str, words: str) -> Story:
    """``words``: the text as it would appear, with what is asked, in the teller's language."""
    with transaction.atomic():
        row, told = _held(by, story)
        steps.may_send(row.state, told, row.mailbox)
        row.letter = letters.reply_to(by, row.mailbox, words, None)
        row.save(update_fields=["letter"])
    return row


def next_number(*, by: Actor | None, story: str) -> int:
    """Behind the last answer; asked while the story is locked."""
    del by
    last = Answer.objects.filter(story=story).order_by("-number").values_list("number", flat=True).first()
    return (last or 0) + 1


def keep_answer(*, by: Actor | None, story: Story, consent: Consent) -> Answer:
    """Sealed to the team; ``by`` None: it came with the eight words, and is sealed without a session."""
    consent.by = by.user_id if by else ""
    row = Answer(team=story.team, story=story, edition=story.edition, said_on=today(),
                 number=next_number(by=by, story=story.id))  # fmt: skip
    seal_team_row(row, by=by, content=consent.to_json())
    row.save(force_insert=True)
    return row


def held_story(*, by: Actor | None, story: str) -> Story:
    """Locked; without a worker it is found by what its letter box opened. Raises NotForYou."""
    rows = Story.objects.select_for_update()
    row = (rows.visible_to(by) if by else rows).filter(pk=story).first()
    if row is None:
        raise NotForYou
    return row


def may_answer_now(*, by: Actor | None, story: Story, edition: int) -> None:
    """Nobody says yes to a text that changed while they read. Raises Refused."""
    del by
    steps.may_answer(story.state)
    if story.edition != edition:
        raise Refused(steps.CHANGED)
