"""How do two hundred strangers come in one minute? Each test begins a new minute."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings

from sijak.accounts import line


@pytest.fixture(autouse=True)
def new_minute(request: pytest.FixtureRequest) -> None:
    """The vault takes so many strangers a minute; a test that wants a crowd makes one."""
    if "house" in request.fixturenames:
        request.getfixturevalue("house").state._crowd.clear()


@pytest.fixture
def vault_away(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[], None]:
    """From now on nobody answers where the vault was."""

    def leave() -> None:
        monkeypatch.setattr(settings, "SIJAK_VAULT_SOCKET", str(tmp_path / "nobody"))
        line.vault.cache_clear()

    return leave
