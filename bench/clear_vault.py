"""What would search cost if the faces lay in clear? The floor beside the vault, never the product.

Serves a practice store like the vault does, but for one verb: the faces that a worker may search
stand in clear in one index; no keys, no hidden files, no budget, no audit. The page before it, the
wire and the matching code are the same.
"""

from __future__ import annotations

import dataclasses
import json
import sys
from pathlib import Path
from typing import Any

from hangul.search import Index
from vault import server
from vault.verbs import VERBS, Ask, State

ALL_FACES = "dahee"  # intake holds the contact strand of everybody


def faces_in_clear(state: State, folder: Path) -> tuple[Index, dict[str, tuple[str, str]]]:
    phrase = json.loads((folder.parent / "practice" / "cast.json").read_text())["people"][ALL_FACES]
    asked = {"handle": ALL_FACES, "phrase": phrase["phrase"], "where": "bench"}
    answered = VERBS["unlock"].run(Ask(state, "", asked, []))[0]
    hand = state.sessions.hand(str(answered["token"]))
    index, shown = Index(), dict[str, tuple[str, str]]()
    for pages in state.indexes.searchable(hand):
        for page in pages.pages.values():
            index.load((person, row[2]) for person, row in page.items())
            shown |= {person: (row[0], row[1]) for person, row in page.items()}
    return index, shown


def search_in_clear(index: Index, shown: dict[str, tuple[str, str]]) -> Any:
    def search(ask: Ask) -> Any:
        ask.state.sessions.find(ask.token)
        hits = index.find(ask.text("query"), birth_year=ask.args.get("birth_year"), limit=10,
                          allow=lambda _: True)  # fmt: skip
        return {"hits": [
            {"person": h.person_id, "display": shown[h.person_id][0],
             "code": shown[h.person_id][1], "why": h.why} for h in hits
        ]}, ()  # fmt: skip

    return search


def main() -> None:
    folder, place, origin = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    real_load = server.load

    def load(*args: Any, **options: Any) -> State:
        state = real_load(*args, **options)
        known = faces_in_clear(state, folder)
        VERBS["search"] = dataclasses.replace(VERBS["search"], action=search_in_clear(*known), who="anyone")
        return state

    server.load = load
    server.serve(folder, place, production=False, origin=origin, budget=1_000_000)


if __name__ == "__main__":
    main()
