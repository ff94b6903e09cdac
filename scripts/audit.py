"""How do the public pages fare on a slow phone, by somebody else's measure? ``make audit``; takes minutes.

Lighthouse (audit/speed, brought by npm) loads pages of a fresh practice house with its slow mobile profile.
Writes build/audit.json and answers 1 when a page falls short. AUDIT_PAGES=all looks at every page in every
language; without it at every page in Korean, and at two in English and Chinese.
"""

from __future__ import annotations

import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
SPEED = ROOT / "audit" / "speed"
LIGHTHOUSE = SPEED / "node_modules" / "lighthouse" / "cli" / "index.js"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "chromium-headless-shell")
FLAGS = " ".join((
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking",
))  # fmt: skip
BARS = {"performance": 0.99, "accessibility": 1.0, "best-practices": 1.0, "seo": 1.0}
LARGEST_MS = 3000
ELSEWHERE = ("en/", "zh-hans/", "en/read/situation/", "zh-hans/read/steps/")


def bring_lighthouse() -> None:
    if not LIGHTHOUSE.exists():
        if shutil.which("npm") is None:
            raise SystemExit("make audit needs Node.js with npm (version 18 or newer).")
        subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=SPEED, check=True)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as handle:
        return int(handle.getsockname()[1])


def serve(folder: str) -> tuple[subprocess.Popen[str], str]:
    env = {**os.environ, "PORT": str(free_port()), "PEOPLE": "20", "DATA_DIR": folder}
    demo = subprocess.Popen(
        [sys.executable, "-u", "-m", "sijak.serve", "demo"], cwd=ROOT, env=env, text=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, start_new_session=True)  # fmt: skip
    assert demo.stdout is not None
    for line in demo.stdout:
        if line.startswith("ready: "):
            return demo, line.removeprefix("ready: ").strip()
    raise SystemExit("The practice house did not come up.")


def pages(home: str) -> list[str]:
    """Every page that search engines are told of."""
    line = http.client.HTTPConnection(urlsplit(home).netloc, timeout=30)
    line.request("GET", "/sitemap.xml")
    found = re.findall(r"<loc>([^<]+)</loc>", line.getresponse().read().decode())
    line.close()
    every = list(dict.fromkeys(urlsplit(one).path.removeprefix("/") for one in found))
    if os.environ.get("AUDIT_PAGES") == "all":
        return every
    return [page for page in every if page in ELSEWHERE or not page.startswith(("en/", "zh-hans/"))]


def look(url: str, chromium: str) -> dict[str, object]:
    """The page's row; a browser that stumbled is asked once more."""
    command = ["node", str(LIGHTHOUSE), url, "--output=json", "--quiet", f"--chrome-flags={FLAGS}",
               f"--only-categories={','.join(BARS)}"]  # fmt: skip
    env = {**os.environ, "CHROME_PATH": chromium}
    for _ in range(2):
        said = subprocess.run(command, check=False, capture_output=True, text=True, env=env)
        if said.returncode == 0:
            return row_of(json.loads(said.stdout))
    raise SystemExit(f"Lighthouse could not load {url}:\n{said.stderr[-600:]}")


def row_of(found: Any) -> dict[str, object]:
    scores = {name: found["categories"][name]["score"] or 0 for name in BARS}
    audits = found["audits"]
    weighed = [ref["id"] for name in BARS for ref in found["categories"][name]["auditRefs"] if ref["weight"]]
    short = sorted(one for one in weighed if audits[one].get("score") not in (1, None))
    largest = round(audits["largest-contentful-paint"]["numericValue"])
    weight = round(audits["total-byte-weight"]["numericValue"])
    row = {**scores, "largest_ms": largest, "bytes": weight, "short": short}
    return {**row, "ok": is_good(row), "lighthouse": found["lighthouseVersion"]}


def is_good(row: dict[str, object]) -> bool:
    scores = all(float(str(row[name])) >= bar for name, bar in BARS.items())
    return scores and int(str(row["largest_ms"])) < LARGEST_MS


def tell(row: dict[str, object]) -> None:
    scores = " ".join(f"{name} {round(100 * float(str(row[name])))}" for name in BARS)
    verdict = "ok   " if row["ok"] else "SHORT"
    rest = f"largest {row['largest_ms']} ms {row['bytes']} bytes {row['short'] or ''}"
    print(f"{verdict} {row['page']:32} {scores} {rest}", flush=True)


def main() -> int:
    bring_lighthouse()
    chromium = next((path for name in CHROMIUM if (path := shutil.which(name))), None)
    if chromium is None:
        raise SystemExit("make audit needs Chromium: scripts/bootstrap.sh --dev installs it.")
    rows = list[dict[str, object]]()
    with tempfile.TemporaryDirectory(prefix="sijak-audit-") as folder:
        demo, home = serve(folder)
        try:
            for page in pages(home):
                row = {"page": f"/{page}", **look(home + page, chromium)}
                rows.append(row)
                tell(row)
        finally:
            os.killpg(demo.pid, signal.SIGTERM)
            demo.wait(20)
    build = ROOT / "build"
    build.mkdir(exist_ok=True)
    (build / "audit.json").write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
    bad = [row["page"] for row in rows if not row["ok"]]
    print(f"{len(rows)} pages, {len(bad)} short {bad or ''}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
