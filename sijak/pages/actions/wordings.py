"""How are words kept, given to a second reader, published, taken down?"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sijak.kernel.actions import turn_generation
from sijak.kernel.actor import Actor
from sijak.kernel.dates import now, today
from sijak.kernel.errors import NotForYou
from sijak.pages import shelf
from sijak.pages.addresses import paths_around
from sijak.pages.checking.findings import levels
from sijak.pages.enums import Kind, State
from sijak.pages.keys import WordsKey
from sijak.pages.models import Page, Showing, Version, Wording
from sijak.pages.queries import wordings as queries
from sijak.pages.queries.wordings import Text
from sijak.pages.rules import publishing as rules
from sijak.ui.leaving import tell_left


@transaction.atomic
def write_words(*, by: Actor, words: WordsKey, base: int, text: Text, is_new: bool) -> Wording:
    """A further version; the first change of a shipped page copies what shipped before it. ``is_new``:
    something is said that the other languages have to follow. Raises Crossed when somebody else wrote."""
    row = _wording(words)
    newest = row.versions.filter(number=row.version).first() if row.version else None
    if newest and newest.written_by == by.user_id and queries.text_of(newest) == text:
        return row  # the same, sent twice
    rules.may_write(newest=row.version, base=base)
    if newest is None and (shipped := _shipped(words)):
        _add(row, shipped, written_by="")
    _add(row, text, written_by=by.user_id)
    page = row.page
    if is_new:
        page.change += 1
        page.save(update_fields=["change"])
        row.changed_at, row.changed_on = page.change, today()
    row.in_step, row.in_step_on = page.change, today()
    row.state, row.asked_by, row.remark = State.DRAFT, "", ""
    row.save(update_fields=["version", "changed_at", "changed_on", "in_step", "in_step_on", "state",
                            "asked_by", "remark"])  # fmt: skip
    return row


@transaction.atomic
def restore_version(*, by: Actor, version: str) -> Wording:
    """Older words become the newest draft; nothing between them is lost."""
    old, key = queries.version_of(version)
    row = _locked(key)
    return write_words(by=by, words=key, base=row.version, text=queries.text_of(old), is_new=True)


@transaction.atomic
def restore_shipped(*, by: Actor, words: WordsKey) -> Wording:
    """What came with the house becomes the newest draft."""
    row, shipped = _locked(words), _shipped(words)
    if shipped is None:
        raise NotForYou
    return write_words(by=by, words=words, base=row.version, text=shipped, is_new=True)


@transaction.atomic
def say_in_step(*, by: Actor, words: WordsKey) -> Wording:
    """Somebody compared: what was said anew elsewhere is said here too, or need not be."""
    del by
    row = _wording(words)
    if not row.version and (shipped := _shipped(words)):
        _add(row, shipped, written_by="")
        row.state = State.SHIPPED
    row.in_step, row.in_step_on = row.page.change, today()
    row.save(update_fields=["version", "state", "in_step", "in_step_on"])
    return row


@transaction.atomic
def ask_review(*, by: Actor, words: WordsKey, base: int) -> Wording:
    row = _locked(words)
    rules.may_write(newest=row.version, base=base)
    newest = _newest(row)
    rules.may_ask(state=row.state, levels=levels(queries.found_in(queries.text_of(newest), words)))
    row.state, row.asked_by, row.remark = State.REVIEW, by.user_id, ""
    row.save(update_fields=["state", "asked_by", "remark"])
    return row


@transaction.atomic
def send_back(*, by: Actor, words: WordsKey, remark: str) -> Wording:
    del by
    row = _locked(words)
    rules.may_send_back(state=row.state)
    row.state, row.remark = State.DRAFT, remark
    row.save(update_fields=["state", "remark"])
    return row


@transaction.atomic
def publish_words(*, by: Actor, words: WordsKey, base: int, moment: datetime | None, looked: bool) -> Showing:
    """``moment``: KST, None for now. Nothing has to run at that hour: what shows is asked by time."""
    row = _locked(words)
    newest = _newest(row)
    rules.may_write(newest=row.version, base=base)
    rules.may_publish(
        state=row.state, by=by.user_id, written_by=newest.written_by, looked=looked,
        levels=levels(queries.found_in(queries.text_of(newest), words)),
    )  # fmt: skip
    rules.may_show_from(moment=moment, now=now())
    made = _show(row, by, newest, moment)
    row.state = State.PUBLISHED
    row.save(update_fields=["state"])
    return made


@transaction.atomic
def take_down(*, by: Actor, words: WordsKey) -> Showing | None:
    """At once and by one alone: of news and events nothing shows any more, of a page what shipped. What was
    set for later is off as well."""
    row = _locked(words)
    last = row.showings.order_by("-number").first()
    if last is None or last.version_id is None:
        return None
    made = _show(row, by, None, None)
    row.state = State.DOWN
    row.save(update_fields=["state"])
    return made


def _show(row: Wording, by: Actor, version: Version | None, moment: datetime | None) -> Showing:
    made = Showing(
        wording=row, number=row.showings.count() + 1, version=version, shows_from=moment or now(),
        written_by=version.written_by if version else "", decided_by=by.user_id, decided_on=today(),
    )  # fmt: skip
    made.save(force_insert=True)
    if moment is None:
        tell_left(paths_around(row.page.kind, row.page.name))
    else:
        turn_generation(by=by, at=moment)
    return made


def _add(row: Wording, text: Text, *, written_by: str) -> None:
    row.version += 1
    Version(
        wording=row, number=row.version, written_by=written_by, written_on=today(), **text.fields
    ).save(force_insert=True)  # fmt: skip


def _shipped(words: WordsKey) -> Text | None:
    found = shelf.shipped_words(words.name, words.language) if words.page.is_shipped else None
    return Text(found.title, found.summary, found.text) if found else None


def _wording(words: WordsKey) -> Wording:
    """The row of one language, made when it is not there; its page too, for a shipped page."""
    page = Page.objects.filter(kind=words.kind, name=words.name).first()
    if page is None:
        if words.kind != Kind.PAGE:
            raise NotForYou
        page = Page(kind=words.kind, name=words.name, made_on=today())
        page.save(force_insert=True)
    row = Wording.objects.select_for_update().filter(page=page, language=words.language).first()
    if row is None:
        row = Wording(page=page, language=words.language)
        row.save(force_insert=True)
    return row


def _newest(row: Wording) -> Version:
    """Raises NotForYou where somebody compared, and nobody has written yet."""
    found = row.versions.filter(number=row.version).first()
    if found is None:
        raise NotForYou
    return found


def _locked(words: WordsKey) -> Wording:
    found = Wording.objects.select_for_update().select_related("page").filter(
        page__kind=words.kind, page__name=words.name, language=words.language)  # fmt: skip
    row = found.first()
    if row is None:
        raise NotForYou
    return row
