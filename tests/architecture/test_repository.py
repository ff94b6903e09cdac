"""Does the repository speak only of itself, and install from anywhere?"""

import re
from functools import cache

from tests.architecture.house import ROOT, inside, project, repository

BINARY = {".png", ".jpg", ".ico", ".woff2", ".sqlite3", ".bin", ".db", ".webp"}
# Where someone happened to write this must not be readable from it. Pieced together, so that
# this file does not find itself.
ELSEWHERE = [
    "/wo" + "rk/",
    "../sha" + "red",
    "/opt/py" + "pi",
    "/opt/whe" + "els",
    "pypi." + "org",
    "python" + "hosted",
    "registry." + "npmjs",
    "/ro" + "ot/",
]


@cache
def lock(name: str) -> str:
    return (ROOT / "requirements" / f"{name}.txt").read_text()


def pins(text: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9][a-z0-9._-]*)==([^\s;\\]+)", text, re.MULTILINE))


def test_it_names_no_place_where_it_was_written() -> None:
    found = [
        f"{inside(path)}: {word}"
        for path in repository()
        if path.suffix not in BINARY
        for word in ELSEWHERE
        if word in path.read_text(errors="replace")
    ]
    assert found == []


def test_it_installs_from_any_index() -> None:
    for name in ("run", "dev"):
        assert not re.search(r"://|file:|--index|--extra|--find-links|--trusted", lock(name))


def test_it_checks_the_hash_of_every_package() -> None:
    for name in ("run", "dev"):
        blocks = re.split(r"\n(?=[a-z0-9])", lock(name).strip())
        assert len(blocks) > 5
        assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_it_locks_what_the_project_asks_for() -> None:
    run = project()["project"]["dependencies"]
    dev = project()["dependency-groups"]["dev"]
    for wanted, name in ((run, "run"), ([*run, *dev], "dev")):
        for line in wanted:
            package, version = line.split("==")
            assert pins(lock(name)).get(package.split("[")[0]) == version, f"{line}: make lock"
    assert pins(lock("run")).items() <= pins(lock("dev")).items()


def test_it_says_why_each_dependency_is_there() -> None:
    text = (ROOT / "pyproject.toml").read_text()
    lines = re.findall(r'^    "[a-z0-9\[\]._-]+==[^"]+",(.*)$', text, re.MULTILINE | re.IGNORECASE)
    asked = project()["project"]["dependencies"] + project()["dependency-groups"]["dev"]
    assert len(lines) == len(asked)
    assert all(re.match(r"\s+# \S.{8,}", comment) for comment in lines)


def test_it_links_to_documents_that_exist() -> None:
    dead = [
        f"{inside(path)} -> {target}"
        for path in repository()
        if path.suffix == ".md"
        for target in re.findall(r"\]\(([^)\s#]+)[^)]*\)", path.read_text())
        if "://" not in target and not target.startswith(("mailto:", "page:"))
        if not (path.parent / target).exists()
    ]
    assert dead == []
