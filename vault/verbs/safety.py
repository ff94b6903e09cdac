"""May a worker read the safety card of somebody else's person at three in the morning? Yes, loudly.

Any worker on duty, alone, with a reason. Officers have their notice before the window opens; the
reading is reviewed within 72 hours. Five an hour at once; each further one waits two minutes or
is let through by a second worker. Never refused.
"""

from __future__ import annotations

import time
from typing import Final

from vault.registry import No, Person, new_id
from vault.sessions import Hand
from vault.verbs.base import Answer, Ask, verb

AT_ONCE: Final = 5
WAIT_SECONDS: Final = 120
WINDOW_SECONDS: Final = 300


@verb
def safety_window(ask: Ask) -> Answer:
    hand, state = ask.hand(), ask.state
    person = _person(ask, hand)
    strand = person.strands["safety"]
    reason, note = ask.text("reason", most=40), ask.text("note", "", 2000)
    if strand not in state.strands.readable(hand, [strand]) and not hand.may("duty"):
        raise No("role")
    wait, request = _pace(ask, hand, person)
    if wait:
        return {"strand": "", "person": person.id, "wait": wait, "request": request}, ()
    with state.store.writing():
        number = state.notice("safety", hand, {"person": person.id}, note=note)
        ask.audit(hand, "safety_window", why=reason, person=person.id,
                  detail={"strand": strand, "notice": number})  # fmt: skip
    hand.session.windows[strand] = time.monotonic() + WINDOW_SECONDS
    return {"strand": strand, "person": person.id, "wait": 0, "request": "", "code": person.code}, ()


def _person(ask: Ask, hand: Hand) -> Person:
    """By the handle that match gave, or by the file that is open."""
    handle = ask.text("handle", "", 40)
    number = hand.session.handles.get(handle, "") if handle else ask.text("person", "", 40)
    return ask.state.strands.person(hand, number)


def _pace(ask: Ask, hand: Hand, person: Person) -> tuple[int, str]:
    """(seconds to wait, number of the waiting request); (0, '') when it may open now."""
    state, now = ask.state, time.monotonic()
    opened = [t for t in state.paces.get(hand.id, []) if now - t < 3600]
    key = f"{hand.id}:{person.id}"
    waiting = next((r for r in state.paced.values() if r["key"] == key), None)
    if len(opened) >= AT_ONCE and (waiting is None or now < waiting["ready"]):
        if waiting is None:
            waiting = {"id": new_id(), "key": key, "by": hand.id, "ready": now + WAIT_SECONDS}
            state.paced[waiting["id"]] = waiting
        return max(1, int(waiting["ready"] - now + 1)), str(waiting["id"])
    if waiting is not None:
        del state.paced[waiting["id"]]
    state.paces[hand.id] = [*opened, now]
    return 0, ""


@verb
def second(ask: Ask) -> Answer:
    hand = ask.hand()
    waiting = ask.state.paced.get(ask.text("request", most=40))
    if waiting is None or waiting["by"] == hand.id or not hand.may("duty"):
        raise No("second")
    ask.audit(hand, "second", detail={"for": waiting["by"]})
    waiting["ready"] = 0.0
    return {}, ()
