"""Which screens stand in the README? Copies the journeys' own pictures into docs/pictures, made small.

Walk first (`PICTURES=1 pytest tests/journeys`); what was not walked is named, and nothing is drawn by hand.
"""

import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
SHOTS, KEPT = ROOT / "build" / "shots", ROOT / "docs" / "pictures"
LARGEST = 150 * 1024
PHONE, SCREEN = (0, 0, 360, 780), (0, 0, 1440, 900)
# What it is called here: which picture of the journeys, what is cut out of it, how wide it becomes.
CHOSEN = {
    "ask": ("walk-ask-1-ko-360", PHONE, 360),
    "letters": ("walk-letters-plan-ko-360", PHONE, 360),
    "card": ("walk-card-opened-ko-360", PHONE, 360),
    "today": ("walk-today-ko-1440", SCREEN, 960),
    "person": ("walk-person-ko-1440", SCREEN, 960),
    "needs": ("walk-needs-ko-1440", (262, 420, 1440, 1280), 840),
    "ladder": ("walk-ladder-done-ko-1440", (262, 320, 1440, 1180), 840),
    "figures": ("walk-figures-ko-1440", SCREEN, 960),
}
COLOURS = (256, 128, 64, 32)


def small(shot: Path, box: tuple[int, int, int, int], width: int) -> Image.Image:
    with Image.open(shot) as whole:
        picture = whole.convert("RGB").crop((*box[:3], min(whole.height, box[3])))
    if picture.width == width:
        return picture
    return picture.resize((width, round(picture.height * width / picture.width)), Image.Resampling.LANCZOS)


def keep(picture: Image.Image, target: Path) -> int:
    """In its own colours; with fewer of them only where the file would be too large."""
    picture.save(target, optimize=True)
    for colours in COLOURS:
        if target.stat().st_size <= LARGEST:
            break
        picture.quantize(colours, dither=Image.Dither.NONE).save(target, optimize=True)
    return target.stat().st_size


def main() -> int:
    KEPT.mkdir(parents=True, exist_ok=True)
    missing = []
    for name, (shot, box, width) in CHOSEN.items():
        source = SHOTS / f"{shot}.png"
        if not source.exists():
            missing.append(shot)
            continue
        size = keep(small(source, box, width), KEPT / f"{name}.png")
        print(f"{name}.png {size // 1024} KB")
    if missing:
        print("not walked yet: " + ", ".join(missing), file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    raise SystemExit(main())
