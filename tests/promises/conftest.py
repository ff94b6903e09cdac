"""What every test of the vault gets: an office of its own."""

from pathlib import Path

import pytest

from tests.vault.office import Office, found_office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return found_office(tmp_path)
