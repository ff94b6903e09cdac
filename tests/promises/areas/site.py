"""What do news, events, pictures and the writing of pages add to the promises? (The package says how.)"""

from __future__ import annotations

from collections.abc import Callable
from datetime import time, timedelta
from typing import TYPE_CHECKING

from sijak.kernel.dates import today
from sijak.kernel.ids import random_id
from tests.promises.forms import Input, Sheet
from tests.promises.rows import ALL, EDITS, GUESTS, LOOK, NEVER, SAID, Row, everyone, page, thing

if TYPE_CHECKING:
    from tests.house import House

TABLE: dict[str, Row] = {
    "pages:news": everyone(),
    "pages:news-feed": everyone(),
    "pages:news-one": everyone(about="news"),
    "pages:events": everyone(),
    "pages:events-feed": everyone(),
    "pages:event": everyone(about="event"),
    "pages:event-calendar": everyone(about="event"),
    "pages:picture": everyone(about="shown picture"),
    "pages:write-list": page(EDITS),
    "pages:write-news": page(EDITS, LOOK, SAID),
    "pages:write-event": page(EDITS, LOOK, SAID),
    "pages:write-numbers": page(EDITS, LOOK, SAID),
    "pages:write-page": thing(EDITS, "event page", LOOK, SAID),
    "pages:write-words": thing(EDITS, "words", LOOK, SAID),
    "pages:write-ask": thing(EDITS, "words", NEVER, SAID),
    "pages:write-publish": thing(EDITS, "waiting words", NEVER, SAID),
    "pages:write-back": thing(EDITS, "waiting words", NEVER, SAID),
    "pages:write-down": thing(EDITS, "words", NEVER, SAID),
    "pages:write-in-step": thing(EDITS, "words", NEVER, SAID),
    "pages:write-shipped": thing(EDITS, "words", LOOK, SAID),
    "pages:write-history": thing(EDITS, "words"),
    "pages:write-preview": thing(EDITS, "words"),
    "pages:write-version": thing(EDITS, "version"),
    "pages:write-restore": thing(EDITS, "version", NEVER, SAID),
    "pages:write-pictures": page(EDITS, LOOK, SAID),
    "pages:write-picture": thing(EDITS, "picture", LOOK, SAID),
    "pages:write-picture-remove": thing(EDITS, "picture", NEVER, SAID),
}


def make_shown(house: House, role: str = "", *, kind: str = "news", picture: str = "") -> str:
    """Something that everybody may read now, in Korean: its name."""
    from sijak.pages.actions import pages, wordings
    from sijak.pages.keys import WordsKey
    from sijak.pages.queries.wordings import Text

    del role
    name = f"n{random_id()[:12]}"
    held = pages.Held(today() + timedelta(days=3), time(14)) if kind == "event" else None
    writer, reader = house.actor("nari"), house.actor("shinae")
    pages.make_page(by=writer, once=random_id(), kind=kind, name=name, held=held)
    words = WordsKey(kind, name, "ko")
    text = Text("봄 나들이", "함께 걷습니다.", f"천천히 걷습니다.\n\n{{{{picture:{picture}}}}}" if picture
                else "천천히 걷습니다.", "뒷산" if kind == "event" else "")  # fmt: skip
    wordings.write_words(by=writer, words=words, base=0, text=text, is_new=True)
    wordings.ask_review(by=writer, words=words, base=1)
    wordings.publish_words(by=reader, words=words, base=1, moment=None, looked=True)
    return name


def make_event(house: House, role: str = "") -> str:
    return make_shown(house, role, kind="event")


def make_event_page(house: House, role: str = "") -> str:
    return f"event.{make_shown(house, role, kind='event')}"


def make_words(house: House, role: str = "") -> str:
    """A draft of a shipped page, by somebody who is none of the editors."""
    from sijak.pages.actions import wordings
    from sijak.pages.keys import WordsKey
    from sijak.pages.queries.wordings import Text, told

    del role
    key = WordsKey("page", "press", "ko")
    # Letters alone: thirteen digits in a row may look like a resident number, which nobody may publish.
    other = random_id().translate(str.maketrans("0123456789", "ghijklmnop"))
    text = Text("언론", "기사를 쓰는 분께.", f"함께 살핍니다. {other}")
    base = told(key).version
    wordings.write_words(by=house.actor("sora"), words=key, base=base, text=text, is_new=True)
    return str(key)


def make_waiting(house: House, role: str = "") -> str:
    """A draft that waits for a second reader."""
    from sijak.pages.actions import wordings
    from sijak.pages.keys import words_key
    from sijak.pages.queries.wordings import told

    key = words_key(make_words(house, role))
    wordings.ask_review(by=house.actor("sora"), words=key, base=told(key).version)
    return str(key)


def make_version(house: House, role: str = "") -> str:
    from sijak.pages.models import Version

    make_words(house, role)
    return Version.objects.filter(wording__page__name="press").order_by("number")[0].id


def make_picture(house: House, role: str = "") -> str:
    from sijak.pages.models import Picture, PictureFile

    del role
    row = Picture(name=f"p{random_id()[:12]}", alt_ko="산길", kept_by=house.user("nari"), kept_on=today())
    row.save(force_insert=True)
    PictureFile(picture=row, name=f"{random_id()}.webp", width=1, height=1, body=b"RIFF....WEBP").save(
        force_insert=True
    )
    return row.id


def make_shown_picture(house: House, role: str = "") -> str:
    """The address of a picture that stands on a page."""
    from sijak.pages.models import Picture

    row = Picture.objects.get(pk=make_picture(house, role))
    make_shown(house, role, picture=row.name)
    return row.files.get().name


THERE: dict[str, Callable[[House, str], str]] = {
    "news": make_shown, "event": make_event, "event page": make_event_page, "words": make_words,
    "waiting words": make_waiting,
    "version": make_version, "picture": make_picture, "shown picture": make_shown_picture,
}  # fmt: skip
WHOSE: dict[str, frozenset[str]] = {
    **dict.fromkeys(("event page", "words", "waiting words", "version", "picture"), EDITS),
    **dict.fromkeys(("news", "event", "shown picture"), frozenset({*ALL, *GUESTS})),
}

# Forms that stand on a page only while words wait for a second reader.
SHEETS = {
    "pages:write-publish": Sheet("", "post", [
        Input("base", "hidden", "2"), Input("day", "date"), Input("at", "time"),
        Input("looked", "checkbox", "on"),
    ]),
    "pages:write-back": Sheet("", "post", [Input("remark", "textarea")]),
}  # fmt: skip
