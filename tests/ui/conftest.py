"""In which browser are the components looked at?"""

import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.journeys.conftest import CHROMIUM, FLAGS


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    program = next((path for name in CHROMIUM if (path := shutil.which(name))), None)
    assert program, "no Chromium here: scripts/bootstrap.sh --dev installs it"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_context(chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    opened: list[BrowserContext] = []

    def make(**options: object) -> BrowserContext:
        given: dict[str, object] = {"reduced_motion": "reduce", "timezone_id": "Asia/Seoul"}
        context = chromium.new_context(**(given | options))  # type: ignore[arg-type]
        context.set_default_timeout(8000)
        opened.append(context)
        return context

    yield make
    for context in opened:
        context.close()
