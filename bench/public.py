"""How many public pages a second, beside a file of the same house; and what does a first view weigh?"""

from __future__ import annotations

import http.client
import re
import threading
import time
from urllib.parse import urlsplit

from bench.report import Report

WARM, ASKED = 200, 4000
CLIENTS = (1, 8)
PAGES_A_SECOND, TIMES_A_FILE = 2000, 3.0
LOADED = re.compile(r'<(?:link rel="stylesheet"|script)[^>]*(?:href|src)="([^"]+)"')
PLACE = re.compile(r"<loc>([^<]+)</loc>")
FIRST_VIEW = 40_000


def measure(report: Report, port: int) -> None:
    weigh(report, port)
    style = LOADED.findall(_get(port, "/")[1].decode())[0]
    for clients in CLIENTS:
        page, file = (best(port, path, clients) for path in ("/read/situation/", style))
        report.told(f"public-pages-a-second:{clients}", page, "1/s", wished=PAGES_A_SECOND)
        report.at_most(f"public-page-ratio:{clients}", file / page, TIMES_A_FILE, "times",
                       pages_a_second=round(page), file_a_second=round(file))  # fmt: skip


def weigh(report: Report, port: int) -> None:
    """Each listed page with what it loads, as the wire carries it."""
    listed = [urlsplit(one).path for one in PLACE.findall(_get(port, "/sitemap.xml")[1].decode())]
    rows, known = list[tuple[int, int, str]](), dict[str, int]()
    for path in listed:
        sent, body = _get(port, path)
        loads = LOADED.findall(body.decode())
        for one in loads:
            known.setdefault(one, _get(port, one)[0])
        rows.append((sent + sum(known[one] for one in loads), 1 + len(loads), path))
    print(f"{'first view, bytes':>18} {'requests':>9}  page")
    for weight, requests, path in sorted(rows, reverse=True):
        print(f"{weight:18} {requests:9}  {path}")
    heaviest = max(rows)
    report.at_most("first-view-bytes", heaviest[0], FIRST_VIEW, "bytes", page=heaviest[2], pages=len(rows))
    report.at_most("first-view-requests", max(row[1] for row in rows), 3, "requests")


def _get(port: int, path: str) -> tuple[int, bytes]:
    """Bytes on the wire, head not counted, and the page itself."""
    line = http.client.HTTPConnection("localhost", port, timeout=20)
    line.request("GET", path, headers={"Accept-Encoding": "br, gzip"})
    answer = line.getresponse()
    sent = answer.read()
    coding = answer.headers.get("Content-Encoding", "")
    line.close()
    if answer.status != 200:
        raise RuntimeError(f"{path} answered {answer.status}")
    return len(sent), opened(sent, coding)


def opened(sent: bytes, coding: str) -> bytes:
    if coding == "gzip":
        import gzip

        return gzip.decompress(sent)
    if coding == "br":
        import brotli

        return bytes(brotli.decompress(sent))
    return sent


def best(port: int, path: str, clients: int) -> float:
    """Answers a second, the better of three runs: each client keeps its line open."""
    return max(_run(port, path, clients) for _ in range(3))


def _run(port: int, path: str, clients: int) -> float:
    def ask(times: int) -> None:
        line = http.client.HTTPConnection("localhost", port, timeout=20)
        for _ in range(times):
            line.request("GET", path, headers={"Accept-Encoding": "gzip"})
            answer = line.getresponse()
            answer.read()
            if answer.status != 200:
                raise RuntimeError(f"{path} answered {answer.status}")
        line.close()

    ask(WARM)
    threads = [threading.Thread(target=ask, args=(ASKED // clients,)) for _ in range(clients)]
    began = time.perf_counter()
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return ASKED / (time.perf_counter() - began)
