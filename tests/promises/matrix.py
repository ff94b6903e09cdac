"""Who may open which page, and what does everybody else meet? The table that anyone can read.

One line a page: who may come at all, what the page is about, how it answers a look (GET) and a
deed (POST). A page that is not in the table fails the test. How a line is written: rows.py; areas/ holds
the lines of the departments above care.
"""

from __future__ import annotations

from tests.promises import areas
from tests.promises.routes import Route, routes
from tests.promises.rows import (
    ALL,
    CURTAIN,
    GONE,
    GUESTS,
    HEARS,
    LOOK,
    NEVER,
    OFFICER,
    ONWARD,
    OPEN_TO,
    PARTS_OF,
    PLANS,
    RELATIONS,
    SAID,
    WALKS,
    Row,
    deed,
    everyone,
    file,
    form,
    page,
    thing,
)

__all__ = ["ALL", "CURTAIN", "DEPARTMENTS", "GUESTS", "HEARS", "OPEN_TO", "PARTS_OF", "RELATIONS", "TABLE",
           "WALKS", "WITH_FORMS", "Row", "rows_of"]  # fmt: skip

TABLE: dict[str, Row] = {
    # -- for everyone -----------------------------------------------------------------------------
    "pages:home": everyone(),
    "pages:danger": everyone(),
    "pages:danger-before": everyone(frozenset({301})),
    "pages:gallery": everyone(),
    "pages:read": everyone(about="page of the site"),
    "pages:sitemap": everyone(),
    "pages:robots": everyone(),
    "reach:ask": everyone(),
    "reach:ask-step": everyone(ONWARD, SAID),
    "reach:words": everyone(NEVER | {302, 405}, SAID | {404}),
    "reach:words-check": everyone(NEVER | {302, 405}, SAID | {404}),
    "reach:come-back": everyone(LOOK, SAID),
    "reach:letters": everyone(ONWARD, ONWARD),
    "practice:cast": everyone(LOOK, LOOK),
    "practice:enter": everyone(NEVER, frozenset({404})),
    # -- the door ---------------------------------------------------------------------------------
    "accounts:sign-in": everyone(LOOK | ONWARD, SAID),
    "accounts:sign-out": everyone(NEVER, ONWARD),
    "accounts:passkey-step": everyone(LOOK | ONWARD, SAID),
    "accounts:first-passkey": everyone(LOOK | ONWARD, SAID),
    "accounts:challenge": everyone(NEVER, frozenset({200, 302, 403, 404, 409})),
    "accounts:resume": everyone(LOOK | ONWARD, SAID),
    "accounts:step-up": everyone(LOOK | ONWARD, SAID),
    "accounts:draft": everyone(GONE, GONE),  # which page's draft? None was named
    "accounts:draft-show": everyone(GONE),
    "accounts:draft-drop": everyone(NEVER, GONE),
    # -- one's own, the office, protection --------------------------------------------------------
    "accounts:passkeys": page(ALL, LOOK, SAID),
    "accounts:pin-set": page(ALL, NEVER, SAID),
    "accounts:staff-list": page(PLANS),
    "accounts:staff-enrol": page(OFFICER, LOOK, SAID),
    "accounts:staff-leave": thing(OFFICER, "user", LOOK, SAID),
    "accounts:teams": page(WALKS | {"director"}),
    "accounts:team-new": page(OFFICER, LOOK, SAID),
    "accounts:team": thing(WALKS | {"director"}, "team"),
    "accounts:team-add": thing(WALKS | {"director"}, "led team", NEVER, SAID),
    "accounts:team-out": thing(WALKS | {"director"}, "led team", NEVER, SAID | GONE),
    "accounts:team-turn": thing(WALKS | {"director"}, "led team", NEVER, SAID),
    "accounts:slips": page(frozenset({"volunteer"})),
    "accounts:slip": thing(frozenset({"volunteer"}), "slip"),
    "accounts:slip-give": form("contact"),
    "accounts:slip-back": thing(frozenset({"volunteer"}), "slip", NEVER, SAID),
    "accounts:reviews": page(HEARS),
    "accounts:audit": page(OFFICER),
    "accounts:chain": page(OFFICER, LOOK, SAID),
    "accounts:review-done": thing(HEARS, "any notice", NEVER, SAID),
    # -- requests for help ------------------------------------------------------------------------
    "reach:request-list": page(HEARS),
    "reach:request-new": page(HEARS, LOOK, SAID),
    "reach:request-open": thing(HEARS, "request"),
    "reach:request-reply": thing(HEARS, "request", NEVER, SAID),
    "reach:request-words": thing(HEARS, "request", NEVER, SAID),
    "reach:request-close": thing(HEARS, "request", NEVER, SAID),
    "reach:request-match": thing(HEARS, "request", LOOK, SAID),
    "reach:file-start": thing(WALKS, "request", NEVER, SAID),
    "reach:file-open": thing(WALKS, "request", NEVER, SAID),
    "reach:mailbox": thing(WALKS, "mailbox", LOOK, SAID),
    # -- people -----------------------------------------------------------------------------------
    "people:search": page(WALKS, LOOK, SAID),
    "people:mine": page(WALKS),
    "people:match": page(WALKS, LOOK, SAID),
    "people:file-start": page(WALKS, NEVER, SAID),
    "people:file-open": page(WALKS, NEVER, SAID),
    "people:safety-window": page(WALKS, LOOK, SAID),
    "people:safety-second": page(WALKS, LOOK, SAID),
    "people:person": file(),
    "people:person-edit": form("contact"),
    "people:consents": file("contact", LOOK, SAID | GONE),  # a yes to nothing that is asked
    "people:hide": form("contact"),
    "people:readers": file(),
    "people:team": form("contact"),
    "people:share": deed("contact"),
    "people:take-back": deed("contact"),
    "people:stage": deed("contact"),
    "people:safety": file(),  # without the card: the way to open it, loudly
    "people:safety-write": form("safety"),
    "people:self": file("self"),
    # -- walking together -------------------------------------------------------------------------
    "care:assess": file("casework", LOOK | ONWARD),
    "care:assess-write": form("casework"),
    "care:plan": file("casework", LOOK | ONWARD),
    "care:plan-write": form("casework"),
    "care:plan-print": file("casework", LOOK | ONWARD | GONE),
    "care:plan-share": file("casework", NEVER, SAID | GONE),
    "care:step-done": deed("casework"),
    "care:note-write": form("casework"),
    "care:note": file("casework"),
    "care:note-amend": form("casework"),
    "care:appointment-new": form("casework"),
    "care:appointment": file("casework"),
    "care:calendar": file("casework"),
    "care:appointment-keep": deed("casework"),
    "care:appointment-miss": deed("casework"),
    "care:appointment-cancel": deed("casework"),
    "care:task-write": form("casework"),
    "care:task-done": form("casework"),
    "care:ladder": form("casework"),
    "care:wish": form("casework"),
    "care:close": form("casework"),
    "care:reopen": file("contact", LOOK | GONE, SAID | GONE),  # an officer alone cannot
    "care:hand-over": form("casework"),
    "care:caseload-hand-over": page(WALKS, LOOK, SAID),
    # -- the day and the figures ------------------------------------------------------------------
    "desk:today": page(ALL),
    "desk:calendar": page(PLANS),
    "care:feed-settings": page(PLANS, LOOK, SAID),
    "care:feed-end": page(PLANS, NEVER, SAID),
    "care:feed": everyone(about="feed"),
    "notify:reminders": page(PLANS, LOOK, SAID),
    "notify:reminders-end": page(PLANS, NEVER, SAID),
    "reports:figures": page(PLANS),
    **areas.table(),
}


def rows_of(department: str) -> list[tuple[Route, Row]]:
    """The pages of one department with their lines."""
    return [(one, TABLE[one.name]) for one in routes() if one.department == department and one.name in TABLE]


DEPARTMENTS = sorted({name.partition(":")[0] for name in TABLE})
WITH_FORMS = sorted({name.partition(":")[0] for name, row in TABLE.items() if row.post})
