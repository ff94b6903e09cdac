"""How does a test walk through the real site in a real browser?"""

import json
import os
import queue
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zlib import crc32

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from tests.conftest import language_of
from tests.journeys.walking import Walk

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build"
READY_WITHIN = 150  # seconds, on two busy cores
PATIENCE = 20_000  # milliseconds until something that was asked for is on the page
# The first draws no windows and walks twice as fast.
CHROMIUM = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PREFIX = {"ko": "/", "en": "/en/", "zh": "/zh-hans/"}
LOCALE = {"ko": "ko-KR", "en": "en-GB", "zh": "zh-CN"}
PHONE, DESK = 360, 1440
WIDTH_OVER = "document.documentElement.scrollWidth - window.innerWidth"
BEING_LEFT = ("of null", "context was destroyed", "navigat")
# Every rule is tried; only what is wrong is told at length, which takes a third of the time.
AXE = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "resultTypes": ["violations"],
    "iframes": False,
}
# Each page is asked in one language, by turns; AXE=all asks in all three (make audit).
TURNS = ("ko", "en", "zh")
AXE_ASKS = "options => axe.run(options).then(found => found.violations)"


@dataclass
class Demo:
    """A running practice site of its own."""

    url: str
    data_dir: Path
    process: subprocess.Popen[str]
    lines: list[str] = field(default_factory=list)


def safe_name(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower())


def free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as handle:
        return int(handle.getsockname()[1])


def wait_until_ready(process: subprocess.Popen[str], lines: list[str]) -> str:
    """Returns the address that the demo says it answers at."""
    heard: queue.Queue[str | None] = queue.Queue()

    def listen() -> None:
        assert process.stdout is not None
        for line in process.stdout:
            lines.append(line)
            heard.put(line)
        heard.put(None)

    threading.Thread(target=listen, daemon=True).start()
    deadline = time.monotonic() + READY_WITHIN
    while (left := deadline - time.monotonic()) > 0:
        with suppress(queue.Empty):
            line = heard.get(timeout=left)
            if line is None:
                break
            if found := re.match(r"ready: (http://localhost:\d+)/", line):
                return found[1]
    raise AssertionError("the demo did not become ready:\n" + "".join(lines[-40:]))


