"""How does somebody stand at their own pages? With eight words, in a browser of their own."""

from __future__ import annotations

from tests.reach.conftest import new_minute, vault_away

__all__ = ["new_minute", "vault_away"]
