"""What do scholarships add to the promises? (The package says how.)"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sijak.scholarships.actions import applying, deciding, releasing
from sijak.scholarships.enums import OutWhy
from sijak.scholarships.models import Award, Review
from tests.house import House
from tests.promises.browsers import Browser, Page
from tests.promises.forms import Input, Sheet, fill, posts, sheets
from tests.promises.rows import ALL, GUESTS, LOOK, NEVER, ONWARD, SAID, Row, everyone, page, thing
from tests.scholarships import made

DESK = frozenset({"intake", "director", "officer"})
READS = frozenset({"counsellor", "peer"})
CLOSED = frozenset({410})

TABLE: dict[str, Row] = {
    "scholarships:list": everyone(),
    "scholarships:open": everyone(LOOK, SAID, about="open round"),
    "scholarships:word": everyone(LOOK, SAID, about="link for a word"),
    "scholarships:desk": page(DESK),
    "scholarships:new": page(DESK, LOOK, SAID),
    "scholarships:round": thing(DESK, "round"),
    "scholarships:edit": thing(DESK, "round", LOOK, SAID),
    "scholarships:do": thing(DESK, "round", NEVER, SAID),
    "scholarships:applications": thing(DESK, "round"),
    "scholarships:ranking": thing(DESK, "round", LOOK, SAID),
    "scholarships:fair": thing(DESK, "round"),
    "scholarships:application": thing(DESK, "application"),
    "scholarships:paper": thing(DESK, "application", frozenset({404})),  # which sheet? None was named
    "scholarships:release": thing(DESK, "application", NEVER, SAID),
    "scholarships:bar": thing(DESK, "application", NEVER, SAID),
    "scholarships:out": thing(DESK, "application", NEVER, SAID),
    "scholarships:answer": thing(DESK, "application", NEVER, SAID),
    "scholarships:awards": page(DESK),
    "scholarships:award": thing(DESK, "award"),
    "scholarships:award-do": thing(DESK, "award", NEVER, SAID),
    "scholarships:reading": page(READS),
    "scholarships:ties": page(READS, LOOK, SAID),
    "scholarships:sheet": thing(READS, "review", LOOK, SAID),
    "scholarships:sheet-back": thing(READS, "review", NEVER, SAID),
    # Behind the eight words; the matrix knows nobody who gave any.
    "myspace:study": everyone(ONWARD),
    "myspace:study-begin": everyone(NEVER, ONWARD),
    "myspace:study-in": everyone(NEVER, CLOSED),
    "myspace:study-step": everyone(ONWARD, CLOSED, about="any step"),
    "myspace:study-do": everyone(ONWARD, CLOSED, about="any deed"),
}


def make_round(house: House, role: str = "") -> str:
    del role
    return made.opened(house).pk


def make_link(house: House, role: str = "") -> str:
    del role
    return applying.ask_for_word(by=made.again(made.begun(house, made.opened(house))))


def make_application(house: House, role: str = "") -> str:
    """Sent, with somebody who does not agree when it was sorted out and taken back in."""
    del role
    return made.sent(house, made.opened(house)).row.pk


def make_appeal(house: House) -> str:
    applied = made.sent(house, made.opened(house))
    releasing.sort_out(by=house.actor("sora"), pk=applied.row.pk, why=OutWhy.DOUBLE)
    deciding.say_no(by=None, application=applied.row, words="다시 보아 주십시오.", decided_on=None)
    return applied.row.pk


def make_award(house: House, role: str = "") -> str:
    del role
    made.whole(house, 1)
    return str(Award.objects.latest("id").pk)


def make_review(house: House, role: str = "") -> str:
    """Given to whoever asks."""
    applied = made.released(house, made.sent(house, made.opened(house)))
    handle = {"peer": "yongil"}.get(role, "minji")
    row = Review(team=house.teams["readers"], piece=applied.row.piece, reader=house.user(handle))
    row.content = house.vault.seal_to_team(row.team, row._meta.db_table, "content", f"{row.id}.1", b"",
                                           house.token("sora"))  # fmt: skip
    row.save(force_insert=True)
    return row.pk


def come_in(browser: Browser, words: list[str]) -> None:
    page = browser.ask("GET", "/help/come-back/")
    sheet = next(one for one in posts(sheets(page.text)) if "text" in one.asks)
    browser.ask("POST", sheet.goes_to(page.path), fill(sheet, lambda _: " ".join(words)))


def own_pages(house: House, browser: Browser) -> Iterator[Page]:
    """An application that is being written; then one that runs, and one that was not chosen."""
    house.state._crowd.clear()
    words = made.begun(house, made.opened(house, papers=["transcript"])).words
    _, applied = made.whole(house, 4)
    for phrase, paths in (
        (words, ("at/about/", "at/grades/", "at/papers/", "at/essay/", "at/word/", "at/look/")),
        (applied[0].words, ("do/report/", "do/offer/")),
        (applied[3].words, ("do/no/",)),
    ):
        house.state._crowd.clear()
        come_in(browser, phrase)
        for path in paths:
            yield browser.ask("GET", f"/my/study/{path}")


# It stands on a page only where somebody does not agree.
ANSWER = [Input("answer", "textarea"), Input("is_changed", "text")]
SHEETS = {"scholarships:answer": Sheet("", "post", ANSWER)}
CODES_ONLY = {("scholarships_barred", "content"): "why somebody may not read"}
ENTERED: dict[str, Callable[[House, Browser], Iterator[Page]]] = {"scholarships": own_pages}
THERE = {
    "open round": make_round, "round": make_round, "link for a word": make_link,
    "application": make_application, "award": make_award, "review": make_review,
    "any step": lambda house, role: "about", "any deed": lambda house, role: "withdraw",
}  # fmt: skip
EVERYBODY = frozenset({*ALL, *GUESTS})
WHOSE = {
    "open round": EVERYBODY, "link for a word": EVERYBODY, "round": DESK, "application": DESK, "award": DESK,
    "review": READS, "any step": EVERYBODY, "any deed": EVERYBODY,
}  # fmt: skip
