"""What the proofs get: an office of its own for the vault, a door with the cast behind it."""

from pathlib import Path

import pytest
from django.conf import settings

from sijak.practice import cast
from tests.house import House
from tests.vault.office import Office, found_office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return found_office(tmp_path)


@pytest.fixture
def door(house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_door(house, tmp_path, monkeypatch)


def open_door(house: House, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page of a practice store on which one enters with a click."""
    cast.write_cast(folder / "practice", {"people": house.people})
    monkeypatch.setattr(settings, "SIJAK_DATA_DIR", folder)
