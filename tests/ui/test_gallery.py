"""Do the components stand at every width, in every language, in the dark, without a fault?"""

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, expect
from pytest_django.live_server_helper import LiveServer

from tests.journeys.conftest import AXE

SHOTS = Path(__file__).resolve().parents[2] / "build" / "shots"
pytestmark = [pytest.mark.urls("tests.ui.addresses"), pytest.mark.django_db(transaction=True)]
PLACES = {"home": "", "danger": "now/", "gallery": "gallery/"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("lang", "prefix"), [("ko", ""), ("en", "en/"), ("zh", "zh-hans/")])
@pytest.mark.parametrize("name", PLACES)
def test_it_stands_at_every_width(
    live_server: LiveServer,
    open_context: Callable[..., BrowserContext],
    name: str,
    lang: str,
    prefix: str,
    scheme: str,
) -> None:
    if name == "gallery" and prefix:
        prefix = ""
    SHOTS.mkdir(parents=True, exist_ok=True)
    page = open_context(color_scheme=scheme).new_page()
    page.goto(f"{live_server.url}/{prefix}{PLACES[name]}")
    for width in (320, 360, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert over <= 0, f"{over} px too wide at {width}"
        if width > 320:
            shot = SHOTS / f"ui-{name}-{lang}-{scheme}-{width}.png"
            page.screenshot(path=shot, full_page=True)
            assert shot.stat().st_size > 10_000
    found = Axe().run(page, options=AXE).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []


def test_it_works_in_forced_colours_and_on_paper(
    live_server: LiveServer, open_context: Callable[..., BrowserContext]
) -> None:
    page = open_context(forced_colors="active").new_page()
    page.goto(f"{live_server.url}/gallery/")
    border = "e => getComputedStyle(e).borderTopWidth"
    assert page.locator(".btn").first.evaluate(border) != "0px"
    page.emulate_media(media="print", forced_colors="none")
    expect(page.locator(".rail")).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()


def test_it_can_be_walked_with_the_keyboard(
    live_server: LiveServer, open_context: Callable[..., BrowserContext]
) -> None:
    page = open_context(java_script_enabled=False).new_page()
    page.goto(f"{live_server.url}/en/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    expect(page.locator(".skip")).to_be_in_viewport()
    reached = set()
    for _ in range(80):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.getAttribute('href')"))
    assert "tel:112" in reached and any(str(one).startswith("https://") for one in reached)
