"""How does the whole public site stand in a folder, so that it lives when the house does not?

Every listed page in every language with what it shows, its links made relative: any web server serves it, and
so does a folder on a stick. Forms are not copied: their place is taken by a page with telephone numbers and
the live address. Written beside and then put in place; what is gone from the house goes from the copy.
"""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from posixpath import relpath

from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils import translation

from sijak.kernel import generation
from sijak.pages import http
from sijak.pages.addresses import all_addresses, in_each_language
from sijak.ui import lines
from sijak.ui.context import shell

LINK = re.compile(r'(?P<name>\b(?:href|src)=")(?P<path>/[^"#?]*)(?P<rest>[^"]*)(?=")')
FILES = ("/sitemap.xml", "/robots.txt")
MISSING = "/404/"
MARK = ".generation"
HELP = ("reach:ask", "reach:come-back")


@dataclass(slots=True)
class Copied:
    """How many pages and files stand in the folder now."""

    folder: Path
    pages: int = 0
    files: set[str] = field(default_factory=set)
    ours: frozenset[str] = field(default_factory=lambda: frozenset({*listed(), *help_paths()}))


def folder() -> Path:
    return Path(settings.SIJAK_SITE_DIR)


def write_copy(target: Path | None = None) -> Copied:
    """The whole site anew. What stood there stays until the new copy is whole."""
    target = target or folder()
    beside, old = target.with_name(f"{target.name}.new"), target.with_name(f"{target.name}.old")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True, mode=0o755)
    done, now = Copied(beside), generation.current()
    for path in listed():
        copy_page(done, path)
    for path in help_paths():
        put(done, path, relative(done, path, help_page(path)))
        done.pages += 1
    # A server shows it at any depth: its links stay as they are, from the root.
    put(done, MISSING, (http.body_of(MISSING, status=404) or b"").decode())
    for path in FILES:
        copy_file(done, path)
    (beside / MARK).write_text(str(now))
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        os.replace(target, old)
    os.replace(beside, target)
    shutil.rmtree(old, ignore_errors=True)
    done.folder = target
    return done


def take_out(paths: list[str]) -> None:
    """At once: what is gone is deleted, what changed is written anew. Nothing happens without a copy."""
    target = folder()
    if not target.is_dir():
        return
    done = Copied(target)
    for path in dict.fromkeys([*paths, *FILES]):
        file = place(target, path)
        if file is None:
            continue
        file.unlink(missing_ok=True)
        if path.endswith("/"):
            copy_page(done, path)
        else:
            copy_file(done, path)


def is_behind() -> bool:
    """Is there a copy, and has what the public sees changed since?"""
    mark = folder() / MARK
    return mark.is_file() and mark.read_text() != str(generation.current())


def listed() -> list[str]:
    forms = help_paths()
    found = [path for one in all_addresses() for path in one.path_by_language.values()]
    return [path for path in dict.fromkeys(found) if path not in forms]


def help_paths() -> list[str]:
    return [path for name in HELP for path in in_each_language(name).values()]


def copy_page(done: Copied, path: str) -> None:
    page = http.body_of(path)
    if page is not None:
        put(done, path, relative(done, path, page.decode()))
        done.pages += 1


def copy_file(done: Copied, path: str) -> None:
    """A picture, a feed, the stylesheet. Files with a name of their content are read from their folder."""
    if path in done.files:
        return
    done.files.add(path)
    if path.startswith(settings.STATIC_URL):
        name = path.removeprefix(settings.STATIC_URL)
        found = Path(settings.STATIC_ROOT, name) if settings.STATIC_ROOT else Path(finders.find(name) or "")
        content = found.read_bytes() if found.is_file() else b""
    else:
        content = http.body_of(path) or b""
    file = place(done.folder, path)
    if content and file is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def relative(done: Copied, page: str, html: str) -> str:
    """Links within the copy lead from file to file; others lead to the living house."""
    here = page if page.endswith("/") else f"{page.rpartition('/')[0]}/"

    def lead(found: re.Match[str]) -> str:
        path = found["path"]
        if path in done.ours:
            return f"{found['name']}{relpath(path + 'index.html', here)}{found['rest']}"
        if Path(path).suffix:
            copy_file(done, path)
            return f"{found['name']}{relpath(path, here)}"
        return f"{found['name']}{settings.SIJAK_ORIGIN}{path}{found['rest']}"

    return LINK.sub(lead, html)


def help_page(path: str) -> str:
    language = next((code for code in ("en", "zh-hans") if path.startswith(f"/{code}/")), "ko")
    request = http.request_for(path)
    with translation.override(language):
        known = {**shell(request), "live": settings.SIJAK_ORIGIN + path, "office": settings.SIJAK_PHONE,
                 "lines": lines.crisis_lines(*lines.NEAREST_FIRST), "as_of": lines.AS_OF}  # fmt: skip
        return render_to_string("pages/copied_help.html", known, request)


def place(root: Path, path: str) -> Path | None:
    """Where a path stands in the copy; None for one that would stand outside of it."""
    inside = path.strip("/")
    wanted = root / "404.html" if path == MISSING else root / inside / "index.html"
    if not path.endswith("/"):
        wanted = root / inside
    return wanted if wanted.resolve().is_relative_to(root.resolve()) else None


def put(done: Copied, path: str, html: str) -> None:
    file = place(done.folder, path)
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(html, encoding="utf-8")
