"""Which figures did this run prove, and which were promised but never measured?

Tests write one fragment for each figure into build/proof.d (fixture `proof`). This gathers them
into build/proof.json, names what is absent, and fails when a figure misses its bar.
"""

import json
import sys
from collections.abc import Iterable
from pathlib import Path

BUILD = Path(__file__).resolve().parent.parent / "build"

# A figure that nobody wrote is absent from the file and named in the output: never filled in.
PROMISED = (
    "canary-columns",
    "canary-hits",
    "matrix-cells",
    "matrix-wrong",
    "swap-pairs",
    "swap-accepted",
    "kill-trials",
    "kill-lost",
    "audit-tampers",
    "audit-missed",
    "relink-rate",
    "untranslated",
    "axe-violations",
    "vault-lines",
    "journey:first-walk:ko",
    "journey:first-walk:en",
    "journey:first-walk:zh",
)

Figure = dict[str, object]


def axe_figure(pages: Iterable[Path]) -> Figure | None:
    """One figure from all pages that were looked at; None when none was."""
    looked = [json.loads(path.read_text()) for path in pages]
    if not looked:
        return None
    found = sum(len(page["violations"]) for page in looked)
    for page in looked:
        for violation in page["violations"]:
            print(f"axe: {page['page']} ({page['lang']}): {violation}")
    return {
        "name": "axe-violations",
        "figure": found,
        "bar": 0,
        "ok": found == 0,
        "pages": len(looked),
    }


def gather(folder: Path) -> list[Figure]:
    figures: list[Figure] = [json.loads(path.read_text()) for path in folder.glob("*.json")]
    if (axe := axe_figure(sorted((folder / "axe").glob("*.json")))) is not None:
        figures.append(axe)
    order = {name: place for place, name in enumerate(PROMISED)}
    return sorted(figures, key=lambda one: (order.get(str(one["name"]), 99), str(one["name"])))


def main() -> int:
    figures = gather(BUILD / "proof.d")
    for one in figures:
        verdict = "ok   " if one["ok"] else "SHORT"
        print(f"{verdict} {one['name']}: {one['figure']} (bar {one['bar']})")
    absent = [name for name in PROMISED if name not in {one["name"] for one in figures}]
    if absent:
        print("did not run, so not in the file: " + ", ".join(absent))
    BUILD.mkdir(exist_ok=True)
    (BUILD / "proof.json").write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n")
    print(f"{len(figures)} figures in build/proof.json")
    return 0 if all(one["ok"] for one in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
