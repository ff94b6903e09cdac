"""How does somebody walk who has a keyboard and no mouse, and what does somebody hear who sees nothing?"""

import re

from playwright.sync_api import Page

SEEN = """() => {
  const here = document.activeElement;
  const drawn = [here, here.closest("label"), here.closest("form.find")].filter(Boolean);
  return drawn.some((part) => {
    const style = getComputedStyle(part);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2)
      || style.boxShadow !== "none";
  });
}"""


IS_TICKED = "value => document.activeElement.checked && document.activeElement.value === value"


def tab_to(page: Page, selector: str) -> None:
    """Tab until the focus stands there, and look that it can be seen."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("which => document.activeElement.matches(which)", selector):
            break
    else:
        raise AssertionError(f"the keyboard does not come to {selector}")
    assert page.evaluate(SEEN), f"the focus on {selector} cannot be seen"


def tick(page: Page, name: str, value: str) -> None:
    """One of several, by arrows."""
    tab_to(page, f"[name={name}]")
    page.keyboard.press("Space")
    for _ in range(12):
        if page.evaluate(
            "value => document.activeElement.checked && document.activeElement.value === value", value
        ):
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"the arrows do not come to {name}={value}")


def enter(page: Page, selector: str) -> None:
    """Tab there, press, and wait for the page that comes."""
    tab_to(page, selector)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.locator("h1").first.wait_for()


def hears(page: Page, *roles: str) -> None:
    """What a screen reader is told: each of these, with its name."""
    tree = page.locator("main").aria_snapshot()
    for role in roles:
        assert re.search(rf"- '?{role} \"[^\"]+\"", tree), f"no {role} with a name in:\n{tree}"
    assert not re.search(r"- (button|link|textbox|radio|checkbox)(:|$)", tree, re.M), tree
