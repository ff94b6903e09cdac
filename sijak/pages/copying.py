"""How does the whole public site stand in a folder, so that it lives when the house does not?

Every listed page in every language with what it shows, its links made relative: any web server serves it, and
so does a folder on a stick. Forms are not copied: their place is taken by a page with telephone numbers and
the live address. Written beside and then put in place; what is gone from the house goes from the copy.
"""

from __future__ import annotations

import fcntl
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from posixpath import relpath
from urllib.parse import unquote

from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils import translation

from sijak.kernel import generation
from sijak.kernel.dates import today
from sijak.pages import http
from sijak.pages.addresses import Address, all_addresses
from sijak.ui import lines
from sijak.ui.context import shell

LINK = re.compile(r'(?P<name>\b(?:href|src)=")(?P<path>/(?!/)[^"#?]*)(?P<rest>[^"]*)(?=")')
SIZES = re.compile(r'(?P<name>\bsrcset=")(?P<list>[^"]*)(?=")')
FILES = ("/sitemap.xml", "/robots.txt")
MISSING = "/404/"
MARK = ".generation"
# What a page says about itself: the same for everybody (sijak.kernel.keeping), or made for one (a form).
SAME, FOR_ONE = "no-cache", "no-store"
TRIES = 5


@dataclass(slots=True)
class Copied:
    """How many pages and files stand in the folder now."""

    folder: Path
    pages: int = 0
    files: set[str] = field(default_factory=set)
    ours: frozenset[str] = field(default_factory=lambda: frozenset(listed()))
    quiet: frozenset[str] = field(default_factory=lambda: frozenset(quiet()))


class NotWhole(RuntimeError):
    """The house left something out of a page: no copy of that, the worker asks again."""


class NotOurs(RuntimeError):
    """In the folder stands something that we did not write: it would be deleted."""


def folder() -> Path:
    """Where it stands, also when the name in the settings leads elsewhere."""
    return Path(settings.SIJAK_SITE_DIR).resolve()


def moment() -> str:
    """What the copy is a copy of. The day is in it, since pages tell of days."""
    return f"{generation.current()} {today()}"


def write_copy(target: Path | None = None) -> Copied:
    """The whole site anew. What stood there stays until the new copy is whole.

    Raises NotOurs, and TimeoutError when the site changes faster than it is written: what was taken back
    while it was written must not come back with it.
    """
    target = target or folder()
    if target.is_dir() and any(target.iterdir()) and not (target / MARK).is_file():
        raise NotOurs(f"{target} holds something else than a copy of the site.")
    target.parent.mkdir(parents=True, exist_ok=True)
    with alone(target, "writing"):
        for _ in range(TRIES):
            beside, now = target.with_name(f"{target.name}.new"), moment()
            done = written(beside)
            lay(beside / MARK, now.encode())
            if put_in_place(beside, target, now):
                done.folder = target
                return done
    raise TimeoutError("The site changed each time that it was copied.")


def written(beside: Path) -> Copied:
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir()
    beside.chmod(0o755)
    done = Copied(beside)
    for path in listed():
        copy_page(done, path)
    # A server shows it at any depth: its links stay as they are, from the root.
    put(done, MISSING, (http.body_of(MISSING, status=404) or b"").decode())
    for path in FILES:
        copy_file(done, path)
    return done


def put_in_place(beside: Path, target: Path, now: str) -> bool:
    """Not when something changed since: then ``take_out`` has worked on the copy that still stands."""
    with alone(target, "changing"):
        if moment() != now:
            return False
        old = target.with_name(f"{target.name}.old")
        shutil.rmtree(old, ignore_errors=True)
        if target.exists():
            os.replace(target, old)
        os.replace(beside, target)
        shutil.rmtree(old, ignore_errors=True)
        return True


@contextmanager
def alone(target: Path, doing: str) -> Iterator[None]:
    """Web processes and the worker wait for one another; a lock ends with whoever held it."""
    with lock_file(target, doing).open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def lock_file(target: Path, doing: str) -> Path:
    return target.with_name(f".{target.name}.{doing}")


