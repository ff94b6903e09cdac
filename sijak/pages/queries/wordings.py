"""What has been written on one page, in which state is each language, and what does the editor see?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max

from sijak.kernel.dates import now
from sijak.kernel.errors import NotForYou
from sijak.pages import published, shelf, site
from sijak.pages.checking import findings as checking
from sijak.pages.checking.findings import Finding
from sijak.pages.enums import LANGUAGES, TONES, Kind, State
from sijak.pages.keys import PageKey, WordsKey
from sijak.pages.models import Page, Showing, Version, Wording
from sijak.pages.queries import pictures


@dataclass(frozen=True, slots=True)
class Text:
    """Words in one language as they stand in a form."""

    title: str = ""
    summary: str = ""
    text: str = ""
    place: str = ""
    way: str = ""

    @property
    def fields(self) -> dict[str, str]:
        return {"title": self.title, "summary": self.summary, "text": self.text,
                "place": self.place, "way": self.way}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Behind:
    """Another language in which something new was said since this one was made."""

    language: str
    on: date


@dataclass(frozen=True, slots=True)
class Told:
    """One language of one page: its newest words, how far they are, what the public sees of it."""

    key: WordsKey
    state: State
    version: int
    text: Text
    row: Wording | None
    newest: Version | None
    behind: tuple[Behind, ...]
    is_shown: bool
    later: datetime | None

    @property
    def language(self) -> str:
        return str(LANGUAGES[self.key.language])

    @property
    def tone(self) -> str:
        return TONES.get(self.state, "")

    @property
    def is_written(self) -> bool:
        return self.state not in (State.NONE, State.SHIPPED) or bool(self.text.title)

    @property
    def since(self) -> date | None:
        return self.row.in_step_on if self.row else None


@dataclass(frozen=True, slots=True)
class Whole:
    """One page in all its languages."""

    key: PageKey
    row: Page | None
    told: tuple[Told, ...]

    @property
    def title(self) -> str:
        return next((one.text.title for one in self.told if one.text.title), self.key.name)

    def in_(self, language: str) -> Told:
        return next(one for one in self.told if one.key.language == language)

    @property
    def is_behind(self) -> bool:
        return any(one.behind for one in self.told)


def whole(key: PageKey) -> Whole:
    """Raises NotForYou when there is no such page."""
    row = Page.objects.filter(kind=key.kind, name=key.name).first()
    if row is None and not key.is_shipped:
        raise NotForYou
    return _wholes([key])[0]


def every_page() -> list[Whole]:
    """Events by their day, news with the newest first, then the pages in the order of the site."""
    rows = list(Page.objects.order_by("-day", "-made_on", "name"))
    made = [PageKey(row.kind, row.name) for row in rows if row.kind != Kind.PAGE]
    return _wholes([*made, *(PageKey(Kind.PAGE, name) for name in shelf.names())])


def _wholes(keys: list[PageKey]) -> list[Whole]:
    pages = {PageKey(row.kind, row.name): row for row in Page.objects.all()}
    wordings = {(one.page_id, one.language): one for one in Wording.objects.all()}
    newest = _newest(wordings.values())
    later = _later()
    shown = published.everything()
    found = []
    for key in keys:
        row = pages.get(key)
        own = {language: wordings.get((row.id, language)) if row else None for language in LANGUAGES}
        told = tuple(
            _told(key.in_(language), wording, newest, own, later, (key.kind, key.name, language) in shown)
            for language, wording in own.items()
        )
        found.append(Whole(key, row, told))
    return found


def _newest(rows: Iterable[Wording]) -> dict[str, Version]:
    """Wording's id -> its newest words."""
    numbers = {one.id: one.version for one in rows}
    versions = Version.objects.filter(wording__in=list(numbers))
    return {one.wording_id: one for one in versions if numbers[one.wording_id] == one.number}


def _later() -> dict[str, datetime]:
    """Wording's id -> when its last decision begins to show, where that is still to come."""
    last = Showing.objects.values("wording").annotate(last=Max("number")).values_list("wording", "last")
    numbers = dict(last)
    waiting = Showing.objects.filter(shows_from__gt=now(), version__isnull=False)
    return {one.wording_id: one.shows_from for one in waiting if numbers[one.wording_id] == one.number}


def _told(key: WordsKey, row: Wording | None, newest: dict[str, Version], own: dict[str, Wording | None],
          later: dict[str, datetime], is_shown: bool) -> Told:  # fmt: skip
    version = newest.get(row.id) if row else None
    if row is None or version is None:
        shipped = shelf.shipped_words(key.name, key.language) if key.page.is_shipped else None
        text = Text(shipped.title, shipped.summary, shipped.text) if shipped else Text()
        state = State.SHIPPED if shipped else State.NONE
    else:
        text, state = text_of(version), State(row.state)
    behind = () if state == State.NONE else _behind(row, own)
    is_shown = is_shown or bool(key.page.is_shipped)
    return Told(key, state, row.version if row else 0, text, row, version, behind, is_shown,
                later.get(row.id) if row else None)  # fmt: skip


def _behind(row: Wording | None, own: dict[str, Wording | None]) -> tuple[Behind, ...]:
    step = row.in_step if row else 0
    others = ((language, one) for language, one in own.items() if one is not None and one is not row)
    return tuple(Behind(str(LANGUAGES[language]), one.changed_on) for language, one in others
                 if one.changed_at > step and one.changed_on)  # fmt: skip


def text_of(version: Version) -> Text:
    return Text(version.title, version.summary, version.text, version.place, version.way)


def told(key: WordsKey) -> Told:
    return whole(key.page).in_(key.language)


def found_in(text: Text, key: WordsKey) -> list[Finding]:
    """What to look at once more, as these words stand."""
    return checking.findings(text.fields, key.language, site.address_of, pictures.by_name())


def version_of(version: str) -> tuple[Version, WordsKey]:
    """Older words, by their id, and whose they are; raises NotForYou."""
    row = Version.objects.select_related("wording__page").filter(pk=version).first()
    if row is None:
        raise NotForYou
    page = row.wording.page
    return row, WordsKey(page.kind, page.name, row.wording.language)


def history(key: WordsKey) -> tuple[list[Version], list[Showing]]:
    """Every version and every publication of one language, the newest first."""
    wording = Wording.objects.filter(page__kind=key.kind, page__name=key.name, language=key.language)
    versions = Version.objects.filter(wording__in=wording).order_by("-number")
    showings = Showing.objects.filter(wording__in=wording).select_related("version").order_by("-number")
    return list(versions), list(showings)
