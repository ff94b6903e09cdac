"""Which stories are there, what does the teller say, and what may everybody read?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count

from sijak.accounts.queries import names_of_workers
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou
from sijak.people.team_sealing import open_team_row, open_team_rows
from sijak.stories.enums import StoryState
from sijak.stories.models import Answer, Published, Story
from sijak.stories.rules import steps
from sijak.stories.rules.score import Score, score
from sijak.stories.told import Consent, Told

WHY = "story"
PAGE_SIZE = 25


@dataclass(frozen=True, slots=True, repr=False)
class Line:
    story: Story
    title: str
    is_to_ask: bool
    is_to_write: bool


@dataclass(frozen=True, slots=True, repr=False)
class Shelf:
    page: Page[Story]
    lines: list[Line]
    counts: dict[str, int]
    due: int


@dataclass(frozen=True, slots=True, repr=False)
class Opened:
    """One story with everything that stands on its page."""

    story: Story
    told: Told
    answers: list[tuple[Answer, Consent]]
    score: Score
    published: Published | None
    workers: dict[str, str] = field(default_factory=dict)

    @property
    def last(self) -> tuple[int, Consent] | None:
        return last_consent(self.answers)


def shelf(by: Actor, *, state: str, page: str | None) -> Shelf:
    mine = Story.objects.visible_to(by)
    counts = {row["state"]: row["n"] for row in mine.values("state").annotate(n=Count("pk"))}
    rows = mine.filter(state=state) if state else mine
    shown = Paginator(rows.order_by("-told_on", "id"), PAGE_SIZE).get_page(page)
    lines = lines_of(by, list(shown))
    due = mine.standing().filter(expires_on__lte=today() + steps.ASK_BEFORE).count()
    return Shelf(shown, lines, counts, due)


def lines_of(by: Actor, stories: Sequence[Story]) -> list[Line]:
    told = [Told.from_json(words["content"]) for words in open_team_rows(by, stories, WHY)]
    day = today()
    return [
        Line(
            story, title_of(one, story.language), steps.is_to_ask(story, day),
            story.state == StoryState.LEFT and any(not each.get("written") for each in one.holders),
        )
        for story, one in zip(stories, told, strict=True)
    ]  # fmt: skip


def title_of(told: Told, language: str) -> str:
    text = told.texts.get(language) or next(iter(told.texts.values()), None)
    return (text.title if text else "") or told.teller


def story_of(by: Actor, pk: str) -> Story:
    """Raises NotForYou."""
    found = Story.objects.visible_to(by).filter(pk=pk).first()
    if found is None:
        raise NotForYou
    return found


def told_in(by: Actor, story: Story) -> Told:
    return Told.from_json(open_team_row(by, story, WHY)["content"])


def answers_of(by: Actor, story: Story) -> list[tuple[Answer, Consent]]:
    """The last one first."""
    rows = list(Answer.objects.visible_to(by).filter(story=story).order_by("-number"))
    words = open_team_rows(by, rows, WHY)
    return [(row, Consent.from_json(one["content"])) for row, one in zip(rows, words, strict=True)]


def last_consent(answers: list[tuple[Answer, Consent]]) -> tuple[int, Consent] | None:
    """What holds: the last answer. A wish for a change is a no to what was read."""
    return (answers[0][0].edition, answers[0][1]) if answers else None


def open_story(by: Actor, pk: str) -> Opened:
    story = story_of(by, pk)
    told = told_in(by, story)
    published = Published.objects.filter(story=story).first()
    found = score(told.tells, is_rare=told.is_rare)
    return Opened(story, told, answers_of(by, story), found, published, names_of_workers(by))


def counts(by: Actor) -> dict[str, int]:
    """Numbers beside the links of the rail: stories to ask about, and those in which the teller said yes."""
    mine = Story.objects.visible_to(by)
    due = mine.standing().filter(expires_on__lte=today() + steps.ASK_BEFORE).count()
    return {"stories:desk": due + mine.filter(state=StoryState.AGREED).count()}


# -- the teller --------------------------------------------------------------------------------
def story_in_box(mailbox: str) -> Story | None:
    """The story whose letter box this is, as long as there is something to take back."""
    return Story.objects.filter(mailbox=mailbox).exclude(state=StoryState.LEFT).first() if mailbox else None


def address_of(story: Story) -> str:
    found = Published.objects.filter(story=story).values_list("pk", flat=True).first()
    return str(found or "")


# -- everybody ---------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Voice:
    """One published story in the language of the page, or in the first that it has."""

    id: str
    language: str
    languages: tuple[str, ...]
    month: str
    title: str
    note: str
    text: str

    @property
    def first_day(self) -> date:
        return date.fromisoformat(f"{self.month}-01")

    @property
    def parts(self) -> list[tuple[bool, list[str]]]:
        """(is hard, paragraphs that stand together)."""
        out: list[tuple[bool, list[str]]] = []
        for paragraph in (p.strip() for p in self.text.split("\n") if p.strip()):
            hard = paragraph.startswith(HARD)
            words = paragraph.removeprefix(HARD).strip()
            if out and out[-1][0] == hard:
                out[-1][1].append(words)
            else:
                out.append((hard, [words]))
        return out


HARD = "※"  # a paragraph that begins so is folded behind its note


def voices(language: str) -> list[Voice]:
    rows = Published.objects.standing(today()).order_by("-month", "id")
    return [voice_of(row, language) for row in rows]


def voice(pk: str, language: str) -> Voice:
    """Raises NotForYou: what was taken back is like what never was."""
    row = Published.objects.standing(today()).filter(pk=pk).first()
    if row is None:
        raise NotForYou
    return voice_of(row, language)


def voice_of(row: Published, language: str) -> Voice:
    words: dict[str, Any] = row.words
    code = language if language in words else next(iter(words))
    return Voice(row.pk, code, tuple(words), row.month, **words[code])
