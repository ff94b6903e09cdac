"""Which screens stand in the README? Copies the journeys' own pictures into docs/pictures, made small.

Walk first (`pytest tests/journeys`); what was not walked is named, and nothing is drawn by hand.
"""

import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
SHOTS, KEPT = ROOT / "build" / "shots", ROOT / "docs" / "pictures"
LARGEST = 150 * 1024
# What it is called here: which picture of the journeys, how high it may be, how wide it becomes.
CHOSEN = {
    "ask": ("walk-ask-1-ko-360", 780, 360),
    "letters": ("walk-letters-plan-ko-360", 780, 360),
    "card": ("walk-card-opened-ko-360", 780, 360),
    "today": ("walk-today-ko-1440", 900, 1200),
    "person": ("walk-person-ko-1440", 1100, 1200),
    "needs": ("walk-needs-ko-1440", 1340, 1200),
    "ladder": ("walk-ladder-done-ko-1440", 1200, 1200),
    "figures": ("walk-figures-ko-1440", 1000, 1200),
}
COLOURS = (256, 128, 64, 32)


def small(shot: Path, height: int, width: int) -> Image.Image:
    with Image.open(shot) as whole:
        picture = whole.convert("RGB").crop((0, 0, whole.width, min(whole.height, height)))
    if picture.width == width:
        return picture
    return picture.resize((width, round(picture.height * width / picture.width)), Image.Resampling.LANCZOS)


def keep(picture: Image.Image, target: Path) -> int:
    """With as many colours as fit under the limit."""
    for colours in COLOURS:
        picture.quantize(colours, dither=Image.Dither.NONE).save(target, optimize=True)
        if target.stat().st_size <= LARGEST:
            break
    return target.stat().st_size


def main() -> int:
    KEPT.mkdir(parents=True, exist_ok=True)
    missing = []
    for name, (shot, height, width) in CHOSEN.items():
        source = SHOTS / f"{shot}.png"
        if not source.exists():
            missing.append(shot)
            continue
        size = keep(small(source, height, width), KEPT / f"{name}.png")
        print(f"{name}.png {size // 1024} KB")
    if missing:
        print("not walked yet: " + ", ".join(missing), file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    raise SystemExit(main())
