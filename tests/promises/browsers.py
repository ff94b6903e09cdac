"""How does a test visit the house? Through Django's own client, or over a real socket."""

from __future__ import annotations

import http.client
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Protocol
from urllib.parse import urlencode, urljoin, urlsplit

from django.test import Client

from tests.promises.forms import Attached, Given

FORM = "application/x-www-form-urlencoded"
EDGE = "----edge-of-a-part"
MOST_STEPS = 5
LONG = 10_000  # signs of one value: written as %EA%B0%80 it would take seconds to read


@dataclass(slots=True)
class Page:
    status: int
    path: str
    body: bytes
    headers: dict[str, str]

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")

    @property
    def leads_to(self) -> str:
        return urljoin(self.path, self.headers.get("location", ""))


class Browser(Protocol):
    def ask(self, method: str, path: str, given: Given | None = None) -> Page: ...


def encoded(given: Given | None) -> tuple[str, bytes]:
    """Type and body as a browser sends it; half characters go as the three bytes that some machines
    make. A form with a file in it, or with very much text, goes in parts."""
    pairs = [(name, value) for name, values in (given or {}).items() for value in values]
    if any(isinstance(value, Attached) or len(value) > LONG for _, value in pairs):
        body = b"".join(_part(name, value) for name, value in pairs) + f"--{EDGE}--\r\n".encode()
        return f"multipart/form-data; boundary={EDGE}", body
    return FORM, urlencode([(n, v.encode("utf-8", "surrogatepass")) for n, v in pairs]).encode()


def _part(name: str, value: str) -> bytes:
    """Signs that would end a line are written as browsers write them (HTML, multipart/form-data)."""
    is_file = isinstance(value, Attached)
    called = value.replace("\r", "%0D").replace("\n", "%0A").replace('"', "%22")
    head = f'--{EDGE}\r\nContent-Disposition: form-data; name="{name}"'
    head += f'; filename="{called}"\r\nContent-Type: image/png\r\n\r\n' if is_file else "\r\n\r\n"
    body = value.content if isinstance(value, Attached) else value.encode("utf-8", "surrogatepass")
    return head.encode("utf-8", "surrogatepass") + body + b"\r\n"


def follow(browser: Browser, page: Page) -> Page:
    """To where the answer leads, as a browser does."""
    for _ in range(MOST_STEPS):
        if page.status not in (301, 302, 303):
            break
        where = urlsplit(page.leads_to)
        page = browser.ask("GET", where.path + (f"?{where.query}" if where.query else ""))
    return page


class InHouse:
    """Django's client: the whole stack but the socket."""

    def __init__(self, client: Client) -> None:
        self.client = client
        client.raise_request_exception = False

    def ask(self, method: str, path: str, given: Given | None = None) -> Page:
        kind, sent = encoded(given)
        response = self.client.generic(method, path, sent, content_type=kind)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        headers = {name.lower(): value for name, value in response.headers.items()}
        return Page(response.status_code, path, body, headers)


class OverHttp:
    """One keep-alive line to a running house, with cookies, as a browser has."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}
        self.line = http.client.HTTPConnection("localhost", port, timeout=60)

    def ask(self, method: str, path: str, given: Given | None = None) -> Page:
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        kind, sent = encoded(given)
        if method == "POST":
            headers |= {"Content-Type": kind, "Origin": f"http://localhost:{self.port}",
                        "Referer": f"http://localhost:{self.port}{path}"}  # fmt: skip
        try:
            answer, body = self._once(method, path, sent, headers)
        except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
            if method != "GET":
                raise
            answer, body = self._once(method, path, b"", headers)
        for line in answer.headers.get_all("Set-Cookie") or ():
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.value
        told = {name.lower(): value for name, value in answer.headers.items()}
        return Page(answer.status, path, body, told)

    def _once(
        self, method: str, path: str, body: bytes, headers: dict[str, str]
    ) -> tuple[http.client.HTTPResponse, bytes]:
        try:
            self.line.request(method, path, body or None, headers)
            answer = self.line.getresponse()
            return answer, answer.read()
        except BaseException:
            self.line.close()
            raise

    def enter(self, who: str, next_path: str = "") -> Page:
        """One click on the practice page."""
        from tests.promises.forms import sheets

        door = self.ask("GET", "/practice/")
        form = next(s for s in sheets(door.text) if "/enter/" in s.action)
        token = next(i.value for i in form.inputs if i.name == "csrfmiddlewaretoken")
        given = {"csrfmiddlewaretoken": [token], "who": [who], "next": [next_path]}
        return self.ask("POST", form.action, given)
