"""How long does one page take, as one browser with one open line sees it?"""

from __future__ import annotations

import http.client
import re
import time
from collections.abc import Callable, Sequence
from urllib.parse import urlencode

FORM = "application/x-www-form-urlencoded"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
WARM = 15


class Browser:
    """One keep-alive line, signed in by a cookie."""

    def __init__(self, port: int, **cookies: str) -> None:
        self.port, self.cookies = port, dict(cookies)
        self.line = http.client.HTTPConnection("localhost", port, timeout=60)
        self.headers: dict[str, str] = {}

    def ask(self, method: str, path: str, given: dict[str, str] | None = None) -> tuple[int, str]:
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        body = urlencode(given).encode() if given is not None else None
        if body is not None:
            headers |= {"Content-Type": FORM, "Origin": f"http://localhost:{self.port}"}
        self.line.request(method, path, body, headers)
        answer = self.line.getresponse()
        text = answer.read().decode("utf-8", "replace")
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        self.headers = dict(answer.headers.items())
        return answer.status, text

    def get(self, path: str) -> str:
        """A line that stood idle for long was closed by the other end; a look may be asked again."""
        try:
            status, text = self.ask("GET", path)
        except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
            self.line.close()
            status, text = self.ask("GET", path)
        if status != 200:
            raise RuntimeError(f"{path} answered {status}: {text[:200]}")
        return text

    def form_token(self, path: str) -> str:
        found = TOKEN.findall(self.get(path))
        return str(found[-1])


def stopwatch(deed: Callable[[], object]) -> float:
    """Milliseconds."""
    began = time.perf_counter()
    deed()
    return (time.perf_counter() - began) * 1000


def beside(
    one: Callable[[], object], other: Callable[[], object], times: int, warm: int = WARM
) -> tuple[list[float], list[float]]:
    """Both by turns, so that what else the machine does falls on both."""
    for _ in range(warm):
        one()
        other()
    pairs = [(stopwatch(one), stopwatch(other)) for _ in range(times)]
    return [a for a, _ in pairs], [b for _, b in pairs]


def share(times: Sequence[float], part: float) -> float:
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, round(part * (len(ordered) - 1)))]


def median(times: Sequence[float]) -> float:
    return share(times, 0.5)


def p95(times: Sequence[float]) -> float:
    return share(times, 0.95)
