"""How are trials of two halves added up? Each half writes its parts; the sum is the figure.

``kill-trials-vault`` and ``kill-lost-vault`` are written here, ``kill-trials-web`` and
``kill-lost-web`` by the trials that kill the web process; ``matrix-cells-*`` in the same way.
"""

import json
from collections.abc import Callable
from pathlib import Path

PARTS = Path(__file__).resolve().parents[2] / "build" / "proof.d"


def add_up(proof: Callable[..., None], name: str, figure: float, bar: float, *, part: str,
           at_least: bool) -> None:  # fmt: skip
    """Writes this half as ``name-part``, and ``name`` as the sum of the halves that have run."""
    proof(f"{name}-{part}", figure, 0, True)
    halves = [json.loads(p.read_text())["figure"] for p in PARTS.glob(f"{name}-*.json")]
    whole = sum(halves)
    proof(name, whole, bar, whole >= bar if at_least else whole <= bar)
