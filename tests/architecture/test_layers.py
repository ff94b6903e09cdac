"""Do the departments know only what lies below them?"""

import re
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import Model

from tests.architecture.house import (
    HANGUL,
    ROOT,
    SIJAK,
    VAULT,
    departments,
    imports,
    inside,
    layers,
    may_know,
    project,
    sources,
    tree,
)

# serve.py waits until the vault it has started answers.
KNOCKERS = ("accounts", "people", "practice", "serve.py")


def models() -> list[type[Model]]:
    return [one for one in apps.get_models() if one.__module__.startswith("sijak.")]


def department_of(model: type[Model]) -> str:
    return model.__module__.split(".")[1]


@pytest.mark.parametrize("department", departments())
def test_it_finds_every_department_on_exactly_one_line(department: str) -> None:
    assert sum(department in line for line in layers()) == 1


def test_it_reads_the_order_of_the_house() -> None:
    assert may_know("desk", "care") and may_know("care", "people")
    assert not may_know("people", "care")
    assert not may_know("reach", "health"), "departments on one line do not know each other"


def test_it_lets_foreign_keys_point_downwards_only() -> None:
    wrong = [
        f"{model._meta.label}.{field.name} -> {field.related_model.__name__}"
        for model in models()
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and field.related_model is not None
        if field.related_model.__module__.startswith("sijak.")
        if not may_know(department_of(model), department_of(field.related_model))
    ]
    assert wrong == []


def speaks_to_vault(path: Path) -> list[str]:
    return [name for name in imports(tree(path)) if name.split(".")[0] == "vault"]


@pytest.mark.parametrize("path", sources(SIJAK), ids=inside)
def test_it_knows_of_the_vault_only_the_client(path: Path) -> None:
    names = speaks_to_vault(path)
    assert all(re.match(r"vault\.client(\.|$)", name) for name in names), names
    assert not names or path.relative_to(SIJAK).parts[0] in KNOCKERS


@pytest.mark.parametrize("path", sources(VAULT), ids=inside)
def test_it_keeps_the_vault_apart_from_the_house(path: Path) -> None:
    roots = {name.split(".")[0] for name in imports(tree(path))}
    assert not roots & {"sijak", "django", "tests", "bench"}


def declared(*names: str) -> set[str]:
    lines = project()["project"]["dependencies"] if "run" in names else []
    return {re.split(r"[=<>\[;]", line)[0].strip().lower() for line in lines}


def test_it_declares_every_package_that_the_code_imports() -> None:
    homes = packages_distributions()
    used = {name.split(".")[0] for path in sources(SIJAK, VAULT, HANGUL) for name in imports(tree(path))}
    foreign = {root: homes[root] for root in used if root in homes}
    undeclared = {
        root for root, owners in foreign.items() if not {owner.lower() for owner in owners} & declared("run")
    }
    assert undeclared == set()


def test_it_lets_the_vault_lean_on_two_packages_only() -> None:
    homes = packages_distributions()
    used = {name.split(".")[0] for path in sources(VAULT, HANGUL) for name in imports(tree(path))}
    assert used & set(homes) <= {"cryptography", "rapidfuzz", "vault"}


def test_it_has_no_drawer_for_everything_and_no_signals() -> None:
    names = [inside(path) for path in sources(SIJAK, VAULT, ROOT / "scripts")]
    banned = re.compile(r"(^|/)(utils?|helpers?|misc|common|signals?)(\.py|/)")
    assert [name for name in names if banned.search(name)] == []


def test_it_does_without_djangos_own_accounts_and_sessions() -> None:
    """The vault keeps both: a second place for phrases or sessions would be one too many."""
    banned = {f"django.contrib.{name}" for name in ("auth", "sessions", "admin", "contenttypes")}
    assert not banned & set(settings.INSTALLED_APPS)
    assert not [one for one in settings.MIDDLEWARE if one.startswith(tuple(banned))]
