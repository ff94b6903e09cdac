"""How do strangers come in one minute? Each test begins a new minute."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def new_minute(request: pytest.FixtureRequest) -> None:
    if "house" in request.fixturenames:
        request.getfixturevalue("house").state._crowd.clear()
