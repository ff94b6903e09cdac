"""How is a figure added up to which several tests bring a part? The sum of those that have run.

``kill-trials-vault`` and ``kill-trials-web`` make ``kill-trials``; ``matrix-cells-care`` and the other
departments, and ``matrix-cells-vault``, make ``matrix-cells``.
"""

import json
from collections.abc import Callable
from pathlib import Path

PARTS = Path(__file__).resolve().parents[2] / "build" / "proof.d"


def add_up(proof: Callable[..., None], name: str, figure: float, bar: float, *, part: str,
           at_least: bool) -> None:  # fmt: skip
    """Writes this part as ``name-part``, and ``name`` as the sum of the parts that have run."""
    proof(f"{name}-{part}", figure, 0, True)
    parts = [json.loads(p.read_text())["figure"] for p in PARTS.glob(f"{name}-*.json")]
    whole = sum(parts)
    proof(name, whole, bar, whole >= bar if at_least else whole <= bar)
