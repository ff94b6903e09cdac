"""``python -m vault found|serve``: how an operator makes a vault and starts it."""

import argparse
import json
import logging
import sys
from pathlib import Path

from vault.founding import found
from vault.server import serve
from vault.store import StoreRefused


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m vault")
    deeds = parser.add_subparsers(dest="deed", required=True)
    begin = deeds.add_parser("found", help="make a new store; prints each officer's phrase, once")
    begin.add_argument("folder", type=Path)
    begin.add_argument("officer", nargs="+", help="handle:name[:centre]; production: two at least")
    begin.add_argument("--practice", action="store_true", help="for ever a practice store")
    run = deeds.add_parser("serve", help="serve a store on a socket")
    run.add_argument("folder", type=Path)
    run.add_argument("--socket", type=Path, required=True)
    run.add_argument("--origin", required=True, help="https://… as people see it; for passkeys")
    run.add_argument("--practice", action="store_true")
    run.add_argument("--budget", type=int, default=1, help="practice only: times the read budget")
    asked = parser.parse_args()
    logging.basicConfig(level=logging.WARNING, format="vault %(levelname)s %(message)s")
    try:
        if asked.deed == "found":
            for made in found(asked.folder, kind="practice" if asked.practice else "production",
                              officers=[_officer(o) for o in asked.officer]):  # fmt: skip
                print(json.dumps(made, ensure_ascii=False))
        else:
            serve(asked.folder, asked.socket, production=not asked.practice,
                  origin=asked.origin, budget=asked.budget)  # fmt: skip
    except StoreRefused as no:
        print(no, file=sys.stderr)
        return 2
    return 0


def _officer(text: str) -> dict[str, str]:
    handle, name, centre = (*text.split(":"), "", "")[:3]
    return {"handle": handle, "name": name or handle, "centre": centre, "role": "officer"}


if __name__ == "__main__":
    raise SystemExit(main())
