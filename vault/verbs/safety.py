"""May a worker read the safety card of somebody else's person at three in the morning? Yes, loudly.

Any worker on duty, alone, with a reason. Officers have their notice before the window opens; the
reading is reviewed within 72 hours. Five an hour at once; each further one waits two minutes or
is let through by a second worker. Never refused.
"""

import time
from typing import Final

from vault.registry import Person, new_id, no_if, there
from vault.sessions import Hand
from vault.verbs.base import Answer, Ask

AT_ONCE: Final = 5
WAIT_SECONDS: Final = 120
WINDOW_SECONDS: Final = 300
HOUR: Final = 3600


def safety_window(ask: Ask, hand: Hand) -> Answer:
    state, person = ask.state, _person(ask, hand)
    strand, reason, note = person.strands["safety"], ask.code("reason"), ask.text("note", "", 2000)
    no_if(strand not in state.strands.readable(hand, [strand]) and not hand.may("duty"), "role")
    opened = {"strand": strand, "person": person.id, "wait": 0, "request": "", "code": person.code}
    if hand.session.windows.get(strand, 0.0) > time.monotonic():
        return opened, ()
    wait, request = _pace(ask, hand, person)
    if wait:
        return {**opened, "strand": "", "code": "", "wait": wait, "request": request}
    number = state.notice("safety", hand, {"person": person.id}, note=note)
    ask.audit(hand, "safety_window", why=reason, person=person.id,
              detail={"strand": strand, "notice": number})  # fmt: skip
    state.paced.pop(request, None)
    ask.later.append(lambda: hand.session.windows.update({strand: time.monotonic() + WINDOW_SECONDS}))
    return opened, ()


def _person(ask: Ask, hand: Hand) -> Person:
    """By the handle that match gave, or by a file that this hand can open; an officer by notice."""
    handle = ask.text("handle", "", 40)
    number = hand.session.handles.get(handle, "") if handle else ask.text("person", "", 40)
    person = ask.state.strands.person(hand, number)
    if not handle and not hand.may("officer"):
        ask.state.strands.key_of(hand, person)
    return person


def _pace(ask: Ask, hand: Hand, person: Person) -> tuple[int, str]:
    """(seconds to wait, number of the waiting request); no wait when it may open now.

    Openings are counted in the audit, so that a restart forgets none; those who wait stand in
    line, two minutes each.
    """
    state, now, key = ask.state, time.monotonic(), f"{hand.id}:{person.id}"
    for old in [r for r, w in state.paced.items() if w["ready"] < now - HOUR]:
        del state.paced[old]
    mine = [w for w in state.paced.values() if w["by"] == hand.id]
    waiting = next((w for w in mine if w["key"] == key), None)
    opened = state.store.row("SELECT count(*) FROM audit WHERE account=? AND verb='safety_window' AND at>?",
        hand.id, int(time.time()) - HOUR)[0]  # fmt: skip
    if waiting is None and opened >= AT_ONCE:
        ready = max([now, *(w["ready"] for w in mine)]) + WAIT_SECONDS
        waiting = {"id": new_id(), "key": key, "by": hand.id, "ready": ready}
        state.paced[waiting["id"]] = waiting
    if waiting is None:
        return 0, ""
    wait = 0 if waiting["ready"] <= now else int(waiting["ready"] - now) + 1
    return wait, str(waiting["id"])


def second(ask: Ask, hand: Hand) -> None:
    """A second worker lets a waiting opening through at once."""
    waiting = there(ask.state.paced.get(ask.text("request", most=40)), "second")
    no_if(waiting["by"] == hand.id, "second")
    ask.audit(hand, "second", detail={"for": waiting["by"]})
    waiting["ready"] = time.monotonic()