def stop(process: subprocess.Popen[str]) -> None:
    """As a person would: Ctrl-C. It has ten seconds to leave nothing behind."""
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            process.wait(10)
            return
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    if running := os.environ.get("JOURNEY_AT"):  # a house that stands already, for those who write
        yield Demo(running, Path(os.environ["DATA_DIR"]), subprocess.Popen(["true"], text=True))
        return
    data_dir = tmp_path_factory.mktemp("town")
    env = {name: value for name, value in os.environ.items() if "SIJAK" not in name}
    env |= {
        "PORT": str(free_port()),
        "PEOPLE": "300",
        "SIJAK_PRACTICE_BUDGET": "20",  # one worker walks in an hour what they would in a month
        "DATA_DIR": str(data_dir),
        "PYTHONUNBUFFERED": "1",
    }
    env.pop("DJANGO_SETTINGS_MODULE", None)
    process = subprocess.Popen(
        [sys.executable, "-m", "sijak.serve", "demo"],
        cwd=ROOT,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    lines: list[str] = []
    try:
        yield Demo(wait_until_ready(process, lines), data_dir, process, lines)
    finally:
        stop(process)


def in_the_house(demo: Demo, code: str, *words: str) -> None:
    """Runs this beside the running house, on its data store: what only a night or a year would bring."""
    env = {**os.environ, "SIJAK_DATA_DIR": str(demo.data_dir), "SIJAK_PRACTICE": "1",
           "DJANGO_SETTINGS_MODULE": "sijak.settings"}  # fmt: skip
    code = f"import sys, django\ndjango.setup()\n{code}"
    subprocess.run([sys.executable, "-c", code, *words], cwd=ROOT, env=env, check=True, timeout=60)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = next((path for name in CHROMIUM if (path := shutil.which(name))), None)
    assert program, "no Chromium here: scripts/bootstrap.sh --dev installs it"
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield running
        running.close()


@pytest.fixture(params=["ko", "en", "zh"])
def lang(request: pytest.FixtureRequest) -> str:
    """Ask for it, and the test runs once in each language."""
    return str(request.param)


@pytest.fixture
def home(demo: Demo, lang: str) -> str:
    """The address under which this language lives; ends in a slash."""
    return demo.url + PREFIX[lang]


@pytest.fixture
def complaints() -> list[str]:
    """What the browser complained of. A test that provokes an error clears it and says why."""
    return []


@pytest.fixture
def new_context(
    browser: Browser, demo: Demo, request: pytest.FixtureRequest, complaints: list[str]
) -> Iterator[Callable[..., BrowserContext]]:
    """Another person's browser: new_context(), new_context(java_script_enabled=False)."""
    language = language_of(request.node)
    opened: list[BrowserContext] = []

    def make(**options: object) -> BrowserContext:
        given: dict[str, object] = {
            "locale": LOCALE[language],
            "timezone_id": "Asia/Seoul",
            "viewport": {"width": DESK, "height": 900},
            "reduced_motion": "reduce",
        }
        context = browser.new_context(**(given | options))  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        listen_for_complaints(context, demo, complaints)
        opened.append(context)
        return context

    yield make
    for context in opened:
        context.close()
    assert not complaints, "the browser complained:\n" + "\n".join(complaints)


def listen_for_complaints(context: BrowserContext, demo: Demo, complaints: list[str]) -> None:
    """Script errors, broken policies, faults of the server and calls to any other machine."""
    port = urlsplit(demo.url).port
    context.on("weberror", lambda error: complaints.append(f"script: {error.error}"))
    context.on(
        "console",
        lambda said: complaints.append(f"console: {said.text}") if said.type == "error" else None,
    )

    def asked(address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme in {"http", "https", "ws", "wss"} and (
            parts.hostname != "localhost" or parts.port != port
        ):
            complaints.append(f"another machine was asked: {parts.scheme}://{parts.netloc}")

    context.on("request", lambda request: asked(request.url))
    context.on(
        "response",
        lambda answer: (
            complaints.append(f"{answer.status} at {urlsplit(answer.url).path}")
            if answer.status >= 500
            else None
        ),
    )


@pytest.fixture
def page(new_context: Callable[..., BrowserContext]) -> Page:
    return new_context().new_page()


@pytest.fixture
def plain_page(new_context: Callable[..., BrowserContext]) -> Page:
    """A browser with script switched off."""
    return new_context(java_script_enabled=False).new_page()


def steadily[T](page: Page, question: Callable[[], T]) -> T:
    """A page that is just being left answers nothing: the question goes to the one that comes."""
    for _ in range(5):
        try:
            return question()
        except PlaywrightError as error:
            if not any(sign in str(error) for sign in BEING_LEFT):
                raise
            page.wait_for_load_state()
            page.locator("h1").first.wait_for()
    return question()


@pytest.fixture
def check_axe(request: pytest.FixtureRequest) -> Callable[[Page, str], None]:
    """check_axe(page, "today"): no accessibility fault on what the page shows now. A journey that is walked
    in one language alone asks in that one."""
    axe, language = Axe(), language_of(request.node)
    has_turns = os.environ.get("AXE") != "all" and "lang" in request.fixturenames

    def ask(page: Page) -> list[dict[str, Any]]:
        page.evaluate(axe.axe_script)
        found: list[dict[str, Any]] = page.evaluate(AXE_ASKS, AXE)
        return found

    def check(page: Page, name: str) -> None:
        turn = TURNS[crc32(name.encode()) % len(TURNS)]
        if has_turns and language != turn:
            return
        found = steadily(page, lambda: ask(page))
        faults = [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]
        folder = BUILD / "proof.d" / "axe"
        folder.mkdir(parents=True, exist_ok=True)
        row = {"page": name, "lang": language, "violations": faults}
        (folder / f"{safe_name(name)}-{language}.json").write_text(json.dumps(row, ensure_ascii=False))
        assert not faults, f"{name} ({language}):\n" + "\n".join(faults)

    return check


@pytest.fixture
def shoot(request: pytest.FixtureRequest) -> Callable[..., None]:
    """shoot(page, "today"): at 360 and at 1440 px nothing runs over. With PICTURES=1 a picture of each
    in build/shots; drawing them takes longer than the walk."""
    language = language_of(request.node)
    is_drawn = os.environ.get("PICTURES") == "1"

    def take(page: Page, name: str, widths: tuple[int, ...] = (PHONE, DESK)) -> None:
        folder = BUILD / "shots"
        folder.mkdir(parents=True, exist_ok=True)
        page.wait_for_load_state()
        page.locator("h1").first.wait_for()
        before = page.viewport_size
        for width in widths:
            page.set_viewport_size({"width": width, "height": 900 if width > 600 else 780})
            over = steadily(page, lambda: page.evaluate(WIDTH_OVER))
            if is_drawn:
                page.screenshot(path=folder / f"{safe_name(name)}-{language}-{width}.png", full_page=True)
            assert over <= 0, f"{name} ({language}) is {over} px too wide at {width} px"
        if before:
            page.set_viewport_size(before)

    return take


@pytest.fixture
def walk(
    lang: str,
    home: str,
    demo: Demo,
    new_context: Callable[..., BrowserContext],
    check_axe: Callable[[Page, str], None],
    shoot: Callable[..., None],
    complaints: list[str],
) -> Walk:
    """Somebody walks through the house in one language; each of the cast gets a browser of their own."""
    socket = demo.data_dir / "run" / "vault.sock"
    return Walk(lang, home, new_context, check_axe, shoot, complaints, socket)


@pytest.fixture
def give_passkey() -> Callable[[Page], None]:
    """Puts a passkey that answers at once into this page's browser (localhost only)."""

    def give(page: Page) -> None:
        wire = page.context.new_cdp_session(page)
        wire.send("WebAuthn.enable")
        options = {
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": True,
            "hasUserVerification": True,
            "isUserVerified": True,
            "automaticPresenceSimulation": True,
        }
        wire.send("WebAuthn.addVirtualAuthenticator", {"options": options})

    return give