def take_out(paths: list[str]) -> None:
    """At once: what is gone is deleted, what changed is written anew. Nothing happens without a copy.

    First everything is deleted, then written: what cannot be written now is missing until the worker comes.
    """
    target = folder()
    if not lock_file(target, "changing").exists():
        return
    with alone(target, "changing"):
        if not (target / MARK).is_file():
            return
        done, all_paths = Copied(target), dict.fromkeys([*paths, *FILES])
        for path in all_paths:
            if (file := place(target, path)) is not None and file.is_file():
                file.unlink()
                with suppress(OSError):  # an empty folder would tell that something was there
                    file.parent.rmdir()
        for path in all_paths:
            write_again(done, path)


def write_again(done: Copied, path: str) -> None:
    """Only what a whole copy would hold too."""
    if path in done.ours:
        copy_page(done, path)
    elif not path.endswith("/"):
        copy_file(done, path)


def is_behind() -> bool:
    """Is there a copy, and has what the public sees changed since? Or was one cut short in its last step?"""
    target = folder()
    mark = target / MARK
    if mark.is_file():
        return mark.read_text() != moment()
    return not target.exists() and target.with_name(f"{target.name}.old").exists()


def listed() -> list[str]:
    return paths_of(all_addresses())


def quiet() -> list[str]:
    """Nobody between keeps them; they are the same for everybody (docs/adr/0032)."""
    return paths_of(one for one in all_addresses() if one.is_quiet)


def paths_of(addresses: Iterable[Address]) -> list[str]:
    return list(dict.fromkeys(path for one in addresses for path in one.path_by_language.values()))


def copy_page(done: Copied, path: str) -> None:
    """A form cannot be sent from a copy: whom to call and the living address stand in its place."""
    found = http.page_of(path)
    if found is None:
        return
    page, said = found
    if said not in (SAME, FOR_ONE):
        raise NotWhole(path)
    html = page.decode() if said == SAME or path in done.quiet else help_page(path)
    put(done, path, relative(done, path, html))
    done.pages += 1


def copy_file(done: Copied, path: str) -> None:
    """A picture, a feed, the stylesheet. Files with a name of their content are read from their folder."""
    if path in done.files or ".." in PurePosixPath(unquote(path)).parts:
        return
    done.files.add(path)
    if path.startswith(settings.STATIC_URL):
        found = static_file(path.removeprefix(settings.STATIC_URL))
        content = found.read_bytes() if found is not None else b""
    else:
        content = http.body_of(path) or b""
    file = place(done.folder, path)
    if content and file is not None:
        lay(file, content)


def static_file(name: str) -> Path | None:
    """Only what lies in the folder of static files: a link that somebody wrote may ask for anything."""
    if not settings.STATIC_ROOT:
        return Path(str(found)) if (found := finders.find(name)) else None
    root = Path(settings.STATIC_ROOT).resolve()
    wanted = (root / name).resolve()
    return wanted if wanted.is_relative_to(root) and wanted.is_file() else None


def relative(done: Copied, page: str, html: str) -> str:
    """Links within the copy lead from file to file; others lead to the living house."""
    here = page if page.endswith("/") else f"{page.rpartition('/')[0]}/"

    def where(path: str, rest: str = "") -> str:
        if path in done.ours and not rest.startswith("?"):
            return relpath(path + "index.html", here) + rest
        if Path(path).suffix:
            copy_file(done, path)
            return relpath(path, here)
        return f"{settings.SIJAK_ORIGIN}{path}{rest}"

    def lead(found: re.Match[str]) -> str:
        return f"{found['name']}{where(found['path'], found['rest'])}"

    def lead_each(found: re.Match[str]) -> str:
        each = [one.split() for one in found["list"].split(",") if one.strip()]
        return found["name"] + ", ".join(" ".join([where(one[0]), *one[1:]]) for one in each)

    return SIZES.sub(lead_each, LINK.sub(lead, html))


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
        lay(file, html.encode())


def lay(file: Path, content: bytes) -> None:
    """Whole or not at all, and readable by whoever serves it, whatever this process keeps to itself."""
    for parent in reversed([one for one in file.parents if not one.exists()]):
        parent.mkdir(exist_ok=True)
        parent.chmod(0o755)
    beside = file.with_name(f".{file.name}.part")
    beside.write_bytes(content)
    beside.chmod(0o644)
    os.replace(beside, file)
