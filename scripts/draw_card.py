"""Which picture stands beside an address that somebody shares? Drawn here, of our own colours, without words.

    .venv/bin/python scripts/draw_card.py

1200 by 630 points, the measure that sharing services ask for.
"""

from pathlib import Path

from PIL import Image, ImageDraw

CARD = Path(__file__).resolve().parent.parent / "sijak" / "pages" / "static" / "pages" / "card.png"
PAPER, SUN, HALO, FAR, NEAR = "#F7F2E8", "#B4491A", "#EBCBB6", "#9DBFB4", "#0F5C4D"
WIDE, HIGH, FINE = 1200, 630, 2


def hill(draw: ImageDraw.ImageDraw, top: int, swing: int, colour: str) -> None:
    """A ridge across the picture: up, down and up again."""
    points = [
        (x, top + swing * abs((x / (WIDE * FINE)) * 4 % 2 - 1) ** 2) for x in range(0, WIDE * FINE + 1, 8)
    ]
    draw.polygon([(0, HIGH * FINE), *points, (WIDE * FINE, HIGH * FINE)], fill=colour)


def main() -> None:
    picture = Image.new("RGB", (WIDE * FINE, HIGH * FINE), PAPER)
    draw = ImageDraw.Draw(picture)
    x, y = WIDE * FINE // 2, 300 * FINE
    for radius, colour in ((230, HALO), (150, SUN)):
        draw.ellipse(
            (x - radius * FINE, y - radius * FINE, x + radius * FINE, y + radius * FINE), fill=colour
        )
    hill(draw, 390 * FINE, 90 * FINE, FAR)
    hill(draw, 470 * FINE, 70 * FINE, NEAR)
    CARD.parent.mkdir(parents=True, exist_ok=True)
    picture.resize((WIDE, HIGH), Image.Resampling.LANCZOS).quantize(64).save(CARD, optimize=True)


if __name__ == "__main__":
    main()
