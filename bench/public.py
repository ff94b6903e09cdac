"""How many public pages a second, beside a file of the same house; and what does a first view weigh?"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from bench.client import median
from bench.lines import fetched, opened, per_second
from bench.report import Report

LINES, SECONDS, ROUNDS = (1, 8), 1.0, 5
PAGES_A_SECOND, TIMES_A_FILE = 2000, 3.0
FIRST_VIEW, REQUESTS = 40_000, 3
# A page that is kept, and one that is made each time since it carries a form of its own.
KEPT, MADE = "/read/situation/", "/help/"
PLACE = re.compile(r"<loc>([^<]+)</loc>")
LOADS = re.compile(r'<(?:link (?=[^>]*rel="(?:stylesheet|icon)")|(?:script|img|source|audio|video)\b)[^>]*>')
FROM = re.compile(r'\b(?:href|src)="(/[^"]+)"')


def measure(report: Report, port: int) -> None:
    weigh(report, port)
    style = next(file for file in loads(opened(*fetched(port, KEPT))) if file.endswith(".css"))
    for lines in LINES:
        page, file = by_turns(port, KEPT, style, lines)
        report.told(f"public-pages-a-second:{lines}", page, "1/s", wished=PAGES_A_SECOND)
        report.at_most(f"public-page-ratio:{lines}", file / page, TIMES_A_FILE, "times",
                       pages_a_second=round(page), file_a_second=round(file),
                       bytes=size_of(port, KEPT), file_bytes=size_of(port, style))  # fmt: skip
        report.told(f"public-forms-a-second:{lines}", per_second(port, MADE, lines, SECONDS), "1/s")


def by_turns(port: int, page: str, file: str, lines: int) -> tuple[float, float]:
    """The middle of some seconds each, by turns, so that what else the machine does falls on both."""
    pages, files = list[float](), list[float]()
    for turn in range(1 + ROUNDS):
        for path, found in ((page, pages), (file, files)):
            pace = per_second(port, path, lines, SECONDS)
            if turn:
                found.append(pace)
    return median(pages), median(files)


def weigh(report: Report, port: int) -> None:
    """Each page that search engines are told of, with all that a browser loads for it by itself: as the
    wire carries it, heads counted."""
    told = opened(*fetched(port, "/sitemap.xml"))
    rows, known = list[tuple[int, int, int, str]](), dict[str, int]()
    for path in dict.fromkeys(urlsplit(one).path for one in PLACE.findall(told)):
        head, body = fetched(port, path)
        files = loads(opened(head, body))
        for file in files:
            known.setdefault(file, size_of(port, file, "br, gzip"))
        html = len(head) + len(body)
        # The mark in the browser's tab weighs too, but nobody waits for it and it is kept.
        asked = 1 + sum(not file.endswith(".svg") for file in files)
        rows.append((html + sum(known[file] for file in files), html, asked, path))
    print(f"{'first view, bytes':>18} {'page alone':>11} {'requests':>9}  page")
    for weight, html, asked, path in sorted(rows, reverse=True):
        print(f"{weight:18} {html:11} {asked:9}  {path}")
    print("  ".join(f"{file.rpartition('/')[2]} {size}" for file, size in sorted(known.items())))
    heaviest = max(rows)
    report.at_most("first-view-bytes", heaviest[0], FIRST_VIEW, "bytes", page=heaviest[3], pages=len(rows))
    report.at_most("first-view-requests", max(row[2] for row in rows), REQUESTS, "requests")


def loads(html: str) -> list[str]:
    found = [place[1] for tag in LOADS.findall(html) if (place := FROM.search(tag))]
    return list(dict.fromkeys(found))


def size_of(port: int, path: str, accept: str = "gzip") -> int:
    return sum(map(len, fetched(port, path, accept)))
